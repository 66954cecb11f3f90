"""Children that die with their parent, and finding those of an earlier start that did not.

Every child leads a session of its own, so that whatever it forked is found again by the session's number.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backend.services.home import Home
from backend.services.identity import Identity

_libc = ctypes.CDLL(None, use_errno=True)
_LINUX = platform.system() == "Linux"
_PR_SET_PDEATHSIG = 1
LOG_KEPT_BYTES = 10 * 2**20


@dataclass
class Child:
    """A started process, the signals that stop it in order, each with the seconds it gets."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    record: Path
    stops: Sequence[tuple[signal.Signals, float]] = field(default=((signal.SIGTERM, 10.0),))
    asked: bool = False

    def running(self) -> bool:
        return self.process.poll() is None

    def ask(self) -> None:
        """Send the first of its signals, and do not wait."""
        if self.running() and not self.asked:
            self.process.send_signal(self.stops[0][0])
        self.asked = True

    def stop(self) -> None:
        """Ask, then insist; what it forked goes with it."""
        for step, (signum, seconds) in enumerate((*self.stops, (signal.SIGKILL, 5.0))):
            if not self.running():
                break
            if step or not self.asked:
                self.process.send_signal(signum)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
        end_session(self.process.pid)
        self.record.unlink(missing_ok=True)

    def tail(self, lines: int = 15) -> str:
        """The end of its log."""
        if not self.log.is_file():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def _tied_to_parent(signum: signal.Signals, identity: Identity | None) -> None:
    """In the child, before exec: become whom it runs as, then ask for a signal when the parent dies."""
    parent = os.getppid()
    if identity is not None and identity.become is not None:
        identity.become()
    if _LINUX:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signum), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def spawn(
    home: Home,
    name: str,
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    identity: Identity | None = None,
    stops: Sequence[tuple[signal.Signals, float]] = ((signal.SIGTERM, 10.0),),
) -> Child:
    """Start ``command`` with its output in ``<home>/logs/<name>.log``.

    Call it from the main thread only: the kernel ties a child to the thread that made it.
    """
    log = home.log(name)
    if log.is_file() and log.stat().st_size > LOG_KEPT_BYTES:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            start_new_session=True,
            preexec_fn=lambda: _tied_to_parent(stops[0][0], identity),
        )
    record = home.run / f"{name}.json"
    record.write_text(json.dumps({"pid": process.pid, "started": started_at(process.pid)}))
    return Child(name, process, log, record, stops)


def started_at(pid: int) -> str | None:
    """When ``pid`` began, as the system writes it: with the pid, its identity. None when there is none."""
    if _LINUX:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
            boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        except OSError:
            return None
        state, *rest = stat.rpartition(")")[2].split()
        return None if state == "Z" else f"{boot} {rest[18]}"
    listed = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.strip() or None


def command_line(pid: int) -> str:
    """The words that ``pid`` was started with; empty when there is none."""
    if _LINUX:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    listed = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout


def all_pids() -> list[int]:
    """Every process that there is."""
    if _LINUX:
        return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    listed = subprocess.run(["ps", "-axo", "pid="], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def _in_session(pid: int, session: int) -> bool:
    try:
        return os.getsid(pid) == session and started_at(pid) is not None
    except (ProcessLookupError, PermissionError):
        return False


def _signal(pid: int, signum: signal.Signals) -> None:
    try:
        os.kill(pid, signum)
    except ProcessLookupError:
        return


def end_session(session: int) -> None:
    """Kill what is left of a session that one of our children led."""
    for pid in all_pids():
        if _in_session(pid, session):
            _signal(pid, signal.SIGKILL)


def end_process(pid: int, stops: Sequence[tuple[signal.Signals, float]]) -> None:
    """Stop a process that is not our child: each signal gets its seconds, the last is SIGKILL."""
    born = started_at(pid)
    for signum, seconds in (*stops, (signal.SIGKILL, 5.0)):
        _signal(pid, signum)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if started_at(pid) != born or born is None:
                return
            time.sleep(0.02)


def end_leftover(home: Home, name: str, stops: Sequence[tuple[signal.Signals, float]]) -> bool:
    """End the child that an earlier start recorded under ``name``, with its session. True when there was one.

    A number is reused only once its whole session is gone, and a leader of another birth is not ours.
    """
    record = home.run / f"{name}.json"
    try:
        known = json.loads(record.read_text())
        pid, born = int(known["pid"]), known["started"]
    except (OSError, ValueError, KeyError, TypeError):
        record.unlink(missing_ok=True)
        return False
    alive = started_at(pid) is not None
    ours = alive and started_at(pid) == born
    if ours:
        end_process(pid, stops)
    if ours or (not alive and _same_boot(born)):
        end_session(pid)
    record.unlink(missing_ok=True)
    return ours


def _same_boot(born: str | None) -> bool:
    own = started_at(os.getpid())
    return bool(born and own and _LINUX and born.split()[0] == own.split()[0])
