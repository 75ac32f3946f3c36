"""Catching and signalling: the handler stack, and Lisp signals from Python errors.

Active `catch`, `condition-case` and `handler-bind` forms stand on `it.handlers`, innermost last.  Unwinding itself is
Python's; the stack answers what must be known before it begins: whether a `throw` has a `catch`, and which
`handler-bind` functions and whether the debugger come before the `condition-case` that will take a signal.
A `catch` is the pair of its tag and the number of handlers outside it; nothing else there is a tuple.

Compiled code fails as Python fails (`5 .car`); `as_signal` finds the Lisp signal in the exception.
"""

from __future__ import annotations

import sys
from itertools import islice
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, LispObject, LispString, Obj, Symbol, eq, list_to_lisp, nil, t
from elwire.interpreter.signals import KillEmacs, Name, Signal, Throw, signal

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class HandlerBinding:
    """An active `handler-bind`: pairs of a list of conditions and a function."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[Obj, Obj]]) -> None:
        self.pairs = pairs


def find_catch(it: Interpreter, tag: Obj, value: Obj) -> BaseException:
    """The exception that throws VALUE to TAG, or the signal `no-catch`."""
    if tag is not nil:
        for entry in reversed(it.handlers):
            if type(entry) is tuple and (entry[0] is tag or eq(entry[0], tag)):
                return Throw(entry, value)
    return lisp_signal(it, it.s.no_catch, list_to_lisp([tag, value]))


def lisp_signal(it: Interpreter, symbol: Obj, data: Obj) -> Signal:
    """What `(signal SYMBOL DATA)` raises, after its `handler-bind` functions and the debugger had their turn."""
    hook = it.s.signal_hook_function
    function = getattr(hook, "value", nil)
    if function is nil and symbol is not nil and not watched(it):
        exception = Signal(symbol, data)
        exception.noted = True
        if it.specpdl:
            # A binding that is in force here may be undone before anybody asks.
            exception.with_backtrace = getattr(it.s.backtrace_on_error_noninteractive, "value", t) is not nil
        return exception
    if symbol is nil and isinstance(data, Cons):
        exception = Signal(data.car, data.cdr)
        exception.error_object = data
    else:
        exception = Signal(symbol, data)
    if function is not nil:
        function.call(exception.symbol, exception.data)
    note(it, exception)
    return exception


def resolve(it: Interpreter, exception: Signal) -> Signal:
    """Replace names in EXCEPTION by this interpreter's symbols, and make its data a Lisp list."""
    if type(exception.symbol) is Name:
        exception.symbol = it.intern(exception.symbol)
    if type(exception.data) is tuple:
        exception.data = list_to_lisp([it.intern(item) if type(item) is Name else item for item in exception.data])
    return exception


def error_object(exception: Signal) -> Obj:
    """`(SYMBOL . DATA)`, the same cons each time."""
    if exception.error_object is None:
        exception.error_object = Cons(exception.symbol, exception.data)
    return exception.error_object


def conditions_of(it: Interpreter, symbol: Obj) -> Obj:
    """The Lisp list of the condition names of the error SYMBOL."""
    if isinstance(symbol, Symbol):
        return plist_get(symbol.plist, it.s.error_conditions)
    return nil


def plist_get(plist: Obj, key: Obj) -> Obj:
    while isinstance(plist, Cons):
        rest = plist.cdr
        if plist.car is key:
            return rest.car if isinstance(rest, Cons) else nil
        plist = rest.cdr if isinstance(rest, Cons) else nil
    return nil


def memq(item: Obj, cell: Obj) -> bool:
    while isinstance(cell, Cons):
        if cell.car is item:
            return True
        cell = cell.cdr
    if cell is not nil:
        raise signal("wrong-type-argument", Name("listp"), cell)
    return False


def matches(condition: Obj, names: Obj) -> bool:
    """Whether the condition of a handler clause, a symbol or a list, covers an error whose conditions are NAMES."""
    if condition is t:
        return True
    if isinstance(condition, Cons):
        return any(each is t or memq(each, names) for each in condition)
    return memq(condition, names)


