"""Byte-code for functions that elwire compiled in its own way.

A `CompiledFunction` runs Python, yet Lisp may look at its slots, print it and read it back.  So its slots hold true
byte-code: it calls the function's source, which is among the constants, with the arguments it got.  Emacs runs it, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter import bytecode_ops as ops
from elwire.interpreter.lambda_lists import parse_lambda_list
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil

if TYPE_CHECKING:
    from elwire.interpreter.template import Template


def slots_of(template: Template, values: tuple[Obj, ...]) -> list[Obj]:
    """The slots of the compiled function made of TEMPLATE whose free variables have VALUES."""
    it = template.interpreter
    parsed = parse_lambda_list(it, Cons(template.arglist, nil))
    required, optional, rest = parsed or ([], [], None)
    count = len(required) + len(optional)
    parameters = [*required, *optional] + ([rest] if rest is not None else [])
    head: list[Obj] = [it.s.apply] if rest is not None else []
    source = template.as_list(values)
    if template.dynamic:
        arglist: Obj = template.arglist
        constants = [*head, source, *parameters]
        pushes = b"".join(_operand(ops.VARREF, len(head) + 1 + index) for index in range(len(parameters)))
    else:
        arglist = len(required) | (128 if rest is not None else 0) | count << 8
        constants = [*head, source]
        # What is above the argument to fetch stays equally high: each fetch adds one.
        pushes = _operand(ops.STACK_REF, len(head) + len(parameters)) * len(parameters)
    code = bytes(ops.CONSTANT + index for index in range(len(head) + 1))
    code += pushes + _operand(ops.CALL, len(head) + len(parameters)) + bytes([ops.RETURN])
    depth = len(head) + 1 + len(parameters) * (1 if template.dynamic else 2)
    slots: list[Obj] = [arglist, LispString(code.decode("latin-1"), False), it.vector(constants), depth]
    doc = _documentation(template, parameters, required, optional, rest)
    interactive = template.interactive
    if doc is not nil or interactive is not nil:
        slots.append(doc)
    if interactive is not nil:
        spec = interactive.cdr
        slots.append(spec.car if isinstance(spec, Cons) else nil)
    return slots


def _operand(op: int, operand: int) -> bytes:
    """The instruction of the family OP with OPERAND."""
    if operand < 6:
        return bytes([op | operand])
    if operand < 256:
        return bytes([op | 6, operand])
    return bytes([op | 7, operand & 255, operand >> 8])


def _documentation(
    template: Template, parameters: list[Symbol], required: list[Symbol], optional: list[Symbol], rest: Symbol | None
) -> Obj:
    """The documentation with the parameters' names, which the argument descriptor does not tell."""
    doc = template.doc
    if template.dynamic or not parameters:
        return doc
    text = doc.s if doc is not nil else ""
    if "\n\n(fn" in text and text.endswith(")"):
        return doc
    usage = [_shown(each) for each in required]
    if optional:
        usage += ["&optional", *map(_shown, optional)]
    if rest is not None:
        usage += ["&rest", _shown(rest)]
    return LispString(f"{text}\n\n(fn {' '.join(usage)})")


def _shown(parameter: Symbol) -> str:
    return parameter.name.lstrip("_").upper() or parameter.name
