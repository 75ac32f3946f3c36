"""Evaluating what a buffer holds: `eval-buffer`, `eval-region`.  See "Eval" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.builtins.loading import record
from elwire.interpreter.errors import resolve
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, nil, t
from elwire.interpreter.reader import Reader
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error
from elwire.interpreter.source import first_line_cookies

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def _evaluate(it: Interpreter, start: int, end: int, lexical: bool, printing: Obj, read_function: Obj) -> None:
    """Evaluate the forms between START and END of the current buffer, point moving along.

    PRINTING is the stream for the values, nil for none.
    """
    s = it.s
    buffer = it.buffer
    text = s.buffer_substring_no_properties.call(start, end).s
    reader = Reader(it, text, located=True)
    with it.loader.text(lexical), it.let(s.lexical_binding, t if lexical else nil):
        while True:
            s.set_buffer.call(buffer)
            try:
                done = reader.at_end()
                if not done and read_function is nil:
                    form = reader.read()
            except Signal as failure:
                raise _named(it, failure) from None
            s.goto_char.call(start + (len(text) if done else reader.pos))
            if done:
                return
            if read_function is not nil:
                form = it.call(read_function, buffer)
                s.set_buffer.call(buffer)
                reader.pos = s.point.call() - start
            value = it.loader.toplevel(form)
            if printing is not nil:
                s.print.call(value, printing)


def _named(it: Interpreter, failure: Signal) -> Signal:
    """FAILURE, an `end-of-file` with the name of the file being loaded, if any, as its data."""
    resolve(it, failure)
    file = it.s.load_file_name.value
    if failure.symbol is it.s.end_of_file and isinstance(file, LispString):
        return Signal(failure.symbol, lisp_list(file))
    return failure


def _run(
    it: Interpreter, start: int, end: int, lexical: bool, printflag: Obj, quiet: bool, read_function: Obj
) -> None:
    s = it.s
    output = s.standard_output.value if printflag is nil or printflag is t else printflag
    with it.let(s.standard_output, s.symbolp if quiet else output):
        _evaluate(it, start, end, lexical, nil if printflag is nil else output, read_function)


@primitive("eval-region", interactive="r")
def eval_region(it: Interpreter, start: Obj, end: Obj, printflag: Obj = nil, read_function: Obj = nil) -> Obj:
    """Evaluate the forms between START and END of the current buffer; return nil.

    PRINTFLAG nil discards what they print; otherwise it is the stream for the values and what is printed, t meaning
    `standard-output'.  READ-FUNCTION, when given, reads each form: it gets the buffer and moves point.
    """
    s = it.s
    buffer = it.buffer
    s.buffer_substring_no_properties.call(start, end)
    first, last = min(start, end), max(start, end)
    place = s.point_marker.call()
    lexical = s.lexical_binding.value is not nil
    try:
        _run(it, first, last, lexical, printflag, printflag is nil, read_function)
    finally:
        if s.buffer_live_p.call(buffer) is not nil:
            s.set_buffer.call(buffer)
            if printflag is not nil:
                s.goto_char.call(place)
    return nil


@primitive("eval-buffer", interactive="")
def eval_buffer(
    it: Interpreter,
    buffer: Obj = nil,
    printflag: Obj = nil,
    filename: Obj = nil,
    unibyte: Obj = nil,
    do_allow_print: Obj = nil,
) -> Obj:
    """Evaluate the accessible part of BUFFER, by default the current buffer; return nil.

    PRINTFLAG is as for `eval-region'.  FILENAME stands for the buffer's file in `load-history'.  UNIBYTE is accepted
    and makes no difference.  With DO-ALLOW-PRINT non-nil, what the forms print goes to `standard-output'.
    """
    s = it.s
    saved = it.buffer
    target = saved if buffer is nil else s.get_buffer.call(buffer)
    if target is nil:
        raise error("No such buffer")
    history = filename if isinstance(filename, LispString) else s.buffer_file_name.call(target)
    s.set_buffer.call(target)
    try:
        first, last = s.point_min.call(), s.point_max.call()
        text = s.buffer_substring_no_properties.call(first, min(last, first + 4000)).s
        lexical = first_line_cookies(text).get("lexical-binding", "nil") != "nil"
        with it.let(s.current_load_list, Cons(history, nil)):
            _run(it, first, last, lexical, printflag, printflag is nil and do_allow_print is nil, nil)
            if history is not nil:
                record(it, history, s.current_load_list.value)
    finally:
        if s.buffer_live_p.call(saved) is not nil:
            s.set_buffer.call(saved)
    return nil