def note(it: Interpreter, exception: Signal) -> None:
    """Run the `handler-bind` functions, and the debugger, that come before EXCEPTION is handled; once."""
    if exception.noted:
        return
    exception.noted = True
    resolve(it, exception)
    exception.with_backtrace = getattr(it.s.backtrace_on_error_noninteractive, "value", t) is not nil
    if not watched(it):
        return
    names = conditions_of(it, exception.symbol)
    handlers = it.handlers
    handled = False
    wants_debugger = False
    for index in range(len(handlers) - 1, -1, -1):
        entry = handlers[index]
        kind = type(entry)
        if kind is tuple:
            continue
        if kind is HandlerBinding:
            for conditions, function in entry.pairs:
                if matches(conditions, names):
                    saved = handlers[index:]
                    del handlers[index:]
                    try:
                        function.call(error_object(exception))
                    finally:
                        handlers[index:] = saved
            continue
        for condition in entry.conditions:
            if matches(condition, names):
                handled = True
                wants_debugger = isinstance(condition, Cons) and any(each is it.s.debug for each in condition)
                break
        if handled:
            break
    always = getattr(it.s.debug_on_signal, "value", nil) is not nil
    if (not handled or wants_debugger or always) and _enters_debugger(it, exception, names):
        _enter_debugger(it, exception)


def watched(it: Interpreter) -> bool:
    """Whether something wants to see a signal before it is handled: a `handler-bind` function or the debugger."""
    if it.handler_bindings:
        return True
    s = it.s
    return getattr(s.debug_on_error, "value", nil) is not nil or getattr(s.debug_on_quit, "value", nil) is not nil


def _enters_debugger(it: Interpreter, exception: Signal, names: Obj) -> bool:
    """Whether EXCEPTION, whose conditions are NAMES, is one for which the debugger is wanted."""
    s = it.s
    if getattr(s.inhibit_debugger, "value", nil) is not nil:
        return False
    if exception.symbol is s.quit:
        return getattr(s.debug_on_quit, "value", nil) is not nil
    wanted = getattr(s.debug_on_error, "value", nil)
    if wanted is nil or (isinstance(wanted, Cons) and not any(memq(each, names) for each in wanted)):
        return False
    ignored = getattr(s.debug_ignored_errors, "value", nil)
    while isinstance(ignored, Cons):
        if isinstance(ignored.car, LispString):
            message = s.error_message_string.call(error_object(exception))
            if s.string_match_p.call(ignored.car, message) is not nil:
                return False
        elif memq(ignored.car, names):
            return False
        ignored = ignored.cdr
    return True


def _enter_debugger(it: Interpreter, exception: Signal) -> None:
    """Call the function in `debugger` with `error` and the error object, with the stack as it is."""
    s = it.s
    it.debugged.append((exception, sys._getframe()))
    try:
        with it.let(s.inhibit_debugger, t), it.let(s.inhibit_redisplay, t), it.let(s.debugger_may_continue, t):
            s.debugger.value.call(s.error, error_object(exception))
    finally:
        it.debugged.pop()


def caught(it: Interpreter, exception: Exception, specification: Any, depth: int) -> tuple[int, Obj]:
    """The clause of a `condition-case` that takes EXCEPTION and its error object; raises it where none does."""
    kind = type(exception)
    if kind is Signal:
        found: Any = exception
    elif kind is AttributeError and not watched(it):
        taken = _caught_at_once(it, exception, specification, depth)
        if taken is not None:
            return taken
        found = as_signal(it, exception)
    else:
        found = as_signal(it, exception)
    if not found.noted:
        note(it, found)
    del it.handlers[depth:]
    names = conditions_of(it, found.symbol)
    if names is not nil and not isinstance(names, Cons):
        # The error symbol itself is ill-defined; that is the error then.
        found = resolve(it, signal("wrong-type-argument", Name("listp"), names))
        names = conditions_of(it, found.symbol)
    index = _clause(specification, names)
    if index >= 0:
        return index, found.error_object or error_object(found)
    if found is exception:
        raise exception
    raise found.with_traceback(exception.__traceback__) from None


def _clause(specification: Any, names: Obj) -> int:
    """The number of the clause that covers an error whose conditions are NAMES, -1 for none."""
    for index, condition in enumerate(specification.conditions):
        if type(condition) is Cons:
            if matches(condition, names):
                return index
        elif condition is t or memq(condition, names):
            return index
    return -1


