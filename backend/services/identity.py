"""As whom PostgreSQL runs. It refuses to be root, so root hands it to somebody else: no new users, no new modes.

``nobody`` owns the data folder and keeps one capability, enough to walk through folders that are closed to it (a
clone under ``/root``). Where the machine forbids that, PostgreSQL runs in a user namespace in which root has another
number.
"""

from __future__ import annotations

import ctypes
import os
import platform
import pwd
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend.services.failure import ServiceError

_libc = ctypes.CDLL(None, use_errno=True)

_CAPABILITY_VERSION_3 = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP = 28, 1 << 2
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 47, 2
_CLONE_NEWUSER = 0x10000000
_ANYBODY = 65534


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Capabilities(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    ]


@dataclass(frozen=True)
class Identity:
    """``become`` runs in the child before exec; ``uid`` and ``gid`` own the folders that the server writes."""

    name: str
    uid: int
    gid: int
    become: Callable[[], None] | None = None

    def own(self, path: Path) -> None:
        """Give ``path`` and all in it to this identity (root alone has to)."""
        if self.become is None or path.stat().st_uid == self.uid:
            return
        for folder, _, files in os.walk(path):
            os.chown(folder, self.uid, self.gid)
            for file in files:
                os.chown(Path(folder, file), self.uid, self.gid, follow_symlinks=False)


def _check(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), what)


def _drop(uid: int, gid: int, capability: int) -> Callable[[], None]:
    def become() -> None:
        _check(_libc.prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP, 0, 0, 0), "securebits")
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
        kept = (_Capabilities * 2)()
        kept[0].effective = kept[0].permitted = kept[0].inheritable = 1 << capability
        _check(_libc.capset(ctypes.byref(_Header(_CAPABILITY_VERSION_3, 0)), kept), "capset")
        _check(_libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability, 0, 0), "ambient")

    return become


def _write(path: str, text: str) -> None:
    handle = os.open(path, os.O_WRONLY)
    os.write(handle, text.encode())
    os.close(handle)


def _enter_namespace() -> None:
    uid, gid = os.geteuid(), os.getegid()
    _check(_libc.unshare(_CLONE_NEWUSER), "unshare")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{_ANYBODY} {uid} 1")
    _write("/proc/self/gid_map", f"{_ANYBODY} {gid} 1")


def _candidates() -> list[Identity]:
    try:
        other = pwd.getpwnam("nobody")
        drops = [
            Identity("nobody", other.pw_uid, other.pw_gid, _drop(other.pw_uid, other.pw_gid, capability))
            for capability in (_DAC_READ_SEARCH, _DAC_OVERRIDE)
        ]
    except KeyError:
        drops = []
    return [*drops, Identity("a user namespace", 0, 0, _enter_namespace)]


def _works(identity: Identity, binary: Path) -> bool:
    try:
        done = subprocess.run(
            [binary, "-V"], preexec_fn=identity.become, capture_output=True, timeout=20, cwd="/", check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def postgres_identity(binary: Path) -> Identity:
    """Who runs PostgreSQL here: the caller, or for root the first way that this machine allows."""
    if os.geteuid() != 0:
        return Identity("you", os.geteuid(), os.getegid())
    if platform.system() == "Linux":
        for identity in _candidates():
            if _works(identity, binary):
                return identity
    raise ServiceError(
        "PostgreSQL refuses to run as root, and here root may neither become another user nor open a user namespace.",
        "Run AIQLeads as an ordinary user, or set AIQLEADS_DATABASE_URL to a server of your own.",
    )
