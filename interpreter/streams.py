"""Standard output and standard error of an interpreter, `it.stdout` and `it.stderr`.

Text goes out in Emacs's own encoding: UTF-8, a raw byte as the two bytes Emacs has for it.  Standard output is
buffered as C's stdio would: whole blocks to a pipe or file, lines to a terminal, so that what two programs write to
the same place comes in the order in which it comes from Emacs.

A program that embeds the interpreter may put an `Output` with a function of its own in their place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from elwire.interpreter.objects import LispString
from elwire.interpreter.strings import internal_bytes

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

BLOCK = 4096


class Output:
    """Where text is written: WRITE takes bytes; `block`, `line` or no BUFFERING.

    A failure to write is kept in `failure`, what was to be written is lost, and the rest of the program goes on, for
    so does Emacs, which complains when it exits.
    """

    def __init__(self, write: Callable[[bytes], object], buffering: str = "block") -> None:
        self.failure: OSError | None = None
        self.at_line_start = False
        """Whether the last character that counts was a newline; nothing at all written is none."""
        self.printed = False
        """Set by what prints, cleared by `message`, which then begins with a newline."""
        self._write = write
        self._buffering = buffering
        self._pending: list[bytes] = []
        self._size = 0

    @classmethod
    def on_descriptor(cls, descriptor: int, buffering: str | None = None) -> Output:
        """The output on the file DESCRIPTOR, buffered as the C library would."""
        if buffering is None:
            buffering = "line" if os.isatty(descriptor) else "block"

        def write(data: bytes) -> None:
            while data:
                data = data[os.write(descriptor, data) :]

        return cls(write, buffering)

    def write(self, text: str, counts: bool = True) -> None:
        """Write TEXT, in which a raw byte is a lone surrogate; COUNTS says whether `at_line_start` notices."""
        if not text:
            return
        if counts:
            self.at_line_start = text.endswith("\n")
        try:
            data = text.encode()
        except UnicodeEncodeError:
            data = internal_bytes(LispString(text, True))
        self.write_bytes(data)

    def write_bytes(self, data: bytes) -> None:
        """Write DATA as it is."""
        if not data:
            return
        self._pending.append(data)
        self._size += len(data)
        if self._buffering == "none" or (self._buffering == "line" and b"\n" in data):
            self._flush_lines()
        elif self._size > BLOCK:
            data = b"".join(self._pending)
            whole = (len(data) - 1) // BLOCK * BLOCK
            self._pending = [data[whole:]]
            self._size = len(data) - whole
            self._deliver(data[:whole])

    def _flush_lines(self) -> None:
        data = b"".join(self._pending)
        end = len(data) if self._buffering == "none" else data.rfind(b"\n") + 1
        self._pending = [data[end:]] if end < len(data) else []
        self._size = len(data) - end
        self._deliver(data[:end])

    def flush(self) -> None:
        """Write out what is buffered."""
        if self._pending:
            data = b"".join(self._pending)
            self._pending = []
            self._size = 0
            self._deliver(data)

    def complaint(self) -> str | None:
        """What Emacs says on leaving when standard output could not be written; None when all was well."""
        self.flush()
        if self.failure is None:
            return None
        return f"Write error to standard output: {os.strerror(self.failure.errno or 0)}"

    def _deliver(self, data: bytes) -> None:
        try:
            self._write(data)
        except OSError as problem:
            self.failure = problem


def attach(it: Interpreter) -> None:
    """Give the interpreter IT the standard streams of the process, unless it has some already."""
    if it.stdout is None:
        it.stdout = Output.on_descriptor(1)
    if it.stderr is None:
        it.stderr = Output.on_descriptor(2, "none")
