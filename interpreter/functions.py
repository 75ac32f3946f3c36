"""Function objects.

Everything callable has an attribute `call`, a Python callable that takes the Lisp arguments positionally, so that
`f.call(x)` runs a subr, a closure, a compiled function or a symbol alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Callee, Cons, LispObject, Obj, list_to_lisp, nil

if TYPE_CHECKING:
    from elwire.interpreter.template import Template


class Subr(LispObject):
    """A primitive function or a special form.

    `max_args` is None for any number, and `special` is true for a special form, whose arguments are not evaluated.
    """

    __slots__ = ("__weakref__", "call", "function", "interactive", "max_args", "min_args", "name", "special")

    def __init__(
        self,
        name: str,
        call: Callee | None,
        min_args: int,
        max_args: int | None,
        *,
        special: bool = False,
        interactive: str | None = None,
        function: Any = None,
    ) -> None:
        self.name = name
        if call is not None:
            self.call = call
        self.function = function
        self.min_args = min_args
        self.max_args = max_args
        self.special = special
        self.interactive = interactive

    @property
    def doc(self) -> str | None:
        """The documentation, None when there is none."""
        if self.function is None and hasattr(self.call, "load"):
            self.call.load()
        return getattr(self.function, "__doc__", None)

    def __repr__(self) -> str:
        return f"<Subr {self.name}>"


class Closure(Cons):
    """An interpreted function: to Lisp the list `(closure ENV ARGS BODY...)`, made only when Lisp looks at it.

    `template` is what all closures from one `lambda` share.  `values` holds one value for each name of
    `template.env_names`: the variable's value where nothing assigns it, else its box, a cons `(symbol . value)`.
    """

    __slots__ = ("__weakref__", "_list", "call", "template", "values")
    _list: Cons

    def __init__(self, call: Callee, template: Template, values: tuple[Obj, ...]) -> None:
        self.call = call
        self.template = template
        self.values = values

    @property
    def car(self) -> Obj:
        try:
            return self._list.car
        except AttributeError:
            # The head is known without making the list.
            return self.template.head

    @car.setter
    def car(self, value: Obj) -> None:
        self._cells().car = value

    @property
    def cdr(self) -> Obj:
        return self._cells().cdr

    @cdr.setter
    def cdr(self, value: Obj) -> None:
        self._cells().cdr = value

    def _cells(self) -> Cons:
        try:
            return self._list
        except AttributeError:
            self._list = self.template.as_list(self.values)
            return self._list


class CompiledFunction(LispObject):
    """A compiled function: what `byte-compile` returns and what files of the library define.

    To Lisp it is what a byte-code object is: `byte-code-function-p`, printed as `#[...]`, its slots read by `aref`.
    """

    __slots__ = ("__weakref__", "call", "template", "values")

    def __init__(self, call: Callee, template: Template, values: tuple[Obj, ...] = ()) -> None:
        self.call = call
        self.template = template
        self.values = values

    def slots(self) -> list[Obj]:
        """What `aref` sees: arglist, code, constants, depth, documentation, interactive spec."""
        return self.template.compiled_slots(self.values)

    def __getitem__(self, index: Any) -> Obj:
        from elwire.interpreter.arrays import aref

        return aref(self, index)


class ByteCode(LispObject):
    """A byte-code object read from `#[...]` or made by `make-byte-code`; `call` runs the byte-code interpreter."""

    __slots__ = ("__weakref__", "call", "slots")

    def __init__(self, call: Callee, slots: list[Obj]) -> None:
        self.call = call
        self.slots = slots

    def __getitem__(self, index: Any) -> Obj:
        from elwire.interpreter.arrays import aref

        return aref(self, index)


def arglist(required: list[Obj], optional: list[Obj], rest: Obj, optional_marker: Obj, rest_marker: Obj) -> Obj:
    """The lambda list with these parameters; REST is a symbol or nil."""
    items = [*required]
    if optional:
        items += [optional_marker, *optional]
    if rest is not nil:
        items += [rest_marker, rest]
    return list_to_lisp(items)
