"""Decoding byte-code, and following its control flow.

Byte-code keeps its operands, its dynamic bindings and its handlers on stacks, but at any one instruction their depth is
always the same; `analyze` finds it.  That is what lets the translator make Python variables of stack slots.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter import bytecode_ops as ops
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Obj
from elwire.interpreter.signals import Signal, error


class Instruction:
    """One instruction: `op` is its family's first byte, `arg` its operand (0 when it has none)."""

    __slots__ = ("arg", "at", "next", "op")

    def __init__(self, at: int, op: int, arg: int, next_at: int) -> None:
        self.at = at
        self.op = op
        self.arg = arg
        self.next = next_at


class State:
    """The depth of the operand stack before an instruction, and the bindings and handlers active there.

    A binding is `"variable"`, or the name of what else must be undone.  A handler is the address it goes to, and the
    depth of the stack there.
    """

    __slots__ = ("bindings", "depth", "handlers")

    def __init__(self, depth: int, bindings: tuple[str, ...], handlers: tuple[tuple[int, int], ...]) -> None:
        self.depth = depth
        self.bindings = bindings
        self.handlers = handlers

    def same(self, other: State) -> bool:
        return (
            self.depth == other.depth
            and len(self.bindings) == len(other.bindings)
            and len(self.handlers) == len(other.handlers)
        )


BINDING_KINDS = {
    ops.VARBIND: "variable",
    ops.SAVE_CURRENT_BUFFER: "save_current_buffer",
    ops.SAVE_CURRENT_BUFFER_OLD: "save_current_buffer",
    ops.SAVE_EXCURSION: "save_excursion",
    ops.SAVE_RESTRICTION: "save_restriction",
    ops.UNWIND_PROTECT: "unwind_protect",
}


def decode(code: bytes, at: int) -> Instruction:
    """The instruction at AT of CODE; past the end stand zeros, which no instruction is."""
    op = code[at] if at < len(code) else 0
    if op < ops.POPHANDLER:
        arg = op & 7
        op &= ~7
        if arg == 6:
            return Instruction(at, op, _byte(code, at + 1), at + 2)
        if arg == 7:
            return Instruction(at, op, _byte(code, at + 1) | _byte(code, at + 2) << 8, at + 3)
        return Instruction(at, op, arg, at + 1)
    if op >= ops.CONSTANT:
        return Instruction(at, ops.CONSTANT, op - ops.CONSTANT, at + 1)
    if op in ops.WITH_ADDRESS:
        arg = _byte(code, at + 1) | _byte(code, at + 2) << 8
        if op == ops.CONSTANT2:
            return Instruction(at, ops.CONSTANT, arg, at + 3)
        if op == ops.STACK_SET2:
            return Instruction(at, ops.STACK_SET, arg, at + 3)
        return Instruction(at, op, arg, at + 3)
    if op in ops.WITH_BYTE:
        return Instruction(at, op, _byte(code, at + 1), at + 2)
    return Instruction(at, op, 0, at + 1)


def _byte(code: bytes, at: int) -> int:
    return code[at] if at < len(code) else 0


def invalid(instruction: Instruction) -> Signal:
    """The signal for a byte that is no instruction."""
    op, at = instruction.op, instruction.at
    return error(f"Invalid byte opcode: op={op}, ptr={at + 1 if op == 0 else at}")


def _effect(instruction: Instruction) -> int | None:
    """By how much INSTRUCTION changes the depth of the stack; None when it is no instruction."""
    op, arg = instruction.op, instruction.arg
    if op == ops.STACK_REF:
        return 1 if arg else None
    if op in _FIXED:
        return _FIXED[op]
    if op == ops.CALL:
        return -arg
    if op in (ops.LIST_N, ops.CONCAT_N, ops.INSERT_N):
        return 1 - arg
    if op == ops.DISCARD_N:
        return -(arg & 0x7F)
    return None


_FIXED: dict[int, int] = {
    ops.VARREF: 1,
    ops.VARSET: -1,
    ops.VARBIND: -1,
    ops.UNBIND: 0,
    ops.POPHANDLER: 0,
    ops.PUSHCONDITIONCASE: -1,
    ops.PUSHCATCH: -1,
    ops.SAVE_CURRENT_BUFFER: 0,
    ops.SAVE_CURRENT_BUFFER_OLD: 0,
    ops.SAVE_EXCURSION: 0,
    ops.SAVE_RESTRICTION: 0,
    ops.UNWIND_PROTECT: -1,
    ops.INTERACTIVE_P: 1,
    ops.CATCH: -1,
    ops.CONDITION_CASE: -2,
    ops.GOTO: 0,
    ops.GOTO_IF_NIL: -1,
    ops.GOTO_IF_NOT_NIL: -1,
    ops.GOTO_IF_NIL_ELSE_POP: -1,
    ops.GOTO_IF_NOT_NIL_ELSE_POP: -1,
    ops.RETURN: -1,
    ops.DISCARD: -1,
    ops.DUP: 1,
    ops.STACK_SET: -1,
    ops.SWITCH: -2,
    ops.CONSTANT: 1,
    **{op: 1 - count for op, (_, count) in ops.PRIMITIVES.items()},
    **{op: 1 - count for op, (count, _) in ops.EXPRESSIONS.items()},
    **{op: 1 - count for op, (count, _) in ops.TESTS.items()},
}


