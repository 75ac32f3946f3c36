"""Byte-code functions: objects made of `#[...]` or by `make-byte-code`, translated to Python at their first call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import FIXNUM_LIMIT, Callee, Cons, LispString, Obj, Vector, nil
from elwire.interpreter.signals import error, signal
from elwire.interpreter.template import LazyFunction

if TYPE_CHECKING:
    from elwire.interpreter.bytecode_translate import Translation
    from elwire.interpreter.core import Interpreter


class Source:
    """Where the Python function of a byte-code object comes from; `template.LazyFunction` asks at the first call."""

    __slots__ = ("interpreter", "owner")
    owner: ByteCode

    def __init__(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter

    def function(self) -> Callee:
        return link(self.interpreter, self.owner)


def lazy_byte_code(source: Any, slots: list[Obj]) -> ByteCode:
    """The byte-code object with SLOTS whose Python function comes from SOURCE."""
    call = LazyFunction(source)
    function = source.owner = ByteCode(call, slots)
    call.holders.append(function)
    return function


def is_fixnum(value: Obj) -> bool:
    return type(value) is int and -FIXNUM_LIMIT <= value < FIXNUM_LIMIT


def make_byte_code(it: Interpreter, slots: list[Obj]) -> ByteCode:
    """The byte-code object with SLOTS: arglist, code, constants, depth, documentation, interactive spec."""
    arglist, code = slots[:2]
    if not (
        (arglist is nil or isinstance(arglist, Cons) or is_fixnum(arglist))
        and isinstance(slots[2], Vector) | isinstance(code, Cons)
        and isinstance(code, LispString | Cons)
        and is_fixnum(slots[3])
        and slots[3] >= 0
    ):
        raise error("Invalid byte-code object")
    if isinstance(code, LispString) and code.multibyte:
        # Read as text, or written in a multibyte file; the code is the bytes of it.
        from elwire.interpreter.strings import internal_bytes

        slots[1] = LispString(internal_bytes(code, raw_as_one=True).decode("latin-1"), False)
    return lazy_byte_code(Source(it), slots)


def link(it: Interpreter, function: ByteCode) -> Callee:
    """The Python function that runs FUNCTION."""
    code, constants = code_of(it, function)
    arglist = function.slots[0]
    descriptor = arglist if type(arglist) is int else None
    body = instantiate(it, translation_of(code, constants, descriptor), constants)["byte_code"]
    return body if descriptor is not None else dynamic_arguments(it, function, body, arglist)


def code_of(it: Interpreter, function: ByteCode) -> tuple[bytes, list[Obj]]:
    """The code and the constants of FUNCTION, fetched from its file if it was compiled to stay there."""
    from elwire.interpreter.bytecode_load import fetch

    if isinstance(function.slots[1], Cons):
        fetch(it, function)
    code, constants = function.slots[1], function.slots[2]
    if not isinstance(code, LispString) or not isinstance(constants, Vector):
        raise error("Invalid byte code")
    return code.s.encode("latin-1"), constants


def translation_of(code: bytes, constants: list[Obj], descriptor: int | None, opaque: int = 0) -> Translation:
    from elwire.interpreter.bytecode_translate import translate

    return translate(code, constants, descriptor, opaque)


def instantiate(it: Interpreter, translation: Translation, constants: list[Obj], opaque: int = 0) -> dict[str, Any]:
    """Run the module of TRANSLATION; its globals."""
    from elwire.interpreter.units import Handlers, Mark

    namespace = it.chapter_state.get("byte-code")
    if namespace is None:
        from elwire.interpreter.bytecode_runtime import make_namespace

        namespace = it.chapter_state["byte-code"] = make_namespace(it)
    variables: dict[str, Any] = {"__builtins__": namespace, "__name__": "lisp"}
    for index in range(opaque, len(constants)):
        variables[f"C{index}"] = constants[index]
    for name, conditions in translation.handlers.items():
        variables[name] = Handlers([conditions])
    variables["%marks"] = [Mark(*each) for each in translation.marks]
    exec(translation.code, variables)
    return variables


def dynamic_arguments(it: Interpreter, function: ByteCode, body: Callee, arglist: Obj) -> Callee:
    """A Python function that binds the parameters of ARGLIST dynamically and calls BODY."""
    from elwire.interpreter.lambda_lists import parse_lambda_list

    parsed = parse_lambda_list(it, Cons(arglist, nil))
    if parsed is None:
        raise signal("invalid-function", function)
    required, optional, rest = parsed
    least, most = len(required), len(required) + len(optional)
    symbols = [*required, *optional]
    bind, unbind, unwind = (it.namespace["%" + name] for name in ("bind", "unbind", "unwind"))
    rest_list = it.namespace["%list"]
    specpdl = it.specpdl

    def byte_code_call(*args: Obj) -> Obj:
        count = len(args)
        if count < least or (count > most and rest is None):
            raise signal("wrong-number-of-arguments", function, count)
        base = len(specpdl)
        try:
            for index, symbol in enumerate(symbols):
                bind(symbol, args[index] if index < count else nil)
            if rest is not None:
                bind(rest, rest_list(args[most:]))
            value = body()
        except BaseException as exception:
            unwind(exception, len(specpdl) - base)
            raise
        unbind(len(specpdl) - base)
        return value

    return byte_code_call if symbols or rest is not None else _without_arguments(function, body)


def _without_arguments(function: ByteCode, body: Callee) -> Callee:
    def byte_code_call(*args: Obj) -> Obj:
        if args:
            raise signal("wrong-number-of-arguments", function, len(args))
        return body()

    return byte_code_call


class Prototype:
    """The code that the closures made from one byte-code object share."""

    __slots__ = ("function", "make")

    def __init__(self, function: ByteCode) -> None:
        self.function = function
        self.make: Any = None


class ClosureSource(Source):
    """Where the Python function of a closure over byte-code comes from; `count` of its constants are its own."""

    __slots__ = ("count", "prototype")

    def __init__(self, it: Interpreter, prototype: Prototype, count: int) -> None:
        super().__init__(it)
        self.prototype = prototype
        self.count = count

    def function(self) -> Callee:
        closure, prototype, count = self.owner, self.prototype, self.count
        arglist = closure.slots[0]
        if type(arglist) is not int:
            return link(self.interpreter, closure)
        if prototype.make is None:
            code, constants = code_of(self.interpreter, closure)
            translation = translation_of(code, constants, arglist, count)
            prototype.make = instantiate(self.interpreter, translation, constants, count)["make"]
        return prototype.make(*closure.slots[2][:count])  # type: ignore[no-any-return]


def make_closure(it: Interpreter, prototype: ByteCode, values: tuple[Obj, ...]) -> ByteCode:
    """A copy of PROTOTYPE whose first constants are VALUES."""
    slots = prototype.slots[:]
    constants = Vector(slots[2])
    constants[: len(values)] = values
    slots[2] = constants
    if not values:
        return make_byte_code(it, slots)
    shared: dict[Any, Prototype] = it.chapter_state.setdefault("byte-code prototypes", {})
    key = (id(prototype), len(values))
    known = shared.get(key)
    if known is None or known.function is not prototype:
        known = shared[key] = Prototype(prototype)
    if known.make is not None and type(slots[0]) is int:
        return ByteCode(known.make(*values), slots)
    return lazy_byte_code(ClosureSource(it, known, len(values)), slots)


def run_byte_code(it: Interpreter, code: Obj, constants: Obj, depth: Obj) -> Obj:
    """`(byte-code CODE CONSTANTS DEPTH)`."""
    if not (isinstance(code, LispString) and isinstance(constants, Vector) and is_fixnum(depth) and depth >= 0):
        raise error("Invalid byte-code")
    if code.multibyte:
        from elwire.interpreter.strings import internal_bytes

        data = internal_bytes(code, raw_as_one=True)
    else:
        data = code.s.encode("latin-1")
    return instantiate(it, translation_of(data, constants, None), constants)["byte_code"]()
