"""Output streams: what the argument PRINTCHARFUN of the print functions may be."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.insertion import insert_at_point, low_bytes
from elwire.builtins.buffers.markers import Marker
from elwire.interpreter.characters import MAX_CHAR, from_python, to_python
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.signals import Name, Signal, error, signal
from elwire.interpreter.streams import Output


def stream_of(it: Any, printcharfun: Obj) -> Stream:
    """The stream that PRINTCHARFUN names; nil is the value of `standard-output`, or standard output."""
    if printcharfun is nil:
        printcharfun = it.s.standard_output.value
    if printcharfun is t or printcharfun is nil:
        return OutputStream(it, it.stdout)
    if isinstance(printcharfun, Buffer):
        return BufferStream(it, printcharfun)
    if isinstance(printcharfun, Marker):
        return MarkerStream(it, printcharfun)
    if isinstance(printcharfun, Symbol) and printcharfun.name == "external-debugging-output" and printcharfun.interned:
        from elwire.builtins.language.printing import debugging_output

        return OutputStream(it, debugging_output(it))
    return FunctionStream(it, printcharfun)


class Stream:
    """Where printed text goes."""

    def __init__(self, it: Any) -> None:
        self.it = it

    def manner(self, escape: bool) -> dict[str, bool]:
        """Options of `Printer` for what is printed here."""
        return {}

    def write(self, text: str) -> None:
        """Write TEXT, in which raw bytes are lone surrogates."""
        raise NotImplementedError

    def write_part(self, text: str) -> None:
        """Write TEXT, the beginning of what an error cut short."""
        self.write(text)

    def write_character(self, code: int) -> None:
        """Write the character CODE, of which only the bits that make a character count."""
        self.write(to_python(code & MAX_CHAR))

    def at_line_start(self) -> bool:
        """Whether the next character begins a line."""
        raise NotImplementedError


class OutputStream(Stream):
    """Standard output or standard error."""

    def __init__(self, it: Any, output: Output) -> None:
        super().__init__(it)
        self.output = output
        output.printed = True

    def write(self, text: str) -> None:
        self.output.write(text)

    def at_line_start(self) -> bool:
        return self.output.at_line_start


class FunctionStream(Stream):
    """A function, called with each character."""

    def __init__(self, it: Any, function: Obj) -> None:
        super().__init__(it)
        self.function = function

    def manner(self, escape: bool) -> dict[str, bool]:
        return {"latin": not escape}

    def write(self, text: str) -> None:
        function = self.function
        call = getattr(function, "call", None)
        if call is None:
            call = _funcall(self.it, function)
        for char in text:
            call(from_python(char))

    def write_character(self, code: int) -> None:
        call = getattr(self.function, "call", None) or _funcall(self.it, self.function)
        call(code)

    def at_line_start(self) -> bool:
        raise signal_unsupported(self.function)


def _funcall(it: Any, function: Obj) -> Any:
    """What calls FUNCTION, which is no function object: the errors and the lambda lists are `funcall`'s affair."""
    funcall = it.intern("funcall")
    return lambda *args: funcall.call(function, *args)


def signal_unsupported(function: Obj) -> Exception:
    """The error of `terpri` with ENSURE on a function."""
    # Emacs makes the function the tail of the data, not an element.
    return Signal(Name("error"), Cons(LispString("Unsupported function argument"), function))


class BufferStream(Stream):
    """A buffer, at its point, which moves along."""

    def __init__(self, it: Any, buffer: Buffer) -> None:
        super().__init__(it)
        if not buffer.live:
            raise error("Selecting deleted buffer")
        self.buffer = buffer

    def manner(self, escape: bool) -> dict[str, bool]:
        # A multibyte buffer gets raw bytes, a unibyte buffer gets characters, as escapes.
        return {"escape_raw": True} if self.buffer.multibyte else {"escape_multibyte": True}

    def write(self, text: str) -> None:
        it = self.it
        saved = it.buffer
        it.buffer = self.buffer
        try:
            self.insert(text)
        finally:
            if saved.live:
                it.buffer = saved

    def insert(self, text: str) -> None:
        """Insert TEXT in the buffer, which is current."""
        insert_at_point(self.it, text if self.buffer.multibyte else low_bytes(text))

    def write_part(self, text: str) -> None:
        # What is printed reaches a buffer all at once, at the end.
        pass

    def at_line_start(self) -> bool:
        buffer = self.buffer
        return buffer.point == buffer.begv or buffer.string(buffer.point - 1, buffer.point) == "\n"


class MarkerStream(BufferStream):
    """The place a marker points to; the marker moves behind what is printed."""

    def __init__(self, it: Any, marker: Marker) -> None:
        buffer = marker.buffer
        if buffer is None:
            raise error("Marker does not point anywhere")
        super().__init__(it, buffer)
        self.marker = marker
        if not buffer.begv <= marker.position <= buffer.zv:
            raise signal("error", LispString("Marker is outside the accessible part of the buffer"), marker)

    def insert(self, text: str) -> None:
        buffer = self.buffer
        before = buffer.point
        at = self.marker.position
        buffer.set_point(at)
        size = buffer.size()
        super().insert(text)
        grown = buffer.size() - size
        self.marker.set(buffer, at + grown)
        # Point stays where it was in the text, behind what was inserted when it was at the marker.
        buffer.set_point(before + grown if before >= at else before)

    def at_line_start(self) -> bool:
        buffer, at = self.buffer, self.marker.position
        return at == buffer.begv or buffer.string(at - 1, at) == "\n"
