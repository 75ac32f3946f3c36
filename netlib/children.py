"""Child programs: starting them on pipes or a terminal of their own, and learning of their death."""

from __future__ import annotations

import errno
import os
import signal
import weakref
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


def open_terminal(plain: bool = False) -> tuple[int, int, str]:
    """A pseudo terminal for a program: our end, its end, its name.  It does not echo nor change line ends.

    With PLAIN it is as the system makes it.
    """
    import termios

    ours, theirs = os.openpty()
    os.set_inheritable(ours, False)
    if plain:
        return ours, theirs, os.ttyname(theirs)
    mode = termios.tcgetattr(theirs)
    iflag, oflag, cflag, lflag, in_speed, out_speed, cc = mode
    iflag = (iflag | termios.ICRNL) & ~termios.ISTRIP
    oflag = (oflag | termios.OPOST) & ~termios.ONLCR
    cflag = (cflag & ~termios.CSIZE) | termios.CS8
    lflag = (lflag & ~termios.ECHO) | termios.ISIG | termios.ICANON
    cc[termios.VERASE] = cc[termios.VKILL] = b"\0"
    cc[termios.VEOF] = b"\x04"
    termios.tcsetattr(theirs, termios.TCSANOW, [iflag, oflag, cflag, lflag, in_speed, out_speed, cc])
    return ours, theirs, os.ttyname(theirs)


def spawn_complaint(
    name: bytes,
    program: bytes,
    number: int,
    cwd: bytes,
    stdin: int,
    stdout: int,
    stderr: int,
    terminal: bool = False,
) -> int:
    """Start what a fork that could not become PROGRAM because of errno NUMBER is: it says so as NAME, and exits."""
    code = 127 if number == errno.ENOENT else 126
    script = b'printf "%s: %s: %s\\n" "$0" "$1" "$2" >&2; exit ' + str(code).encode()
    words = [b"/bin/sh", b"-c", script, name, program, os.strerror(number).encode()]
    return spawn(words, b"/bin/sh", cwd, {}, stdin, stdout, stderr, terminal)


# SIGCHLD: a pidfd tells of a child's death, but not that it was stopped or goes on

_hosts: weakref.WeakSet[Any] = weakref.WeakSet()


def tell_of_children(host: Any) -> None:
    """Have `host.child_signalled` called, in the main thread, whenever SIGCHLD comes.

    Where another part of the program handles SIGCHLD, or outside the main thread, nothing happens.
    """
    import threading

    if host in _hosts:
        return
    host.wake_fd  # noqa: B018  made here, not in a signal handler
    _hosts.add(host)
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGCHLD) != signal.SIG_DFL:
        return

    def handler(_number: int, _frame: object) -> None:
        for each in list(_hosts):
            each.child_signalled()

    signal.signal(signal.SIGCHLD, handler)


class ChildWatch:
    """Watches for the death of the child PID; `fd` becomes readable then."""

    __slots__ = ("fd", "pid")

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.fd = os.pidfd_open(pid)

    def reap(self) -> int | None:
        """Its wait status, None while nothing has happened to it; closes `fd` once it is dead."""
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED | os.WCONTINUED)
        except ChildProcessError:
            pid, status = self.pid, 0
        if pid == 0:
            return None
        if os.WIFSTOPPED(status) or os.WIFCONTINUED(status):
            return status
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
    """What a wait STATUS says.

    ("exit", CODE, False), ("stop", NUMBER, False), ("run", 0, False) or ("signal", NUMBER, whether it left a core).
    """
    if os.WIFSTOPPED(status):
        return "stop", os.WSTOPSIG(status), False
    if os.WIFCONTINUED(status):
        return "run", 0, False
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
