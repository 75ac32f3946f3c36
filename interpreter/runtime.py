"""The helpers that generated code calls: its namespace, which stands in for Python's builtins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from elwire.interpreter import errors
from elwire.interpreter.arith import divided, maximum, minimum, modulo, quotient, remainder
from elwire.interpreter.arrays import aref, aset
from elwire.interpreter.equality import equal
from elwire.interpreter.functions import Closure, CompiledFunction, Subr
from elwire.interpreter.keyword_arguments import KeywordCheck, keywords
from elwire.interpreter.listops import length, nth, nthcdr
from elwire.interpreter.objects import Cons, LispString, Nil, Obj, Record, Symbol, Vector, eq, nil, t
from elwire.interpreter.signals import KillEmacs, Signal, Throw, signal, wrong_type
from elwire.interpreter.structures import structure_check, structure_of, structure_slot
from elwire.interpreter.template import Template
from elwire.interpreter.variables import VOID

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

_INTEGER_LIMIT = 1 << 65536
_BY_NAME = ("logand", "logior", "logxor", "string-equal", "string-lessp", "cl--generic-tag")


def setcar(cell: Obj, value: Obj) -> Obj:
    if not isinstance(cell, Cons):
        raise wrong_type("consp", cell)
    cell.car = value
    return value


def setcdr(cell: Obj, value: Obj) -> Obj:
    if not isinstance(cell, Cons):
        raise wrong_type("consp", cell)
    cell.cdr = value
    return value


def large(value: Obj) -> Obj:
    """VALUE, a number outside the fixnums, unless it is an integer wider than `integer-width`."""
    if type(value) is int and not -_INTEGER_LIMIT < value < _INTEGER_LIMIT:
        raise OverflowError
    return value


def rest_list(items: tuple[Obj, ...]) -> Obj:
    """The list of the arguments of a `&rest` parameter."""
    result: Obj = nil
    for item in items[::-1]:
        result = Cons(item, result)
    return result


def eql(a: Obj, b: Obj) -> bool:
    if a is b:
        return True
    kind = type(a)
    if kind is not type(b):
        return False
    if kind is int:
        return bool(a == b)
    if kind is float:
        return bool((a == b and (a != 0.0 or str(a) == str(b))) or (a != a and b != b and _same_bits(a, b)))
    return False


def _same_bits(a: float, b: float) -> bool:
    import struct

    return struct.pack("d", a) == struct.pack("d", b)


def make_namespace(it: Interpreter) -> dict[str, Any]:
    """The helpers for code of the interpreter IT."""
    handlers = it.handlers
    specpdl = it.specpdl

    def bind(symbol: Any, value: Obj) -> None:
        if symbol.constant and not (symbol.value is value and symbol.name[:1] == ":"):
            raise signal("setting-constant", symbol)
        saved = getattr(symbol, "saved", VOID)
        symbol.bound = value  # may signal: then nothing is bound
        specpdl.append((symbol, saved))

    def bind_all(*items: Any) -> None:
        """Bind each symbol of ITEMS to the value after it: all of them, or none when one signals."""
        done = 0
        try:
            for index in range(0, len(items), 2):
                bind(items[index], items[index + 1])
                done += 1
        except BaseException:
            unbind(done)
            raise

    def unbind1() -> None:
        symbol, saved = specpdl.pop()
        if saved is VOID:
            del symbol.value
        else:
            symbol.saved = saved

    def unbind(count: int) -> None:
        while count:
            unbind1()
            count -= 1

    def unwinding(exception: BaseException) -> bool:
        """Give handlers their turn before the dynamic state changes; false when Lisp is exiting."""
        if isinstance(exception, Exception):
            found = exception if isinstance(exception, Signal) else errors.as_signal(it, exception)
            if not found.noted:
                errors.note(it, found)
        return not isinstance(exception, KillEmacs)

    # A handler or the debugger may leave by a `throw` of its own, so what follows `unwinding` is in `finally`.

    def unwind(exception: BaseException, count: int) -> None:
        try:
            unwinding(exception)
        finally:
            unbind(count)

    def noted(exception: BaseException, depth: int) -> None:
        try:
            unwinding(exception)
        finally:
            del handlers[depth:]

    def abandoned(exception: BaseException, end: Any, token: Any) -> None:
        """Let END restore what TOKEN says, because EXCEPTION leaves; not when Lisp is exiting."""
        if isinstance(exception, KillEmacs):
            return
        try:
            unwinding(exception)
        finally:
            end(token)

    def thrown(exception: Throw, entry: tuple[Obj, int]) -> Obj:
        wanted, value = exception.args
        if wanted is not entry:
            raise exception
        del handlers[entry[1] :]
        return value

    def malformed(name: str, data: Obj) -> Signal:
        symbol = it.intern(name)
        return errors.lisp_signal(it, symbol, errors.resolve(it, Signal(symbol, data)).data)

    def invalid_lambda(template: Template) -> Signal:
        shown = template.as_list(()) if template.dynamic else template.as_list(()).cdr
        return errors.lisp_signal(it, it.s.invalid_function, Cons(shown, nil))

    def is_macro(symbol: Symbol) -> bool:
        function = symbol.function
        return type(function) is Cons and not hasattr(symbol, "call") and function.car is it.s.macro

    def late(form: Cons, boxes: tuple[Cons, ...]) -> Obj:
        """Evaluate FORM, a call of what became a macro only after the code around it was compiled."""
        environment = it.top_environment
        for box in reversed(boxes):
            environment = Cons(box, environment)
        return it.evaluator.eval(form, environment)

    def expand(form: Cons) -> Obj:
        """Evaluate FORM, a macro call whose expansion failed when the code around it was compiled."""
        return it.eval(it.expand_call(form, form.car, it.indirect_function(form.car), True))

    def documented(doc: Obj, function: Any) -> Obj:
        """FUNCTION, a closure just made, with DOC in the place of its documentation."""
        if not isinstance(doc, LispString):
            raise wrong_type("stringp", doc)
        return function.template.documented(function, doc)

    def saver(operation: str) -> Any:
        def run(*token: Any) -> Any:
            return getattr(it, operation)(*token)

        return run

    def closure_of(template: Template) -> Obj:
        return template.instance()

    def needs_value(symbol: Any) -> bool:
        return not it.default_bound(symbol)

    def primitive(name: str) -> Any:
        """The primitive called NAME, which belongs to a chapter of `builtins`."""
        subr = it.intern(name).function
        if type(subr) is Subr:
            return subr.call

        def later(*args: Obj) -> Obj:
            return it.intern(name).function.call(*args)

        return later

    namespace: dict[str, Any] = {
        "nil": nil,
        "t": t,
        "Cons": Cons,
        "Symbol": Symbol,
        "LispString": LispString,
        "Vector": Vector,
        "Record": Record,
        "lists": (Cons, Nil),
        "Closure": Closure,
        "CompiledFunction": CompiledFunction,
        "documented": documented,
        "expand": expand,
        "is_macro": is_macro,
        "late": late,
        "empty": (),
        "type": type,
        "int": int,
        "float": float,
        "isinstance": isinstance,
        "BaseException": BaseException,
        "Exception": Exception,
        "Throw": Throw,
        "KillEmacs": KillEmacs,
        "eq": eq,
        "eql": eql,
        "equal": equal,
        "aref": aref,
        "aset": aset,
        "structure-slot": structure_slot,
        "structure-check": structure_check,
        "structure-of": structure_of,
        "keywords": keywords,
        "check-keywords": KeywordCheck(),
        "setcar": setcar,
        "setcdr": setcdr,
        "quotient": quotient,
        "divided": divided,
        "max": maximum,
        "min": minimum,
        "length": length,
        "nth": nth,
        "nthcdr": nthcdr,
        "it": it,
        "remainder": remainder,
        "modulo": modulo,
        "large": large,
        "list": rest_list,
        "bind": bind,
        "bind_all": bind_all,
        "unbind1": unbind1,
        "unbind": unbind,
        "unwind": unwind,
        "unwinding": unwinding,
        "noted": noted,
        "abandoned": abandoned,
        "thrown": thrown,
        "handlers": handlers,
        "enter": handlers.append,
        "push": specpdl.append,
        "pop": specpdl.pop,
        "VOID": VOID,
        "getattr": getattr,
        "len": len,
        "handled": handlers.pop,
        "caught": partial(errors.caught, it),
        "malformed": malformed,
        "invalid_lambda": invalid_lambda,
        "closure_of": closure_of,
        **{
            f"save_{what}_{when}": saver(f"save_{what}_{when}")
            for what in ("excursion", "restriction", "current_buffer")
            for when in ("begin", "end")
        },
        "set_initial": it.set_default_toplevel,
        "defvar": it.finish_defvar,
        "defconst": it.defconst,
        **{name: primitive(name) for name in _BY_NAME},
    }
    result: dict[str, Any] = {"%" + name: value for name, value in namespace.items()}
    result["%needs_value"] = lambda symbol: t if needs_value(symbol) else nil
    return result
