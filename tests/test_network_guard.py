"""The guard that every test runs under: another machine is never reached, and the attempt is noted."""

from __future__ import annotations

import socket

import pytest


def test_an_attempt_is_refused_and_noted(outgoing: list[str]) -> None:
    with pytest.raises(OSError, match="no other machine"), socket.socket() as tried:
        tried.connect(("192.0.2.1", 80))
    with pytest.raises(OSError, match="no other machine"):
        socket.getaddrinfo("telemetry.example.com", 443)
    assert outgoing == ["192.0.2.1", "telemetry.example.com"]
