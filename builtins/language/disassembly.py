"""`disassemble`: byte-code as text.  See the section "Disassembly" of the Elisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter import bytecode_ops as ops
from elwire.interpreter.bytecode_flow import Instruction, decode
from elwire.interpreter.functions import ByteCode, CompiledFunction, Subr
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

NAME_COLUMN, ARGUMENT_COLUMN = 8, 18
JUMPS = frozenset((ops.GOTO, *ops.BRANCHES, ops.PUSHCONDITIONCASE, ops.PUSHCATCH))
WITH_CONSTANT = frozenset((ops.CONSTANT, ops.VARREF, ops.VARSET, ops.VARBIND))
WITH_NUMBER = frozenset((
    ops.STACK_REF, ops.CALL, ops.UNBIND, ops.LIST_N, ops.CONCAT_N, ops.INSERT_N, ops.STACK_SET, ops.DISCARD_N,
))  # fmt: skip


@primitive("disassemble", interactive="aDisassemble function: ")
def disassemble(it: Interpreter, object_: Obj, buffer: Obj = nil, indent: Obj = nil, interactive_p: Obj = nil) -> Obj:
    """Show the byte-code of OBJECT, a function, in the buffer `*Disassemble*`, or insert it into BUFFER; return nil.

    A function that is not compiled is compiled first.  INDENT is the column to start at.
    """
    name = object_ if isinstance(object_, Symbol) else None
    function = _function(it, object_)
    text = "".join(Listing(it, function, indent if type(indent) is int else 0, name).lines)
    if buffer is not nil:
        with it.let(it.s.inhibit_read_only, it.s.t):
            target = it.s.set_buffer
            before = it.s.current_buffer.call()
            target.call(buffer)
            try:
                it.s.insert.call(LispString(text))
            finally:
                target.call(before)
        return nil
    before = it.s.current_buffer.call()
    it.s.set_buffer.call(it.s.get_buffer_create.call(LispString("*Disassemble*")))
    try:
        it.s.erase_buffer.call()
        it.s.insert.call(LispString(text))
        it.s.goto_char.call(1)
    finally:
        it.s.set_buffer.call(before)
    return nil


def _function(it: Interpreter, value: Obj) -> ByteCode | CompiledFunction:
    definition = it.indirect_function(value)
    if isinstance(definition, Cons) and definition.car is it.s.autoload and isinstance(value, Symbol):
        definition = it.autoload(definition, value)
    if isinstance(definition, Cons) and definition.car is it.s.macro:
        definition = definition.cdr
    if isinstance(definition, Subr):
        raise error(f"Can’t disassemble {it.prin1(definition)}")
    if isinstance(definition, Cons) and not isinstance(definition, ByteCode | CompiledFunction):
        definition = it.s.byte_compile.call(definition)
    if not isinstance(definition, ByteCode | CompiledFunction):
        raise error("Compilation failed")
    return definition


class Listing:
    """The lines that show one function."""

    def __init__(
        self, it: Interpreter, function: ByteCode | CompiledFunction, indent: int, name: Symbol | None
    ) -> None:
        self.it = it
        self.lines: list[str] = []
        it.s.fetch_bytecode.call(function)
        slots = function.slots() if isinstance(function, CompiledFunction) else function.slots
        self.margin = " " * indent
        self._add("byte code" + (f" for {name.name}" if name is not None and not indent else "") + ":")
        self._head(slots)
        self._code(slots[1].s.encode("latin-1"), slots[2])

    def _add(self, text: str) -> None:
        self.lines.append(f"{self.margin}{text}\n")

    def _head(self, slots: list[Obj]) -> None:
        doc = slots[4] if len(slots) > 4 else nil
        if isinstance(doc, LispString):
            first, more, _ = doc.s.partition("\n")
            self._add("  doc:  " + (" ..." if not first else first + (" ..." if more else "")))
        elif doc is not nil:
            self._add("  doc:   ...")
        self._add("  args: " + self._arguments(slots[0]))
        if len(slots) > 5:
            self._add(" interactive: " + self.it.prin1(slots[5]))

    def _arguments(self, arglist: Obj) -> str:
        if type(arglist) is not int:
            return self.it.prin1(arglist) if arglist is not nil else "nil"
        least, most = arglist & 127, arglist >> 8
        words = [f"arg{index + 1}" for index in range(least)]
        if most > least:
            words += ["&optional", *(f"arg{index + 1}" for index in range(least, most))]
        if arglist & 128:
            words += ["&rest", "rest"]
        return f"({' '.join(words)})" if words else "nil"

    def _code(self, code: bytes, constants: Any) -> None:
        instructions = []
        at = 0
        while at < len(code):
            instructions.append(decode(code, at))
            at = instructions[-1].next
        tags = self._tags(instructions, constants)
        for each in instructions:
            tag = f":{tags[each.at]}" if each.at in tags else ""
            name, argument = self._shown(each, constants, tags)
            start = _padded(f"{self.margin}{each.at}{tag}", len(self.margin) + NAME_COLUMN)
            self.lines.append(_padded(start + name, len(self.margin) + ARGUMENT_COLUMN) + argument + "\n")

    def _tags(self, instructions: list[Instruction], constants: Any) -> dict[int, int]:
        """A number for each address that something goes to."""
        targets: dict[int, None] = {}
        for before, each in zip([None, *instructions], instructions, strict=False):
            if each.op in JUMPS:
                targets.setdefault(each.arg)
            elif each.op == ops.SWITCH and before is not None and before.op == ops.CONSTANT:
                table = constants[before.arg]
                if isinstance(table, HashTable):
                    for _, address in table.items():
                        targets.setdefault(address)
        return {address: number for number, address in enumerate(sorted(targets), 1)}

    def _shown(self, each: Instruction, constants: Any, tags: dict[int, int]) -> tuple[str, str]:
        name = ops.NAMES.get(each.op, f"op-{each.op}")
        if each.op in JUMPS:
            return name, str(tags[each.arg])
        if each.op in WITH_CONSTANT:
            value = constants[each.arg] if each.arg < len(constants) else nil
            return name, self._constant(value, tags)
        return name, str(each.arg) if each.op in WITH_NUMBER else ""

    def _constant(self, value: Obj, tags: dict[int, int]) -> str:
        if isinstance(value, ByteCode | CompiledFunction):
            inner = Listing(self.it, value, len(self.margin) + 4, None)
            return "<compiled-function>\n" + "".join(inner.lines[1:])
        if isinstance(value, HashTable):
            pairs = " ".join(f"{self.it.prin1(key)} {tags.get(address, address)}" for key, address in value.items())
            return f"<jump-table-{value.test.name} ({pairs})>"
        return self.it.prin1(value)


def _padded(text: str, column: int) -> str:
    """TEXT continued to COLUMN with tabs and spaces, by one space at least."""
    width = 0
    for character in text:
        width = (width // 8 + 1) * 8 if character == "\t" else width + 1
    target = max(column, width + 1) if width >= column else column
    while (width // 8 + 1) * 8 <= target and (width // 8 + 1) * 8 - width >= 1 and target - width > 1:
        width = (width // 8 + 1) * 8
        text += "\t"
    return text + " " * (target - width)