def _caught_at_once(it: Interpreter, exception: Any, specification: Any, depth: int) -> tuple[int, Obj] | None:
    """What `caught` returns for the `car` or `cdr` of what has none, with no `Signal` made on the way; else None."""
    slot = exception.name
    if (slot != "car" and slot != "cdr") or hasattr(exception, "lisp_signal"):
        return None
    s = it.s
    symbol = s.wrong_type_argument
    index = _clause(specification, plist_get(symbol.plist, s.error_conditions))
    if index < 0:
        return None
    del it.handlers[depth:]
    return index, Cons(symbol, Cons(s.listp, Cons(exception.obj, nil)))


# From Python errors to Lisp signals


def as_signal(it: Interpreter, exception: BaseException) -> Signal:
    """The Lisp signal that the Python error EXCEPTION stands for."""
    if isinstance(exception, Signal):
        return resolve(it, exception)
    known = getattr(exception, "lisp_signal", None)
    if known is not None:
        return known  # type: ignore[no-any-return]
    found = resolve(it, _recover(it, exception))
    found.__traceback__ = exception.__traceback__
    try:
        exception.lisp_signal = found  # type: ignore[attr-defined]
    except AttributeError:
        pass
    return found


def _recover(it: Interpreter, exception: BaseException) -> Signal:
    if isinstance(exception, AttributeError):
        found = _from_attribute_error(it, exception)
        if found is not None:
            return found
    if isinstance(exception, RecursionError):
        return signal("error", LispString("Lisp nesting exceeds ‘max-lisp-eval-depth’"))
    if isinstance(exception, TypeError | IndexError | AttributeError):
        found = _from_mark(it, exception)
        if found is not None:
            return found
        if isinstance(exception, TypeError):
            found = _from_arity(it, exception)
            if found is not None:
                return found
    if isinstance(exception, ZeroDivisionError):
        return signal("arith-error")
    if isinstance(exception, OverflowError):
        return signal("overflow-error")
    if isinstance(exception, MemoryError):
        # What `memory-signal-data' holds.
        return signal("error", LispString("Memory exhausted--use C-x s then exit and restart Emacs"))
    if isinstance(exception, KeyboardInterrupt):
        return signal("quit")
    return signal("error", LispString(f"Internal error: {type(exception).__name__}: {exception}"))


def _from_attribute_error(it: Interpreter, exception: AttributeError) -> Signal | None:
    slot, value = exception.name, exception.obj
    if slot is None and "attribute 'call'" in str(exception):
        # Python does not say whose attribute it was when it is called at once.
        slot, value = "call", _uncallable(exception)
    if slot in ("car", "cdr"):
        return signal("wrong-type-argument", Name("listp"), value)
    if slot in ("value", "saved") and isinstance(value, Symbol):
        return signal("void-variable", value)
    if slot == "call":
        if isinstance(value, Symbol):
            return not_callable(it, value)
        return signal("invalid-function", value)
    return None


def not_callable(it: Interpreter, symbol: Symbol) -> Signal:
    """The signal for calling SYMBOL, whose function slot leads to nothing that can be called."""
    if it.indirect_function(symbol) is not nil:
        return signal("invalid-function", symbol)
    return cyclic(symbol) or signal("void-function", symbol)


def cyclic(symbol: Symbol) -> Signal | None:
    """The signal `cyclic-function-indirection` if the functions of symbols from SYMBOL on lead round in a circle."""
    seen: set[Symbol] = set()
    function: Obj = symbol
    while isinstance(function, Symbol) and function is not nil:
        if function in seen:
            return signal("cyclic-function-indirection", symbol.function)
        seen.add(function)
        function = function.function
    return None


def _uncallable(exception: AttributeError) -> Obj:
    """What a failed `x.call(...)` tried to call."""
    traceback = _innermost(exception)
    if traceback is None:
        return nil
    mark = _mark_at(traceback)
    if mark is not None and mark.kind in ("call", "funcall", "spread"):
        return _operand(traceback.tb_frame, mark.operands[0])
    values = traceback.tb_frame.f_locals
    for value in (values.get("function"), *values.values()):
        if isinstance(value, LispObject) and not isinstance(value, Cons) and not hasattr(value, "call"):
            return value
    return nil


