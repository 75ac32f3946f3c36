"""What a Lisp value is: symbols, conses, strings, arrays, and the base they share.

Lisp integers are Python `int`, Lisp floats are Python `float`; every other Lisp value is an instance of
`LispObject`.  No Lisp value is ever a `bool`, `str`, `list`, `tuple` or `None`.

The compiler emits bare Python operations (`a + b`, `x.car`, `n < 2`) and relies on two things defined here:

* arithmetic and comparison on anything that is not a number lands in a special method of `LispObject`, which
  signals `wrong-type-argument` just as Emacs does;
* a missing attribute names the object and the slot, from which `signals.from_python` recovers the signal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeAlias

from elwire.interpreter.signals import wrong_type

Obj: TypeAlias = Any
"""A Lisp value, in annotations."""

Callee: TypeAlias = Callable[..., Obj]


class LispObject:
    """Base of all Lisp values that are not numbers."""

    __slots__ = ()

    def _not_a_number(self, _other: object = None) -> NoReturn:
        raise wrong_type("number-or-marker-p", self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _not_a_number
    __lt__ = __le__ = __gt__ = __ge__ = _not_a_number

    def __neg__(self) -> NoReturn:
        raise wrong_type("number-or-marker-p", self)

    def __getitem__(self, index: Any) -> Obj:
        raise wrong_type("arrayp", self)

    def __setitem__(self, index: Any, value: Obj) -> None:
        raise wrong_type("arrayp", self)


class Symbol(LispObject):
    """A symbol.

    `value` is deleted while the variable is void.  `saved` and `bound` are other names of the same slot: the code
    that let-binds a variable reads `saved`, stores the new value through `bound`, and puts the old one back through
    `saved`; a symbol whose variable is not an ordinary one (buffer-local, alias, watched, forwarded) has another
    class in which these three are properties.

    `function` is what Lisp sees in the function slot (nil when void) and `call` the Python callable that runs it;
    `call` is deleted when the function slot holds nothing callable.  Use `Interpreter.fset`, which keeps them in step.
    """

    __slots__ = ("__weakref__", "call", "constant", "function", "interned", "name", "plist", "special", "value")

    name: str
    value: Obj
    saved: Obj
    bound: Obj
    function: Obj
    call: Callee
    plist: Obj
    special: bool
    constant: bool
    interned: bool

    def __init__(self, name: str) -> None:
        self.name = name
        self.function = nil
        self.plist = nil
        self.special = False
        self.constant = False
        self.interned = False

    def __repr__(self) -> str:
        return f"<Symbol {self.name}>"


Symbol.saved = Symbol.__dict__["value"]
Symbol.bound = Symbol.__dict__["value"]


class PlainSymbol(Symbol):
    """A symbol whose variable, if any, is an ordinary one."""

    __slots__ = ()


class Nil(Symbol):
    """The class of nil, a list that is its own `car` and `cdr`."""

    __slots__ = ("car", "cdr")
    car: Obj
    cdr: Obj

    def __iter__(self) -> Iterator[Obj]:
        return iter(())


nil = object.__new__(Nil)
nil.__init__("nil")  # type: ignore[misc]
nil.function = nil.plist = nil.value = nil.car = nil.cdr = nil
t = PlainSymbol("t")
t.value = t
for _constant in (nil, t):
    _constant.special = _constant.constant = _constant.interned = True


class Cons(LispObject):
    """A pair."""

    __slots__ = ("car", "cdr")

    def __init__(self, car: Obj, cdr: Obj) -> None:
        self.car = car
        self.cdr = cdr

    def __iter__(self) -> Iterator[Obj]:
        """The elements; a dotted tail signals `wrong-type-argument listp`, a circle never ends."""
        cell: Obj = self
        while isinstance(cell, Cons):
            yield cell.car
            cell = cell.cdr
        if cell is not nil:
            raise wrong_type("listp", cell)


class LispString(LispObject):
    """A mutable string.

    `s` holds the text.  In a unibyte string (`multibyte` false) each character is a byte, U+0000 to U+00FF.  In a
    multibyte string a raw byte 0x80-0xFF is the lone surrogate U+DC80-U+DCFF, as Python's `surrogateescape` has it;
    `interpreter.characters` maps between Emacs's character numbers and Python's.  `props` is nil-able text
    properties: None, or an `Intervals` of `interpreter.textprops`.
    """

    __slots__ = ("__weakref__", "multibyte", "props", "s")

    def __init__(self, s: str, multibyte: bool | None = None, props: Any = None) -> None:
        self.s = s
        self.multibyte = not s.isascii() if multibyte is None else multibyte
        self.props = props

    def __getitem__(self, index: Any) -> Obj:
        # Loops over strings come here for each character; below the surrogates, characters are the same in Python.
        if type(index) is int and 0 <= index < len(self.s):
            code = ord(self.s[index])
            if code < 0xD800:
                return code
        from elwire.interpreter.arrays import aref

        return aref(self, index)

    def __setitem__(self, index: Any, value: Obj) -> None:
        from elwire.interpreter.arrays import aset

        aset(self, index, value)

    def __len__(self) -> int:
        return len(self.s)

    def __repr__(self) -> str:
        return f"<LispString {self.s!r}>"


class _Sequence(list[Any], LispObject):
    """A Python list that is a Lisp array: compared by identity, and no operand of arithmetic."""

    __slots__ = ("__weakref__",)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = LispObject._not_a_number
    __lt__ = __le__ = __gt__ = __ge__ = LispObject._not_a_number
    __iadd__ = __imul__ = LispObject._not_a_number
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__  # type: ignore[assignment]


class Vector(_Sequence):
    """A vector."""

    __slots__ = ()


class Record(_Sequence):
    """A record: slot 0 is its type, a symbol or a type descriptor record."""

    __slots__ = ()


def list_to_lisp(items: Iterable[Obj], tail: Obj = nil) -> Obj:
    """A Lisp list of ITEMS, ending in TAIL."""
    result = tail
    for item in reversed(items if isinstance(items, list | tuple) else list(items)):
        result = Cons(item, result)
    return result


def lisp_list(*items: Obj) -> Obj:
    """`(list ITEMS...)`."""
    result: Obj = nil
    for item in items[::-1]:
        result = Cons(item, result)
    return result


def list_to_python(sequence: Obj) -> list[Obj]:
    """The elements of a proper Lisp list; signals `wrong-type-argument listp` on anything else."""
    result: list[Obj] = []
    append = result.append
    cell = sequence
    while type(cell) is Cons:
        append(cell.car)
        cell = cell.cdr
    if cell is nil:
        return result
    while isinstance(cell, Cons):
        append(cell.car)
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", cell)
    return result


def eq(a: Obj, b: Obj) -> bool:
    """`eq`: the same object, or the same fixnum."""
    return a is b or (type(a) is int and type(b) is int and a == b and -FIXNUM_LIMIT <= a < FIXNUM_LIMIT)


FIXNUM_LIMIT = 1 << 61
