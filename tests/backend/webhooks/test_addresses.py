"""Which addresses are called: nothing of ours, nothing of anybody's own network, however it is written."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import Any

import pytest

from backend.webhooks.addresses import is_public, target_of
from backend.webhooks.errors import AddressRefused


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
        "2001:0:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_ones_are_seen_through_every_disguise(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_ones_are_called(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/", "ftp://8.8.8.8/", "https://", "https:///x", "https://u:p@8.8.8.8/", "https://8.8.8.8/#x",
        "https://8.8.8.8:99999/", "https://[::1/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/",
        "https://169.254.169.254/latest/meta-data", "https://2130706433/", "https://0x7f.1/", "https://127.1/",
        "file:///etc/passwd", "javascript:alert(1)", "https://no-such-name.invalid/",
    ],
)  # fmt: skip
async def test_what_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        await target_of(url, any_address=False)


async def test_the_address_that_was_looked_at_is_the_one_that_is_called() -> None:
    target = await target_of("https://8.8.8.8:8443/hook?a=1", any_address=False)
    assert target == ("https://8.8.8.8:8443/hook?a=1", "8.8.8.8", "8.8.8.8:8443")


@pytest.mark.parametrize(("answers", "fine"), [(["8.8.8.8"], True), (["8.8.8.8", "10.0.0.1"], False)])
async def test_a_name_is_pinned_and_refused_when_one_of_its_addresses_is_private(
    monkeypatch: pytest.MonkeyPatch, answers: list[str], fine: bool
) -> None:
    async def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, 443)) for answer in answers]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    if fine:
        target = await target_of("https://hooks.example.com/x", any_address=False)
        assert target == ("https://8.8.8.8:443/x", "hooks.example.com", "hooks.example.com")
        return
    with pytest.raises(AddressRefused):
        await target_of("https://hooks.example.com/x", any_address=False)
