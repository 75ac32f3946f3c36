"""Writing `.elc` files: a source file's forms, macros expanded, in the format of byte-compiled files."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Any

from elwire.interpreter import errors, expand
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

HEADER = b";ELC\x1c\x00\x00\x00\n;;; Compiled by elwire: macros expanded, functions as source\n\n"
"""How such files begin; the number is that of the format Emacs 28 writes."""


def compile_file(it: Interpreter, path: str, target: str) -> bool:
    """Write to TARGET what the source file PATH compiles to; false, the error reported, when it cannot be."""
    from elwire.builtins.language.loading import read_source
    from elwire.interpreter.reader import Reader
    from elwire.interpreter.source import decode_source, first_line_cookies

    text = decode_source(read_source(it, path))
    lexical = first_line_cookies(text).get("lexical-binding", "nil") != "nil"
    reader = Reader(it, text, filename=LispString(path))
    lines: list[str] = []
    try:
        with (
            it.let(it.s.lexical_binding, t if lexical else nil),
            it.let(it.s.load_file_name, nil),
            it.let(it.s.byte_compile_current_file, LispString(path)),
            it.let(it.s.overriding_plist_environment, it.s.overriding_plist_environment.value),
            it.let(it.s.print_circle, t),
            it.let(it.s.print_gensym, t),
            it.let(it.s.print_length, nil),
            it.let(it.s.print_level, nil),
            it.let(it.s.print_escape_newlines, t),
        ):
            while not reader.at_end():
                _compile_form(it, reader.read(), lexical, lines)
    except Exception as exception:
        data = errors.error_object(errors.as_signal(it, exception))
        it.s.message.call(LispString("%s"), it.s.error_message_string.call(data))
        return False
    _write(target, HEADER + "".join(line + "\n" for line in lines).encode("utf-8", "surrogateescape"))
    return True


def _compile_form(it: Interpreter, form: Obj, lexical: bool, lines: list[str]) -> None:
    """Add to LINES what FORM, at top level, compiles to, doing at once what must be known to the forms after it."""
    while True:
        head = form.car if isinstance(form, Cons) else nil
        if head is it.s.eval_when_compile:
            it.eval(Cons(it.s.progn, form.cdr), t if lexical else nil)
            return
        if head is it.s.progn or head is it.s.eval_and_compile:
            for each in form.cdr:
                if head is it.s.eval_and_compile:
                    it.eval(each, t if lexical else nil)
                _compile_form(it, each, lexical, lines)
            return
        expansion = expand.expand_once(it, form, nil)
        if expansion is form:
            break
        form = expansion
    if head is it.s.require or _defines_macro(it, form):
        it.eval(form, t if lexical else nil)
    elif head is it.s.function_put or head is it.s.define_symbol_prop:
        _note_property(it, form, lexical)
    elif (head is it.s.defvar and isinstance(form.cdr, Cons) and form.cdr.cdr is not nil) or head is it.s.defconst:
        it.make_special(form.cdr.car)
    expanded = expand.expand_all(it, form, nil)
    if not isinstance(expanded, Cons):
        return
    if lexical and expanded.car not in (it.s.require, it.s.provide, it.s.defvar, it.s.defconst):
        expanded = _in_lexical_scope(it, expanded)
    lines.append(it.prin1(expanded))


def _note_property(it: Interpreter, form: Cons, lexical: bool) -> None:
    """Let the rest of the file be compiled with the property that FORM, a call of `function-put`, gives a symbol.

    It lasts as long as the file is being compiled.
    """
    quoted = [each.cdr.car for each in list(form.cdr)[:2] if isinstance(each, Cons) and each.car is it.s.quote]
    if len(quoted) < 2 or not isinstance(form.cdr.cdr.cdr, Cons):
        return
    symbol, name = quoted
    value = it.eval(form.cdr.cdr.cdr.car, t if lexical else nil)
    known = it.s.overriding_plist_environment
    entry = it.s.assq.call(symbol, known.value)
    plist = it.s.plist_put.call(entry.cdr if isinstance(entry, Cons) else nil, name, value)
    known.value = Cons(Cons(symbol, plist), known.value)


def _in_lexical_scope(it: Interpreter, form: Cons) -> Obj:
    """FORM as one that is evaluated with lexical binding by a loader that evaluates with dynamic binding."""
    quoted: Any = Cons(it.s.quote, Cons(form, nil))
    return Cons(it.s.eval, Cons(quoted, Cons(t, nil)))


def _defines_macro(it: Interpreter, form: Obj) -> bool:
    """Whether FORM is what `defmacro` expands to."""
    if not (isinstance(form, Cons) and form.car is it.s.defalias and isinstance(form.cdr.cdr, Cons)):
        return False
    value = form.cdr.cdr.car
    return (
        isinstance(value, Cons)
        and value.car is it.s.cons
        and it.s.equal.call(value.cdr.car, Cons(it.s.quote, Cons(it.s.macro, nil))) is not nil
    )


def _write(target: str, data: bytes) -> None:
    """Put DATA into the file TARGET at once, so that nobody reads half of it."""
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target) or ".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