def _innermost(exception: BaseException) -> TracebackType | None:
    from elwire.interpreter.template import LazyFunction

    first_call = LazyFunction.__call__.__code__
    traceback = exception.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        inner = traceback.tb_next
        if inner.tb_next is None and inner.tb_frame.f_code is first_call:
            # A function's first call fails for want of arguments: the caller is who knows about them.
            return traceback
        traceback = inner
    return traceback


def _mark_at(traceback: TracebackType) -> Any:
    """The mark of the operation that failed, when it is compiled Lisp."""
    frame = traceback.tb_frame
    marks = frame.f_globals.get("%marks")
    if marks is None:
        return None
    for _, _, column, _ in islice(frame.f_code.co_positions(), traceback.tb_lasti // 2, None):
        if column and column <= len(marks):
            return marks[column - 1]
        return None
    return None


def _operand(frame: FrameType, operand: Any) -> Any:
    if not isinstance(operand, str):
        return operand
    if operand in frame.f_locals:
        return frame.f_locals[operand]
    if operand in frame.f_globals:
        return frame.f_globals[operand]
    builtins = frame.f_globals["__builtins__"]
    return builtins.get(operand)


def _from_mark(it: Interpreter, exception: BaseException) -> Signal | None:
    traceback = _innermost(exception)
    mark = _mark_at(traceback) if traceback is not None else None
    if traceback is None or mark is None:
        return None
    operands = [_operand(traceback.tb_frame, operand) for operand in mark.operands]
    if mark.kind in ("call", "funcall"):
        if isinstance(exception, TypeError):
            return wrong_number_of_arguments(it, operands[0], operands[1], direct=mark.kind == "call")
        return None
    if mark.kind == "spread":
        if isinstance(exception, TypeError):
            return wrong_number_of_arguments(it, operands[0], operands[1] + len(operands[2]))
        return None
    function = it.namespace["%" + mark.kind]
    try:
        function(*operands)
    except Signal as found:
        return found
    except Exception:
        return None
    return None


def wrong_number_of_arguments(it: Interpreter, function: Obj, count: int, direct: bool = False) -> Signal:
    """The signal for calling FUNCTION, a symbol or function object, with COUNT arguments.

    DIRECT says that FUNCTION stood at the head of the form, where Emacs names a primitive by its symbol.
    """
    from elwire.interpreter.functions import ByteCode, CompiledFunction, Subr

    definition = it.indirect_function(function) if isinstance(function, Symbol) else function
    shown = definition
    if isinstance(definition, Subr):
        shown = function if direct else definition
    elif isinstance(definition, Cons):
        shown = definition if definition.car is it.s.lambda_ else definition.cdr
    elif isinstance(definition, CompiledFunction | ByteCode):
        shown = it.arity_cons(definition)
    return signal("wrong-number-of-arguments", shown, count)


def _from_arity(it: Interpreter, exception: TypeError) -> Signal | None:
    """The signal when a primitive such as `mapcar` called a function with the wrong number of arguments."""
    from elwire.interpreter.template import LazyFunction

    message = str(exception)
    if "argument" not in message or "()" not in message:
        return None
    traceback = _innermost(exception)
    if traceback is None:
        return None
    frame = traceback.tb_frame
    called = message.partition("()")[0].rpartition(".")[2]
    for value in list(frame.f_locals.values()):
        function = it.indirect_function(value) if isinstance(value, Symbol) else value
        try:
            call = getattr(function, "call", None) if not isinstance(function, Name) else None
        except Signal:
            # A list that is no function says so when it is asked.
            continue
        if isinstance(call, LazyFunction):
            call = call.template.function()
        code = getattr(getattr(call, "__func__", call), "__code__", None)
        if code is None or code.co_name != called:
            continue
        bound = 1 if hasattr(call, "__func__") else 0
        least = code.co_argcount - len(getattr(call, "__defaults__", None) or ()) - bound
        words = message.split()
        if "missing" in words:
            count = least - int(words[words.index("missing") + 1])
        else:
            count = int(words[words.index("were" if "were" in words else "was") - 1]) - bound
        return wrong_number_of_arguments(it, value, count)
    return None


def is_exit(exception: BaseException) -> bool:
    """Whether EXCEPTION is Lisp leaving, for which no cleanup form runs."""
    return isinstance(exception, KillEmacs)
