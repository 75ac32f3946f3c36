"""Printing Lisp objects: `prin1`, `princ`, `print` and where they write to."""

from __future__ import annotations

from errno import ENOENT
from os import strerror
from typing import Any

from elwire.builtins.language.print_streams import stream_of
from elwire.interpreter.characters import MAX_CHAR, to_python
from elwire.interpreter.floats import float_to_text, integer_to_text
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.printer import Printer, prin1_to_str, princ_to_str
from elwire.interpreter.printer_labels import Labels
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type
from elwire.interpreter.streams import Output
from elwire.interpreter.strings import check_fixnum

variable(
    "standard-output",
    t,
    "Where the print functions write when they are not told: a buffer, a marker, a function of one character, or t.",
)
variable("print-length", doc="How many elements of a list or array are printed; nil for all.")
variable("print-level", doc="How many levels of nested lists are printed; nil for all.")
variable("print-quoted", t, "Non-nil means print (quote X) as 'X, (function X) as #'X, and backquotes likewise.")
variable("print-escape-newlines", doc="Non-nil means print newlines and formfeeds in strings as \\n and \\f.")
variable("print-escape-control-characters", doc="Non-nil means print control characters in strings in octal.")
variable("print-escape-nonascii", doc="Non-nil means print the bytes of unibyte strings above 127 in octal.")
variable("print-escape-multibyte", doc="Non-nil means print non-ASCII characters in strings in hexadecimal.")
variable("print-circle", doc="Non-nil means show by #N= and #N# which parts of an object are the same.")
variable("print-gensym", doc="Non-nil means print uninterned symbols with #: before them.")
variable("print-continuous-numbering", doc="Non-nil means the numbers of `print-circle' go on from print to print.")
variable("print-number-table", doc="The hash table of numbers given to objects by the last printing.")
variable(
    "print-charset-text-property",
    lambda it: it.intern("default"),
    "Whether `charset' properties are printed: t, nil, or the symbol default for only where the text needs them.",
)
variable("print-integers-as-characters", doc="Non-nil means print integers that are characters as ?C.")
variable("float-output-format", doc='How floats print: a string such as "%.3f", or nil for all digits needed.')


@primitive("prin1")
def prin1(it: Any, object: Obj, printcharfun: Obj = nil) -> Obj:
    """Print OBJECT so that `read` could read it, and return OBJECT.

    PRINTCHARFUN, by default the value of `standard-output', says where to: a buffer (at point), a marker, a
    function called with each character, t for standard output, `external-debugging-output' for standard error.
    """
    _print(it, object, printcharfun, True)
    return object


@primitive("princ")
def princ(it: Any, object: Obj, printcharfun: Obj = nil) -> Obj:
    """Print OBJECT for people to read, strings without quotes, and return OBJECT.

    PRINTCHARFUN says where to, as for `prin1'.
    """
    _print(it, object, printcharfun, False)
    return object


@primitive("print")
def print_(it: Any, object: Obj, printcharfun: Obj = nil) -> Obj:
    """Print OBJECT as `prin1' does with a newline before and after it, and return OBJECT.

    PRINTCHARFUN says where to, as for `prin1'.
    """
    _print(it, object, printcharfun, True, "\n")
    return object


def _print(it: Any, value: Obj, printcharfun: Obj, escape: bool, around: str = "") -> None:
    if printcharfun is nil:
        printcharfun = it.s.standard_output.value
    if printcharfun is t or printcharfun is nil:
        output: Output = it.stdout
        output.printed = True
        if not escape and type(value) is LispString and value.s.isascii():
            output.write(value.s, False)
            return
        printer = Printer(it, escape=escape)
        try:
            printer.out.append(around)
            printer.run(value)
            printer.out.append(around)
        finally:
            printer.finish()
            # What Emacs writes in one go, numbers and bare strings, `terpri` does not know about.
            kind = type(value)
            in_one_go = not around and (kind is int or kind is float or (kind is LispString and not escape))
            output.write("".join(printer.out), not in_one_go)
        return
    stream = stream_of(it, printcharfun)
    printer = Printer(it, escape=escape, **stream.manner(escape))
    try:
        printer.out.append(around)
        printer.run(value)
        printer.out.append(around)
    except Exception:
        printer.finish()
        stream.write_part("".join(printer.out))
        raise
    printer.finish()
    stream.write("".join(printer.out))


