"""Serial ports: opening one, and speed, size of bytes, parity, stop bits and flow control, by termios."""

from __future__ import annotations

import os
import termios
from typing import Any

SPEEDS: dict[int, int] = {
    int(name[1:]): getattr(termios, name) for name in dir(termios) if name[0] == "B" and name[1:].isdigit()
}
"""Bits per second, and what termios calls them."""


class Refused(Exception):
    """A step of `configure` that failed: its name, the errno."""

    def __init__(self, step: str, number: int) -> None:
        super().__init__(step, number)
        self.step = step
        self.number = number


def open_port(path: bytes) -> int:
    """The descriptor of the serial port at PATH, which does not become our terminal; raises OSError."""
    return os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)


def configure(fd: int, speed: int, bytesize: int, parity: str, stopbits: int, flowcontrol: str) -> None:
    """Make the port FD raw, and set it up.

    SPEED is in bits per second, BYTESIZE 7 or 8, PARITY "N", "E" or "O", STOPBITS 1 or 2, FLOWCONTROL "", "hw" or
    "sw".  Raises `Refused`; "Failed cfsetspeed" when there is no such speed.
    """
    try:
        iflag, oflag, cflag, lflag, _, _, cc = termios.tcgetattr(fd)
    except termios.error as failure:
        raise Refused("Failed tcgetattr", failure.args[0]) from None
    iflag &= ~(
        termios.IGNBRK
        | termios.BRKINT
        | termios.PARMRK
        | termios.ISTRIP
        | termios.INLCR
        | termios.IGNCR
        | termios.ICRNL
    )
    oflag &= ~termios.OPOST
    lflag &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
    cflag |= termios.CLOCAL | termios.CREAD
    cc[termios.VMIN], cc[termios.VTIME] = 1, 0
    rate = SPEEDS.get(speed)
    if rate is None:
        raise Refused("Failed cfsetspeed", 22)
    cflag = cflag & ~termios.CSIZE | (termios.CS7 if bytesize == 7 else termios.CS8)
    iflag &= ~(termios.IGNPAR | termios.INPCK)
    cflag &= ~(termios.PARENB | termios.PARODD)
    if parity != "N":
        iflag |= termios.IGNPAR | termios.INPCK
        cflag |= termios.PARENB | (termios.PARODD if parity == "O" else 0)
    cflag = cflag & ~termios.CSTOPB | (termios.CSTOPB if stopbits == 2 else 0)
    cflag &= ~termios.CRTSCTS
    iflag &= ~(termios.IXON | termios.IXOFF)
    if flowcontrol == "hw":
        cflag |= termios.CRTSCTS
    elif flowcontrol == "sw":
        iflag |= termios.IXON | termios.IXOFF
    mode: list[Any] = [iflag, oflag, cflag, lflag, rate, rate, cc]
    try:
        termios.tcsetattr(fd, termios.TCSANOW, mode)
    except termios.error as failure:
        raise Refused("Failed tcsetattr", failure.args[0]) from None


def drain(fd: int) -> None:
    """Wait until the port FD has sent everything."""
    try:
        termios.tcdrain(fd)
    except termios.error:
        pass
