"""Evaluating what a buffer holds: `eval-buffer`, `eval-region`.  See "Eval" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.builtins.language.loading import record
from elwire.interpreter.errors import resolve
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, nil, t
from elwire.interpreter.reader import Reader
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error
from elwire.interpreter.source import first_line_cookies

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class _Text:
    """The text of a buffer as the reader sees it, taken anew when the buffer has changed."""

    def __init__(self, it: Interpreter, buffer: Buffer) -> None:
        self.it = it
        self.buffer = buffer
        self.key: Any = None
        self.reader: Any = None

    def reader_at(self, position: int, last: int) -> Reader:
        """A reader at POSITION of the accessible text up to LAST."""
        buffer = self.buffer
        if not buffer.live:
            raise error("Reading from killed buffer")
        key = (buffer.text.modiff, buffer.begv, last)
        if self.key != key:
            self.key = key
            self.reader = Reader(self.it, buffer.string(buffer.begv, last), located=True)
        reader: Reader = self.reader
        reader.pos = position - buffer.begv
        return reader


def _evaluate_buffer(it: Interpreter, buffer: Buffer, printing: bool) -> None:
    """Evaluate the forms behind point in BUFFER, whose point moves along."""
    text = _Text(it, buffer)
    while True:
        reader = text.reader_at(buffer.point, buffer.zv)
        form = nil
        try:
            done = reader.at_end()
            if not done:
                form = reader.read()
        except Signal as failure:
            raise _named(it, failure) from None
        buffer.set_point(buffer.begv + reader.pos)
        if done:
            return
        _show(it, it.loader.toplevel(form), printing)


def _evaluate_region(it: Any, start: Obj, end: Obj, printing: bool, read_function: Obj) -> None:
    """Evaluate the forms between START and END of the current buffer; point is where it was before each of them."""
    s = it.s
    buffer = it.buffer
    text = _Text(it, buffer)
    place = Place(buffer, 1)
    more = True
    try:
        while more:
            if not buffer.live:
                raise error("Reading from killed buffer")
            excursion = it.save_excursion_begin()
            it.buffer = buffer
            restriction = it.save_restriction_begin()
            try:
                s.goto_char.call(start)
                s.narrow_to_region.call(buffer.begv, end)
                reader = text.reader_at(buffer.point, buffer.zv)
                form = nil
                try:
                    if reader.at_end():
                        return
                    if read_function is nil:
                        form = reader.read()
                except Signal as failure:
                    raise _named(it, failure) from None
                buffer.set_point(buffer.begv + reader.pos)
                if read_function is not nil:
                    form = it.call(read_function, buffer)
                    more = buffer.point < buffer.zv
                place.remove()
                place = Place(buffer, buffer.point)
            finally:
                it.save_restriction_end(restriction)
                it.save_excursion_end(excursion)
            _show(it, it.loader.toplevel(form), printing)
            start = place.position
    finally:
        place.remove()


def _show(it: Interpreter, value: Obj, printing: bool) -> None:
    """Print VALUE, what a form evaluated to, if PRINTING: on a line of its own except in the echo area."""
    if printing:
        echo = it.s.standard_output.value is t
        (it.s.prin1 if echo else it.s.print).call(value)


def _named(it: Interpreter, failure: Signal) -> Signal:
    """FAILURE, an `end-of-file` with the name of the file being loaded, if any, as its data."""
    resolve(it, failure)
    file = it.s.load_file_name.value
    if failure.symbol is it.s.end_of_file and isinstance(file, LispString):
        return Signal(failure.symbol, lisp_list(file))
    return failure


def _output(it: Interpreter, printflag: Obj, quiet: bool) -> Obj:
    """What `standard-output` is meanwhile."""
    if quiet:
        return it.s.symbolp
    return it.s.standard_output.value if printflag is nil or printflag is t else printflag


@primitive("eval-region", interactive="r")
def eval_region(it: Interpreter, start: Obj, end: Obj, printflag: Obj = nil, read_function: Obj = nil) -> Obj:
    """Evaluate the forms between START and END of the current buffer; return nil.

    PRINTFLAG nil discards what they print; otherwise it is the stream for the values and what is printed, t meaning
    `standard-output'.  READ-FUNCTION, when given, reads each form: it gets the buffer and moves point.  Point is where
    it was while the forms run.
    """
    s = it.s
    lexical = s.lexical_binding.value is not nil
    output = _output(it, printflag, printflag is nil)
    with it.let(s.standard_output, output), it.loader.text(lexical):
        _evaluate_region(it, start, end, printflag is not nil, read_function)
    return nil


@primitive("eval-buffer", interactive="")
def eval_buffer(
    it: Any,
    buffer: Obj = nil,
    printflag: Obj = nil,
    filename: Obj = nil,
    unibyte: Obj = nil,
    do_allow_print: Obj = nil,
) -> Obj:
    """Evaluate the accessible part of BUFFER, by default the current buffer; return nil.

    The forms run in the current buffer; BUFFER's point moves on as they are read.  PRINTFLAG is as for `eval-region'.
    FILENAME stands for the buffer's file in `load-history'.  UNIBYTE is accepted and makes no difference.  With
    DO-ALLOW-PRINT non-nil, what the forms print goes to `standard-output'.
    """
    s = it.s
    target = it.buffer if buffer is nil else s.get_buffer.call(buffer)
    if target is nil:
        raise error("No such buffer")
    history = filename if isinstance(filename, LispString) else s.buffer_file_name.call(target)
    excursion = it.save_excursion_begin()
    try:
        target.set_point(target.begv)
        text = target.string(target.begv, min(target.zv, target.begv + 4000))
        lexical = first_line_cookies(text).get("lexical-binding", "nil") != "nil"
        output = _output(it, printflag, printflag is nil and do_allow_print is nil)
        with (
            it.let(s.standard_output, output),
            it.let(s.lexical_binding, t if lexical else nil),
            it.let(s.current_load_list, Cons(history, nil)),
            it.let(s.eval_buffer_list, Cons(target, s.eval_buffer_list.value)),
            it.loader.text(lexical),
        ):
            _evaluate_buffer(it, target, printflag is not nil)
            if history is not nil:
                record(it, history, s.current_load_list.value)
    finally:
        it.save_excursion_end(excursion)
    return nil