@primitive("terpri")
def terpri(it: Any, printcharfun: Obj = nil, ensure: Obj = nil) -> Obj:
    """Print a newline to PRINTCHARFUN, which is as for `prin1', and return t.

    With ENSURE non-nil, do so only when not at the beginning of a line, else return nil.  A function cannot say
    where its line begins: then ENSURE signals `error'.
    """
    stream = stream_of(it, printcharfun)
    if ensure is not nil and stream.at_line_start():
        return nil
    stream.write("\n")
    return t


@primitive("write-char")
def write_char(it: Any, character: Obj, printcharfun: Obj = nil) -> Obj:
    """Print the character CHARACTER to PRINTCHARFUN, which is as for `prin1', and return CHARACTER.

    Signals `wrong-type-argument' with `fixnump' unless CHARACTER is an integer.
    """
    code = check_fixnum(character)
    stream_of(it, printcharfun).write_character(code)
    return character


@primitive("prin1-to-string")
def prin1_to_string(it: Any, object: Obj, noescape: Obj = nil) -> Obj:
    """Return the text that `prin1' would print for OBJECT; with NOESCAPE non-nil, that of `princ'."""
    return LispString(prin1_to_str(it, object) if noescape is nil else princ_to_str(it, object))


@primitive("number-to-string")
def number_to_string(it: Any, number: Obj) -> Obj:
    """Return the decimal text of NUMBER, an integer or float; signals `wrong-type-argument' with `numberp'."""
    if type(number) is int:
        return LispString(integer_to_text(number), False)
    if type(number) is float:
        output_format = it.s.float_output_format.value
        return LispString(float_to_text(number, output_format.s if type(output_format) is LispString else None), False)
    raise wrong_type("numberp", number)


@primitive("external-debugging-output")
def external_debugging_output(it: Any, character: Obj) -> Obj:
    """Write the character CHARACTER to standard error, and return it.

    As a PRINTCHARFUN this sends what is printed to standard error.
    """
    code = check_fixnum(character) & 0xFFFF_FFFF & ~_MODIFIERS
    if code > MAX_CHAR:
        raise error(f"Invalid character: {code:x}")
    debugging_output(it).write(to_python(code))
    return character


_MODIFIERS = 0x0FC0_0000
"""The bits of a character that say which modifier keys were held; printing ignores them."""


def debugging_output(it: Any) -> Output:
    """Where `external-debugging-output' writes."""
    output: Output = it.chapter_state.get("debugging output") or it.stderr
    return output


@primitive("redirect-debugging-output", interactive="FDebug output file: \nP")
def redirect_debugging_output(it: Any, file: Obj, append: Obj = nil) -> Obj:
    """Send what goes to standard error for debugging to FILE from now on, back to standard error when FILE is nil.

    FILE is created or emptied; with APPEND non-nil its contents stay.  Returns nil.  Signals `file-error'.
    """
    previous = it.chapter_state.pop("debugging output", None)
    if previous is not None:
        previous.flush()
        it.chapter_state.pop("debugging file").close()
    if file is nil:
        return nil
    if type(file) is not LispString:
        raise wrong_type("stringp", file)
    expand = it.intern("expand-file-name")
    name: LispString = expand.call(file) if hasattr(expand, "call") else file
    try:
        stream = open(name.s, "ab" if append is not nil else "wb", buffering=0)  # noqa: SIM115
    except OSError as problem:
        condition = "file-missing" if problem.errno == ENOENT else "file-error"
        reason = LispString(strerror(problem.errno or 0))
        raise signal(condition, LispString("Cannot open debugging output stream"), reason, name)
    it.chapter_state["debugging file"] = stream
    it.chapter_state["debugging output"] = Output(stream.write, "none")
    return nil


@primitive("print--preprocess")
def print_preprocess(it: Any, object: Obj) -> Obj:
    """Find what OBJECT contains more than once, and note it in `print-number-table'."""
    if it.s.print_circle.value is not nil:
        gensym = it.s.print_gensym.value is not nil
        Labels(it, object, gensym=gensym, continuous=it.s.print_continuous_numbering.value is not nil).note()
    return nil
