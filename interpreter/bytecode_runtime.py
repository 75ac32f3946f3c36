"""The helpers that translated byte-code calls: leaving bindings, finding handlers, the instructions of old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter import bytecode_ops as ops
from elwire.interpreter import errors
from elwire.interpreter.objects import Cons, Obj, lisp_list, nil
from elwire.interpreter.signals import KillEmacs, Signal, Throw, error, wrong_type
from elwire.interpreter.units import Handlers

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

Undo = tuple[Any, Any, int, int]
"""What ends something other than a variable's binding: a function, its argument, and how many bindings and handlers
were outside; the latter -1 where that does not matter."""

Active = tuple[int, Any, int, int, int]
"""An active handler of a byte-code function: the block to go to, its entry on `it.handlers`, and how many handlers,
undo entries and bindings are outside."""

SHORT = 127
"""How far into a list the instructions `nth` and `elt` go by themselves."""

COPIED = (
    "Cons", "Symbol", "LispString", "lists", "type", "int", "float", "isinstance", "BaseException", "len", "eq",
    "equal", "aref", "setcar", "setcdr", "aset", "quotient", "remainder", "large", "list", "bind", "unbind",
    "unbind1", "unwind", "handlers", "nil", "t", "save_excursion_begin", "save_excursion_end",
    "save_restriction_begin", "save_restriction_end", "save_current_buffer_begin", "save_current_buffer_end",
)  # fmt: skip
"""What byte-code shares with code compiled from Lisp."""


def make_namespace(it: Interpreter) -> dict[str, Any]:
    """What stands in for Python's builtins in translated byte-code."""
    specpdl = it.specpdl
    handlers = it.handlers
    shared = it.namespace
    unbind = shared["%unbind"]
    unwinding = shared["%unwinding"]

    def leave(undo: list[Undo]) -> None:
        """End, in the normal way, what was begun last."""
        function, argument, _, _ = undo.pop()
        function(argument)

    def undo_down_to(undo: list[Undo], count: int, level: int) -> None:
        """End what was begun after the first COUNT entries of UNDO, and the bindings above LEVEL."""
        while len(undo) > count:
            function, argument, outside, depth = undo.pop()
            unbind(len(specpdl) - outside)
            if depth >= 0:
                del handlers[depth:]
            function(argument)
        unbind(len(specpdl) - level)

    def unwind_all(exception: BaseException, undo: list[Undo], base: int) -> None:
        """Leave a function that EXCEPTION passes through."""
        if isinstance(exception, KillEmacs):
            unbind(len(specpdl) - base)
            return
        try:
            unwinding(exception)
        finally:
            undo_down_to(undo, 0, base)

    def recover(exception: BaseException, active: list[Active], undo: list[Undo], base: int) -> tuple[int, Obj]:
        """The block that handles EXCEPTION and the value it finds on the stack; raises what nothing here handles."""
        while True:
            found, value = handler_of(exception, active)
            try:
                if found is not None:
                    # The handler stays active while cleanup forms run: they may throw to it, too.
                    number, _, depth, count, level = found
                    del handlers[depth + 1 :]
                    undo_down_to(undo, count, level)
                    active.pop()
                    del handlers[depth:]
                    return number, value
                unwind_all(exception, undo, base)
            except BaseException as another:
                # A cleanup form left in its own way; that is what counts now.
                exception = another
                if undo or active:
                    continue
            raise exception

    def handler_of(exception: BaseException, active: list[Active]) -> tuple[Active | None, Obj]:
        if isinstance(exception, Throw):
            wanted, value = exception.args
            while active:
                if active[-1][1] is wanted:
                    return active[-1], value
                active.pop()
        elif isinstance(exception, Exception):
            signalled = exception if type(exception) is Signal else errors.as_signal(it, exception)
            if not signalled.noted:
                errors.note(it, signalled)
            names = errors.conditions_of(it, signalled.symbol)
            while active:
                entry = active[-1]
                if type(entry[1]) is Handlers and errors.matches(entry[1].conditions[0], names):
                    return entry, signalled.error_object or errors.error_object(signalled)
                active.pop()
        active.clear()
        return None, nil

    def run_cleanup(handler: Obj) -> None:
        """What `unwind-protect` left to do: a function to call, or in dynamically bound code a list of forms."""
        if it.s.functionp.function.call(handler) is not nil:
            handler.call()
            return
        while isinstance(handler, Cons):
            it.eval(handler.car, nil)
            handler = handler.cdr

    def invalid(op: int, at: int) -> Signal:
        return error(f"Invalid byte opcode: op={op}, ptr={at + 1 if op == 0 else at}")

    def old_catch(tag: Obj, body: Obj) -> Obj:
        quoted = lisp_list(it.s.quote, tag)
        return it.eval(lisp_list(it.s.catch, quoted, body), nil)

    def old_condition_case(variable: Obj, body: Obj, clauses: Obj) -> Obj:
        return it.eval(Cons(it.s.condition_case, Cons(variable, Cons(body, clauses))), nil)

    def interactive_p() -> Obj:
        return it.s.interactive_p.call()

    def nth(n: Obj, cell: Obj) -> Obj:
        """The instruction; unlike the function it names the tail in its error."""
        if type(n) is not int or not 0 <= n <= SHORT:
            return slow_nth(n, cell)
        while n and isinstance(cell, Cons):
            cell = cell.cdr
            n -= 1
        return cell.car

    def elt(sequence: Obj, n: Obj) -> Obj:
        return nth(n, sequence) if isinstance(sequence, Cons) else slow_elt(sequence, n)

    slow_nth, slow_elt = primitive_of(it, "nth"), primitive_of(it, "elt")
    result: dict[str, Any] = {name: shared["%" + name] for name in COPIED}
    result.update(
        specpdl=specpdl,
        leave=leave,
        unwind_all=unwind_all,
        recover=recover,
        run_cleanup=run_cleanup,
        invalid=invalid,
        old_catch=old_catch,
        old_condition_case=old_condition_case,
        interactive_p=interactive_p,
        wrong_type=wrong_type,
        Handlers=Handlers,
    )
    for op, (name, _) in ops.PRIMITIVES.items():
        result[f"P{op}"] = primitive_of(it, name)
    result["P56"], result["P156"] = nth, elt
    return result


def primitive_of(it: Interpreter, name: str) -> Any:
    """The primitive NAME itself, whatever the function slot of its symbol holds by now."""
    from elwire.interpreter.registry import PRIMITIVES

    for each in PRIMITIVES:
        if each.name == name:
            return each.function.__get__(it) if each.takes_interpreter else each.function

    # One whose chapter is not imported yet.
    subr = it.intern(name).function

    def later(*args: Obj) -> Obj:
        return subr.call(*args)

    return later
