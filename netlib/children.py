"""Child programs: starting them on pipes or a terminal of their own, and learning of their death."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from typing import Any


class NotStarted(Exception):
    """A program that could not be started; `stage` is "cwd" or "exec", `number` the errno."""

    def __init__(self, stage: str, number: int) -> None:
        super().__init__(stage, number)
        self.stage = stage
        self.number = number


def spawn(
    argv: Sequence[bytes],
    program: bytes,
    cwd: bytes,
    environment: dict[bytes, bytes],
    stdin: int,
    stdout: int,
    stderr: int,
    terminal: bool = False,
) -> int:
    """Start PROGRAM in a session of its own with these descriptors; its process id.

    With TERMINAL, STDIN is a terminal that becomes the one that controls it.  Raises `NotStarted`.
    """
    import subprocess

    def take_terminal() -> None:
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    try:
        child = subprocess.Popen(
            argv,
            executable=program,
            cwd=cwd,
            env=environment,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            close_fds=True,
            start_new_session=True,
            preexec_fn=take_terminal if terminal else None,
        )
    except OSError as failure:
        stage = "cwd" if failure.filename is not None and os.fsencode(failure.filename) == cwd else "exec"
        raise NotStarted(stage, failure.errno or 0) from None
    child.returncode = 0  # its death is waited for here, not by `subprocess`
    return child.pid


def open_terminal() -> tuple[int, int, str]:
    """A pseudo terminal for a program: our end, its end, its name.  It does not echo nor change line ends."""
    import termios

    ours, theirs = os.openpty()
    mode = termios.tcgetattr(theirs)
    iflag, oflag, cflag, lflag, _, _, cc = mode
    iflag &= ~(termios.IXON | termios.ISTRIP | termios.IUCLC if hasattr(termios, "IUCLC") else termios.ISTRIP)
    iflag |= termios.ICRNL
    oflag = (oflag | termios.OPOST) & ~termios.ONLCR
    cflag = (cflag & ~termios.CSIZE) | termios.CS8
    lflag = (lflag & ~termios.ECHO) | termios.ISIG | termios.ICANON
    cc[termios.VERASE] = cc[termios.VKILL] = b"\0"
    cc[termios.VEOF] = b"\x04"
    termios.tcsetattr(theirs, termios.TCSANOW, [iflag, oflag, cflag, lflag, termios.B9600, termios.B9600, cc])
    os.set_inheritable(ours, False)
    return ours, theirs, os.ttyname(theirs)


class ChildWatch:
    """Watches for the death of the child PID; `fd` becomes readable then."""

    __slots__ = ("fd", "pid")

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.fd = os.pidfd_open(pid)

    def reap(self) -> int | None:
        """Its wait status, None while it lives; closes `fd` once it is dead."""
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            pid, status = self.pid, 0
        if pid == 0:
            return None
        os.close(self.fd)
        self.fd = -1
        return status

    def close(self) -> None:
        """Stop watching."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def kill_group(pid: int, number: int = signal.SIGKILL) -> None:
    """Send the signal NUMBER to the group that PID leads."""
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def decode_status(status: int) -> tuple[str, int, bool]:
    """("exit", CODE, False) or ("signal", NUMBER, whether it left a core) for a wait STATUS."""
    if os.WIFSIGNALED(status):
        return "signal", os.WTERMSIG(status), os.WCOREDUMP(status)
    return "exit", os.WEXITSTATUS(status), False


def environment_of(entries: Sequence[bytes]) -> dict[bytes, bytes]:
    """The environment that the list ENTRIES of NAME=VALUE means: the first one for a name counts, NAME alone unsets."""
    result: dict[bytes, Any] = {}
    for entry in entries:
        name, equals, value = entry.partition(b"=")
        if name and name not in result:
            result[name] = value if equals else None
    return {name: value for name, value in result.items() if value is not None}