class Flow:
    """The control flow of one piece of byte-code.

    `instructions` are those that can be reached, by address; `states` the state before each; `entries` how many ways
    lead to each; `tables` the jump table of each `switch`; `bad` the addresses where no instruction stands.
    """

    def __init__(self, code: bytes, constants: list[Obj], depth: int) -> None:
        self.code = code
        self.constants = constants
        self.instructions: dict[int, Instruction] = {}
        self.states: dict[int, State] = {}
        self.entries: dict[int, int] = {0: 1}
        self.tables: dict[int, HashTable] = {}
        self.bad: set[int] = set()
        self.handler_targets: set[int] = set()
        self._pending: list[tuple[int, State]] = [(0, State(depth, (), ()))]
        while self._pending:
            self._follow(*self._pending.pop())

    def _edge(self, target: int, state: State) -> None:
        self.entries[target] = self.entries.get(target, 0) + 1
        self._pending.append((target, state))

    def _follow(self, at: int, state: State) -> None:
        """Walk from AT, in STATE, to the next instruction that does not go on to the one after it."""
        table: Any = None
        while True:
            known = self.states.get(at)
            if known is not None:
                if not known.same(state):
                    raise error("Invalid byte-code: stacks of different depth meet")
                return
            instruction = decode(self.code, at)
            self.instructions[at] = instruction
            self.states[at] = state
            op, arg = instruction.op, instruction.arg
            effect = _effect(instruction)
            if effect is None or not self._fits(instruction, state):
                self.bad.add(at)
                return
            depth, bindings, handlers = state.depth + effect, state.bindings, state.handlers
            if op == ops.RETURN:
                return
            if op == ops.GOTO:
                self._edge(arg, State(depth, bindings, handlers))
                return
            if op in ops.BRANCHES:
                kept = 1 if op in (ops.GOTO_IF_NIL_ELSE_POP, ops.GOTO_IF_NOT_NIL_ELSE_POP) else 0
                self._edge(arg, State(depth + kept, bindings, handlers))
            elif op == ops.SWITCH:
                if not isinstance(table, HashTable):
                    self.bad.add(at)
                    return
                self.tables[at] = table
                for target in dict.fromkeys(value for _, value in table.items()):
                    self._edge(target, State(depth, bindings, handlers))
            elif op in (ops.PUSHCONDITIONCASE, ops.PUSHCATCH):
                self.handler_targets.add(arg)
                self._edge(arg, State(depth + 1, bindings, handlers))
                handlers = (*handlers, (arg, depth))
            elif op == ops.POPHANDLER:
                handlers = handlers[:-1]
            elif op == ops.UNBIND:
                bindings = bindings[: len(bindings) - arg]
            elif op in BINDING_KINDS:
                bindings = (*bindings, BINDING_KINDS[op])
            table = self.constants[arg] if op == ops.CONSTANT and arg < len(self.constants) else None
            at = instruction.next
            state = State(depth, bindings, handlers)
            if self.states.get(at) is not None or at in self.entries:
                self._edge(at, state)
                return
            self.entries[at] = 1

    def _fits(self, instruction: Instruction, state: State) -> bool:
        """Whether the stacks are deep enough for INSTRUCTION."""
        op, arg = instruction.op, instruction.arg
        depth = state.depth
        if op == ops.UNBIND:
            return arg <= len(state.bindings)
        if op == ops.POPHANDLER:
            return bool(state.handlers)
        if op in (ops.STACK_REF, ops.STACK_SET, ops.CALL):
            return arg < depth
        if op == ops.DISCARD_N:
            return (arg & 0x7F) + (1 if arg & 0x80 else 0) <= depth
        if op in (ops.LIST_N, ops.CONCAT_N, ops.INSERT_N):
            return arg <= depth
        if op in (ops.VARREF, ops.VARSET, ops.VARBIND, ops.CONSTANT):
            return arg < len(self.constants) and (op != ops.VARSET or depth > 0)
        if op in ops.PRIMITIVES:
            return ops.PRIMITIVES[op][1] <= depth
        if op in ops.EXPRESSIONS or op in ops.TESTS:
            return (ops.EXPRESSIONS.get(op) or ops.TESTS[op])[0] <= depth
        return depth > 0 or op in (ops.GOTO, *BINDING_KINDS, ops.INTERACTIVE_P)
