"""Documentation strings: `documentation`, `documentation-property`.

See the chapter "Documentation" of the Emacs Lisp manual.  What primitives say of themselves is in their Python
docstrings; here it takes the form in which Emacs's own is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import ByteCode, Closure, CompiledFunction, Subr
from elwire.interpreter.lazy import LazyPrimitive
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import signal, wrong_type

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("internal-doc-file-name", nil, "Accepted for compatibility: elwire keeps no file of documentation strings.")

KEYBOARD_MACRO = "Keyboard macro."
KEYMAP = "Prefix command (definition is a keymap associating keystrokes with commands)."


SPECIAL_FORMS = {
    "and": ("CONDITIONS...", "Evaluate CONDITIONS until one is nil, and return nil then; else the value of the last."),
    "catch": ("TAG BODY...", "Evaluate BODY and return its value, or the value a `throw` to the value of TAG gives."),
    "cond": (
        "CLAUSES...",
        "Evaluate the first element of each of CLAUSES until one is non-nil, then the rest of that clause.\n"
        "Return the value of its last form, or of the condition when there is nothing else.",
    ),
    "condition-case": (
        "VAR BODYFORM &rest HANDLERS",
        "Evaluate BODYFORM; when it signals, run the one of HANDLERS that is for such an error.\n"
        "A handler is (CONDITION BODY...), CONDITION a symbol or a list of them.  VAR, unless nil, is bound to the\n"
        "error (SYMBOL . DATA) in BODY.  A handler (:success BODY...) runs when there was no error.",
    ),
    "defconst": ("SYMBOL INITVALUE [DOCSTRING]", "Define SYMBOL to be a constant with the value of INITVALUE."),
    "defvar": (
        "SYMBOL &optional INITVALUE DOCSTRING",
        "Define SYMBOL to be a special variable; give it the value of INITVALUE unless it has one.",
    ),
    "function": ("ARG", "Return the function that ARG, a symbol or a lambda expression, stands for."),
    "if": ("COND THEN ELSE...", "Evaluate THEN if COND is non-nil, else ELSE; return the value of the last form."),
    "inline": ("BODY...", "Evaluate BODY and return the value of its last form, as `progn` does."),
    "interactive": ("&optional ARG-DESCRIPTOR &rest MODES", "Say how a command reads its arguments; returns nil."),
    "let": ("VARLIST BODY...", "Bind the variables of VARLIST, all at once, and evaluate BODY.\n"
            "An element of VARLIST is a symbol, bound to nil, or (SYMBOL VALUEFORM)."),
    "let*": ("VARLIST BODY...", "Bind the variables of VARLIST, one after the other, and evaluate BODY.\n"
             "An element of VARLIST is a symbol, bound to nil, or (SYMBOL VALUEFORM)."),
    "or": ("CONDITIONS...", "Evaluate CONDITIONS until one is non-nil, and return its value; else nil."),
    "prog1": ("FIRST BODY...", "Evaluate FIRST and BODY; return the value of FIRST."),
    "prog2": ("FORM1 FORM2 BODY...", "Evaluate FORM1, FORM2 and BODY; return the value of FORM2."),
    "progn": ("BODY...", "Evaluate BODY and return the value of its last form."),
    "quote": ("ARG", "Return ARG as it stands, not evaluated."),
    "save-current-buffer": ("&rest BODY", "Evaluate BODY; make the buffer that was current so again afterwards."),
    "save-excursion": ("&rest BODY", "Evaluate BODY; make the buffer current again afterwards, with its point."),
    "save-restriction": ("&rest BODY", "Evaluate BODY; afterwards narrow the buffer as it was."),
    "setq": ("[SYM VAL]...", "Set each variable SYM to the value of VAL; return the value of the last."),
    "unwind-protect": ("BODYFORM UNWINDFORMS...", "Evaluate BODYFORM, then, however it is left, UNWINDFORMS."),
    "while": ("TEST BODY...", "Evaluate BODY as long as TEST is non-nil; return nil."),
}  # fmt: skip
"""What the special forms say of themselves: parameters and text."""


@primitive("documentation")
def documentation(it: Interpreter, function: Obj, raw: Obj = nil) -> Obj:
    """Return the documentation string of FUNCTION, a function or the symbol of one; nil when it has none.

    Unless RAW is non-nil the string is passed through `substitute-command-keys`.  A property `function-documentation`
    of the symbol comes before what the function says.  Signals `void-function` and `invalid-function`.
    """
    if isinstance(function, Symbol) and it.s.get.call(function, it.s.function_documentation) is not nil:
        return documentation_property(it, function, it.s.function_documentation, raw)
    definition = it.indirect_function(function)
    if definition is nil:
        raise signal("void-function", function)
    if isinstance(definition, Cons) and definition.car is it.s.macro:
        definition = definition.cdr
    return _finished(it, _function_doc(it, definition), raw)


def _function_doc(it: Interpreter, function: Obj) -> Obj:
    """What FUNCTION itself says: a string, a place in a file, or something that means nothing."""
    if isinstance(function, Subr):
        return subr_documentation(function)
    if function in it.chapter_state.get("advised functions", ()):
        return it.s.advice__documentation.call(function)
    if isinstance(function, CompiledFunction | ByteCode):
        slots = function.slots() if isinstance(function, CompiledFunction) else function.slots
        return slots[4] if len(slots) > 4 else nil
    if isinstance(function, LispString | Vector):
        return LispString(KEYBOARD_MACRO)
    if isinstance(function, Cons):
        head, rest = function.car, function.cdr
        if head is it.s.keymap:
            return LispString(KEYMAP)
        if isinstance(function, Closure) or head is it.s.closure or head is it.s.lambda_ or head is it.s.autoload:
            for _ in range(2 if head is it.s.closure else 1):
                rest = rest.cdr if isinstance(rest, Cons) else nil
            first = rest.car if isinstance(rest, Cons) else nil
            if isinstance(first, LispString) or (head is it.s.autoload and first is not nil):
                return first
            return first if _is_place(first) else nil
    raise signal("invalid-function", function)


def _is_place(value: Obj) -> bool:
    """Whether VALUE says where a compiled file keeps a text."""
    return isinstance(value, Cons) and isinstance(value.car, LispString) and type(value.cdr) is int


@primitive("documentation-property")
def documentation_property(it: Interpreter, symbol: Obj, prop: Obj, raw: Obj = nil) -> Obj:
    """Return the documentation string that SYMBOL has as its property PROP; nil when it has none.

    A value that is no string, and no place in a compiled file, is evaluated.  Unless RAW is non-nil the string is
    passed through `substitute-command-keys`.
    """
    value = it.s.get.function.call(symbol, prop)
    if value is nil and prop is it.s.variable_documentation:
        value = variable_documentation(it, symbol)
    if type(value) is int:
        return nil
    if not isinstance(value, LispString) and not _is_place(value) and value is not nil:
        value = it.eval(value, nil)
        return _substituted(it, value) if raw is nil and isinstance(value, LispString) else value
    return _finished(it, value, raw)


def _finished(it: Interpreter, doc: Obj, raw: Obj) -> Obj:
    if _is_place(doc):
        doc = _from_file(it, doc)
    elif isinstance(doc, Cons):
        raise wrong_type("stringp", doc.car)
    if not isinstance(doc, LispString):
        return nil
    return doc if raw is not nil else _substituted(it, doc)


def _from_file(it: Interpreter, place: Cons) -> LispString:
    from elwire.interpreter.bytecode_load import kept_text

    try:
        return kept_text(it, place)
    except OSError:
        return LispString(f'Cannot open doc string file "{place.car.s}"\n')


def _substituted(it: Interpreter, doc: LispString) -> Obj:
    """DOC with its quotes and key sequences as they are to look."""
    substitute: Any = it.s.substitute_command_keys
    if hasattr(substitute, "call"):
        return substitute.call(doc)
    if not any(mark in doc.s for mark in "`'"):
        return doc
    from elwire.interpreter.quoting import with_quotes

    return LispString(with_quotes(it, doc.s))


def subr_documentation(subr: Subr) -> Obj:
    """The documentation of the primitive SUBR from the docstring of its Python function; nil when it has none."""
    if isinstance(subr.call, LazyPrimitive):
        subr.call.load()
    if subr.function is None:
        known = SPECIAL_FORMS.get(subr.name)
        return nil if known is None else LispString(f"{_in_emacs_quotes(known[1])}\n\n(fn {known[0]})")
    return LispString(f"{_in_emacs_quotes(subr.doc)}\n\n(fn{_usage(subr)})") if subr.doc else nil


def _in_emacs_quotes(text: str) -> str:
    """TEXT without the indentation of Python docstrings, with names in quotes as Emacs Lisp writes them."""
    import re
    from inspect import cleandoc

    return re.sub(r"`([^`'\s]+)`", r"`\1'", cleandoc(text))


def variable_documentation(it: Interpreter, symbol: Symbol) -> Obj:
    """The documentation of the primitive variable SYMBOL; nil when it is none."""
    known = it.chapter_state.get("variable documentation")
    if known is None:
        from elwire.interpreter.registry import VARIABLES

        known = it.chapter_state["variable documentation"] = {each.name: each.doc for each in VARIABLES if each.doc}
    text = known.get(symbol.name) if symbol.interned else None
    return nil if text is None else LispString(_in_emacs_quotes(text))


def _usage(subr: Subr) -> str:
    """The parameters of SUBR, each after a space, in capitals."""
    code = subr.function.__code__
    names = list(code.co_varnames[: code.co_argcount + (1 if subr.max_args is None else 0)])
    if names and names[0] == "it":
        del names[0]
    words: list[str] = []
    for index, name in enumerate(names):
        if subr.max_args is None and index == len(names) - 1:
            words.append("&rest")
        elif index == subr.min_args:
            words.append("&optional")
        words.append(name.rstrip("_").replace("_", "-").upper())
    return "".join(f" {word}" for word in words)
