"""Byte-code: making, running and fetching byte-code objects.  See "Byte Compilation" in the Elisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter import bytecode
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import Cons, Obj
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


@primitive("byte-code")
def byte_code(it: Interpreter, bytestr: Obj, vector: Obj, maxdepth: Obj) -> Obj:
    """Run the byte-code in the string BYTESTR, with the constants in VECTOR and a stack of MAXDEPTH; return its value.

    Compiled files hold calls of this function for what they do when they are loaded.  Signals `error`.
    """
    return bytecode.run_byte_code(it, bytestr, vector, maxdepth)


@primitive("make-closure")
def make_closure(it: Interpreter, prototype: Obj, *closure_vars: Obj) -> Obj:
    """Return a copy of the byte-code function PROTOTYPE whose first constants are CLOSURE-VARS."""
    if not isinstance(prototype, ByteCode):
        raise wrong_type("byte-code-function-p", prototype)
    if len(closure_vars) > len(prototype.slots[2]):
        raise error("Closure vars do not fit in constvec")
    return bytecode.make_closure(it, prototype, closure_vars)


@primitive("fetch-bytecode")
def fetch_bytecode(it: Interpreter, object_: Obj) -> Obj:
    """Make sure that the byte-code function OBJECT is wholly in memory; return OBJECT, of whatever kind it is."""
    if isinstance(object_, ByteCode) and isinstance(object_.slots[1], Cons):
        from elwire.interpreter.bytecode_load import fetch

        fetch(it, object_)
    return object_
