"""From byte-code to Python: one Python function for one byte-code object.

The operand stack becomes Python variables.  Inside a run of instructions a stack slot is whatever expression last went
there, a constant or a temporary; where runs meet, slot 3 is the variable `s3`.  Runs that are jumped to from several
places stand in a loop that picks the next one by `pc`; a run with only one way in follows its jump in place.

While a `condition-case` or `catch` is active, the slots below it always are in their own variables, since an error
may take control to its handler at any moment.
"""

from __future__ import annotations

import ast
from types import CodeType
from typing import Any

from elwire.interpreter import bytecode_ops as ops
from elwire.interpreter.bytecode_flow import BINDING_KINDS, Flow, Instruction, State
from elwire.interpreter.objects import LispString, Obj, Symbol, Vector, nil, t

Line = tuple[int, str, tuple[str, tuple[Any, ...]] | None]

DEEPEST = 40
"""How deep runs may be nested in one another; Python's parser stops at 100."""


JUMP = "jump "
"""How a line begins that stands for going to the block whose number follows."""


def _with_jumps(block: list[Line], number: int) -> list[Line]:
    """The lines of BLOCK, whose number is NUMBER, with its jumps in Python; one that goes to itself is a loop."""
    own = f"{JUMP}{number}"
    loops = any(text == own for _, text, _ in block)
    result: list[Line] = [(0, "while True:", None)] if loops else []
    for indent, text, mark in block:
        place = indent + 1 if loops else indent
        if text == own:
            result.append((place, "continue", None))
        elif text.startswith(JUMP):
            result.append((place, "pc = " + text[len(JUMP) :], None))
            result.append((place, "break" if loops else "continue", None))
        else:
            result.append((place, text, mark))
    return result


class Test(str):
    """A stack entry that is a Python condition not yet made t or nil."""

    __slots__ = ()


class Translation:
    """The Python code of a byte-code function.

    `code` defines `byte_code`, or with OPAQUE constants a function `make` of them that returns it.  It wants the
    constants as globals `C0`, `C1`..., and the handlers listed in `handlers`, by name, made of those conditions.
    """

    __slots__ = ("code", "handlers", "marks", "source")

    def __init__(self, code: CodeType, source: str, marks: list[Any], handlers: dict[str, Obj]) -> None:
        self.code = code
        self.source = source
        self.marks = marks
        self.handlers = handlers


def translate(code: bytes, constants: list[Obj], descriptor: int | None, opaque: int = 0) -> Translation:
    """Translate CODE, which takes what the argument DESCRIPTOR says: None for arguments bound dynamically.

    The first OPAQUE of CONSTANTS may differ from one function made of this code to the next.
    """
    return Translator(code, constants, descriptor, opaque).run()


class Translator:
    """The work of one `translate`."""

    def __init__(self, code: bytes, constants: list[Obj], descriptor: int | None, opaque: int) -> None:
        self.constants = constants
        self.opaque = opaque
        self.parameters: list[str] = []
        self.prologue: list[Line] = []
        if descriptor is not None:
            self._parameters(descriptor)
        self.flow = Flow(code, constants, len(self.parameters))
        self.lines: list[Line] = []
        self.indent = 0
        self.temporaries = 0
        self.roots: dict[tuple[str, int], int] = {}
        self.root_queue: list[tuple[str, int]] = []
        self.handlers: dict[str, Obj] = {}
        self.stack: list[str] = []
        self.bindings: list[str] = []
        self.active: list[tuple[int, int]] = []

    def _parameters(self, descriptor: int) -> None:
        most, least = descriptor >> 8, descriptor & 127
        self.parameters = [f"s{index}" for index in range(most)]
        self.signature = [f"s{index}" + ("=nil" if index >= least else "") for index in range(most)]
        if descriptor & 128:
            rest = f"s{most}"
            self.parameters.append(rest)
            self.signature.append("*" + rest)
            self.prologue.append((0, f"{rest} = list({rest})", None))

    # The whole function

    def run(self) -> Translation:
        self._root(("run", 0))
        blocks: list[list[Line]] = []
        while self.root_queue:
            kind, at = self.root_queue.pop(0)
            self.lines = []
            self.indent = 0
            state = self.flow.states[at]
            self._enter(state)
            if kind == "handler":
                self.emit(f"s{state.depth - 1} = value")
            self._block(at, 0)
            blocks.append(_with_jumps(self.lines, len(blocks)))
        jumps = any(text.startswith("pc = ") for block in blocks for _, text, _ in block)
        catches = bool(self.flow.handler_targets)
        binds = any(state.bindings for state in self.flow.states.values())
        others = any(kind != "variable" for state in self.flow.states.values() for kind in state.bindings)
        out: list[Line] = [*self.prologue]
        depth = 0
        if binds or catches:
            out.append((0, "base = len(specpdl)", None))
        if others or catches:
            out.append((0, "undo = []", None))
        if catches:
            out.append((0, "active = []", None))
        body = [line for block in blocks for line in block] if len(blocks) == 1 else self._dispatch(blocks, 0)
        if jumps or catches:
            out.append((0, "pc = 0", None))
        if binds and not catches:
            out.append((depth, "try:", None))
            depth += 1
        if jumps or catches:
            out.append((depth, "while True:", None))
            depth += 1
        if catches:
            out += [(depth, "try:", None), (depth + 1, "while True:", None)]
            out += [(depth + 2 + indent, text, mark) for indent, text, mark in body]
            out += [
                (depth, "except BaseException as exception:", None),
                (depth + 1, "pc, value = recover(exception, active, undo, base)", None),
            ]
        else:
            out += [(depth + indent, text, mark) for indent, text, mark in body]
            if binds:
                unwind = "unwind_all(exception, undo, base)" if others else "unwind(exception, len(specpdl) - base)"
                out += [
                    (0, "except BaseException as exception:", None),
                    (1, unwind, None),
                    (1, "raise", None),
                ]
        return self._finish(out)

    def _dispatch(self, blocks: list[list[Line]], first: int) -> list[Line]:
        """The lines that run the block whose number is `pc`; FIRST is the number of the first of BLOCKS."""
        if len(blocks) == 1:
            return blocks[0]
        half = len(blocks) // 2
        result: list[Line] = [(0, f"if pc < {first + half}:", None)]
        result += [(indent + 1, text, mark) for indent, text, mark in self._dispatch(blocks[:half], first)]
        result.append((0, "else:", None))
        result += [(indent + 1, text, mark) for indent, text, mark in self._dispatch(blocks[half:], first + half)]
        return result

    def _finish(self, body: list[Line]) -> Translation:
        signature = ", ".join(self.signature) if self.parameters else ""
        lines: list[Line] = [(0, f"def byte_code({signature}):", None)]
        lines += [(indent + 1, text, mark) for indent, text, mark in body]
        if self.opaque:
            captured = ", ".join(f"C{index}" for index in range(self.opaque))
            lines = [(indent + 1, text, mark) for indent, text, mark in lines]
            lines.insert(0, (0, f"def make({captured}):", None))
            lines.append((1, "return byte_code", None))
        source = "\n".join(" " * indent + text for indent, text, _ in lines) + "\n"
        tree = ast.parse(source, "<byte-code>")
        marks = [mark for _, _, mark in lines if mark is not None]
        numbers: dict[int, int] = {}
        for number, (_, _, mark) in enumerate(lines, 1):
            if mark is not None:
                numbers[number] = len(numbers) + 1
        for node in ast.walk(tree):
            if "col_offset" in node._attributes:
                place = numbers.get(node.lineno, 0)  # type: ignore[attr-defined]
                node.col_offset = node.end_col_offset = place  # type: ignore[attr-defined]
        return Translation(compile(tree, "<byte-code>", "exec"), source, marks, self.handlers)

    # Emission

    def emit(self, text: str, mark: tuple[str, tuple[Any, ...]] | None = None) -> None:
        self.lines.append((self.indent, text, mark))

    def _root(self, key: tuple[str, int]) -> int:
        number = self.roots.get(key)
        if number is None:
            number = self.roots[key] = len(self.roots)
            self.root_queue.append(key)
        return number

    def _enter(self, state: State) -> None:
        self.stack = [f"s{index}" for index in range(state.depth)]
        self.bindings = list(state.bindings)
        self.active = list(state.handlers)

    def temporary(self) -> str:
        self.temporaries += 1
        return f"t{self.temporaries}"

    def store(self, expression: str, mark: tuple[str, tuple[Any, ...]] | None = None) -> None:
        """Push the value of EXPRESSION."""
        variable = self.temporary()
        self.emit(f"{variable} = {expression}", mark)
        self.stack.append(variable)

    def constant(self, index: int) -> str:
        if index >= self.opaque:
            value = self.constants[index]
            if value is nil:
                return "nil"
            if value is t:
                return "t"
        return f"C{index}"

    def known(self, name: str) -> Any:
        """The value of the stack entry NAME if it is a constant, else None."""
        if name == "nil":
            return nil
        if name == "t":
            return t
        if name[0] == "C" and int(name[1:]) >= self.opaque:
            return self.constants[int(name[1:])]
        return None

    def literal(self, name: str) -> str:
        """NAME, or the integer it is, where Python may see a literal."""
        value = self.known(name)
        if type(value) is int and -(1 << 62) < value < 1 << 62:
            return str(value) if value >= 0 else f"({value})"
        return name

    def force(self) -> None:
        """Make a value of a condition on top of the stack."""
        if self.stack and isinstance(self.stack[-1], Test):
            self.store(f"t if {self.stack.pop()} else nil")

    def settle(self, depth: int) -> None:
        """Put the lowest DEPTH slots into their own variables."""
        moves = [(f"s{index}", self.stack[index]) for index in range(depth) if self.stack[index] != f"s{index}"]
        if moves:
            self.emit(
                ", ".join(target for target, _ in moves) + " = " + ", ".join(self.literal(value) for _, value in moves)
            )
            for index in range(depth):
                self.stack[index] = f"s{index}"

    def jump(self, target: int, nesting: int) -> None:
        """Go to TARGET with the present stack; nothing may be emitted after it."""
        if self.flow.entries.get(target, 0) == 1 and nesting < DEEPEST and target not in self.flow.handler_targets:
            self._block(target, nesting)
            return
        self.settle(len(self.stack))
        self.emit(f"{JUMP}{self._root(('run', target))}")

    def branch(self, condition: str, target: int, nesting: int, pushed: str | None = None) -> None:
        """Go to TARGET when CONDITION holds, with PUSHED on the stack; go on otherwise."""
        self.emit(f"if {condition}:")
        saved = self.stack[:], self.bindings[:], self.active[:]
        if pushed is not None:
            self.stack.append(pushed)
        self.indent += 1
        self.jump(target, nesting + 1)
        self.indent -= 1
        self.stack, self.bindings, self.active = saved

    def _block(self, at: int, nesting: int) -> None:
        """Emit the run that starts at AT, with the stack as it is."""
        first = True
        while True:
            if not first and self.flow.entries[at] > 1:
                self.force()
                self.jump(at, nesting)
                return
            first = False
            instruction = self.flow.instructions[at]
            if at in self.flow.bad:
                self.force()
                self.emit(f"raise invalid({instruction.op}, {instruction.at})")
                return
            op = instruction.op
            if op not in (ops.GOTO_IF_NIL, ops.GOTO_IF_NOT_NIL, ops.NOT, *_ELSE_POP):
                self.force()
            if op == ops.RETURN:
                self._return()
                return
            if op == ops.GOTO:
                target = instruction.arg
                if self.flow.entries[target] == 1 and target not in self.flow.handler_targets:
                    at = target
                    first = True
                    continue
                self.jump(target, nesting)
                return
            if op in ops.BRANCHES:
                self._branch(instruction, nesting)
            elif op == ops.SWITCH:
                self._switch(instruction, nesting)
            else:
                self._instruction(instruction)
            at = instruction.next

    def _return(self) -> None:
        value = self.stack.pop()
        if self.bindings:
            self._unbind(len(self.bindings))
        self.emit(f"return {self.literal(value)}")

    def _branch(self, instruction: Instruction, nesting: int) -> None:
        op = instruction.op
        top = self.stack.pop()
        on_nil = op in (ops.GOTO_IF_NIL, ops.GOTO_IF_NIL_ELSE_POP)
        if isinstance(top, Test):
            condition = f"not ({top})" if on_nil else top
            kept = "nil" if on_nil else "t"
        else:
            condition = f"{top} is nil" if on_nil else f"{top} is not nil"
            kept = "nil" if on_nil else top
        self.branch(condition, instruction.arg, nesting, kept if op in _ELSE_POP else None)

    def _switch(self, instruction: Instruction, nesting: int) -> None:
        table_name, value = self.stack.pop(), self.stack.pop()
        table = self.flow.tables[instruction.at]
        target = self.temporary()
        self.emit(f"{target} = {table_name}.gethash({value}, nil)")
        self.emit(f"if {target} is not nil:")
        self.indent += 1
        for address in dict.fromkeys(address for _, address in table.items()):
            self.branch(f"{target} == {address}", address, nesting + 1)
        self.emit(f"raise invalid({instruction.op}, {instruction.at})")
        self.indent -= 1

    def _instruction(self, instruction: Instruction) -> None:
        op, arg, stack = instruction.op, instruction.arg, self.stack
        if op == ops.CONSTANT:
            stack.append(self.constant(arg))
        elif op == ops.STACK_REF:
            stack.append(stack[-1 - arg])
        elif op == ops.DUP:
            stack.append(stack[-1])
        elif op == ops.DISCARD:
            stack.pop()
        elif op == ops.STACK_SET:
            self._stack_set(len(stack) - 1 - arg)
        elif op == ops.DISCARD_N:
            count = arg & 0x7F
            kept = stack.pop() if arg & 0x80 else None
            if count:
                del stack[-count:]
            if kept is not None:
                stack.append(kept)
        elif op == ops.VARREF:
            if self._variable(arg, instruction):
                self.store(f"C{arg}.value")
        elif op == ops.CALL:
            self._call(arg)
        elif op in ops.TESTS:
            self._test(op)
        elif op in ops.EXPRESSIONS:
            self._expression(op)
        elif op in ops.PRIMITIVES:
            self._primitive(f"P{op}", ops.PRIMITIVES[op][1])
        elif op == ops.LIST_N:
            items = self._pop(arg)
            self.store(f"list(({', '.join(map(self.literal, items))},))" if items else "nil")
        elif op == ops.CONCAT_N:
            self._primitive("P80", arg)
        elif op == ops.INSERT_N:
            self._primitive("P99", arg)
        else:
            self._state_instruction(instruction)

    def _pop(self, count: int) -> list[str]:
        if not count:
            return []
        items = self.stack[-count:]
        del self.stack[-count:]
        return items

    def _stack_set(self, index: int) -> None:
        value = self.stack.pop()
        if index == len(self.stack):
            return
        if not self.active or index >= self.active[-1][1]:
            self.stack[index] = value
            return
        # A handler may look at the slot's own variable.
        variable = f"s{index}"
        if any(name == variable for other, name in enumerate(self.stack) if other != index):
            copy = self.temporary()
            self.emit(f"{copy} = {variable}")
            self.stack[:] = [
                copy if name == variable and other != index else name for other, name in enumerate(self.stack)
            ]
        self.emit(f"{variable} = {self.literal(value)}")
        self.stack[index] = variable

    def _variable(self, index: int, instruction: Instruction) -> bool:
        """Whether constant INDEX is a variable; code that raises is emitted otherwise."""
        if index >= self.opaque and isinstance(self.constants[index], Symbol):
            return True
        self.emit(f"raise wrong_type('symbolp', C{index})")
        self.stack.append("nil")
        return False

    def _call(self, count: int) -> None:
        items = self._pop(count)
        function = self.stack.pop()
        arguments = ", ".join(map(self.literal, items))
        self.store(f"{function}.call({arguments})", ("funcall", (function, count)))

    def _primitive(self, function: str, count: int) -> None:
        self.store(f"{function}({', '.join(map(self.literal, self._pop(count)))})")

    def _test(self, op: int) -> None:
        count, text = ops.TESTS[op]
        if op == ops.NOT and isinstance(self.stack[-1], Test):
            self.stack.append(Test(f"not ({self.stack.pop()})"))
            return
        operands = self._pop(count)
        if op == ops.EQ:
            self.stack.append(Test(self._eq(*operands)))
            return
        if op in ops.NUMERIC:
            operands = [self.literal(each) for each in operands]
            # Evaluated here: the comparison may signal, and what its operands name may change.
        self.stack.append(Test(text.format(*operands)))

    def _eq(self, a: str, b: str) -> str:
        for one, other in ((a, b), (b, a)):
            value = self.known(one)
            if value is None:
                continue
            if type(value) is int:
                if -(1 << 61) <= value < 1 << 61:
                    return f"type({other}) is int and {other} == {self.literal(one)}"
            elif isinstance(value, Symbol | LispString | Vector):
                return f"{a} is {b}"
        return f"{a} is {b} or type({a}) is int and eq({a}, {b})"

    def _expression(self, op: int) -> None:
        count, text = ops.EXPRESSIONS[op]
        operands = self._pop(count)
        if op in ops.NUMERIC:
            operands = [self.literal(each) for each in operands]
        mark = None
        if op == ops.AREF:
            mark = ("aref", tuple(operands))
        self.store(text.format(*operands), mark)
        if op == ops.MULTIPLY:
            product = self.stack[-1]
            self.emit(f"if not {-(1 << 62)} < {product} < {1 << 62}:")
            self.indent += 1
            self.emit(f"{product} = large({product})")
            self.indent -= 1

    def _state_instruction(self, instruction: Instruction) -> None:
        op, arg = instruction.op, instruction.arg
        if op == ops.VARSET:
            value = self.literal(self.stack.pop())
            if self._variable(arg, instruction):
                symbol = self.constants[arg]
                self.emit(f"P76(C{arg}, {value})" if symbol.constant else f"C{arg}.value = {value}")
            else:
                self.stack.pop()
        elif op == ops.VARBIND:
            value = self.literal(self.stack.pop())
            self.emit(f"bind({self.constant(arg)}, {value})")
            self.bindings.append("variable")
        elif op == ops.UNBIND:
            self._unbind(arg)
        elif op in (ops.PUSHCONDITIONCASE, ops.PUSHCATCH):
            self._push_handler(op, arg)
        elif op == ops.POPHANDLER:
            self.active.pop()
            self.emit("active.pop()")
            self.emit("handlers.pop()")
        elif op == ops.UNWIND_PROTECT:
            self.emit(f"undo.append((run_cleanup, {self.stack.pop()}, len(specpdl), len(handlers)))")
            self.bindings.append("unwind_protect")
        elif op in BINDING_KINDS:
            kind = BINDING_KINDS[op]
            self.emit(f"undo.append(({kind}_end, {kind}_begin(), len(specpdl), -1))")
            self.bindings.append(kind)
        elif op == ops.INTERACTIVE_P:
            self.store("interactive_p()")
        elif op == ops.CATCH:
            body, tag = self.stack.pop(), self.stack.pop()
            self.store(f"old_catch({tag}, {body})")
        elif op == ops.CONDITION_CASE:
            clauses, body, variable = self.stack.pop(), self.stack.pop(), self.stack.pop()
            self.store(f"old_condition_case({variable}, {body}, {clauses})")
        else:
            self.emit(f"raise invalid({op}, {instruction.at})")

    def _unbind(self, count: int) -> None:
        """Undo the innermost COUNT bindings."""
        variables = 0
        for _ in range(count):
            if self.bindings.pop() == "variable":
                variables += 1
                continue
            if variables:
                self.emit(f"unbind({variables})")
                variables = 0
            self.emit("leave(undo)")
        if variables:
            self.emit("unbind1()" if variables == 1 else f"unbind({variables})")

    def _push_handler(self, op: int, target: int) -> None:
        tag = self.stack.pop()
        self.settle(len(self.stack))
        number = self._root(("handler", target))
        self.active.append((target, len(self.stack)))
        if op == ops.PUSHCATCH:
            entry = f"({tag}, len(handlers))"
        elif self.known(tag) is not None:
            entry = "H" + tag
            self.handlers[entry] = self.known(tag)
        else:
            entry = f"Handlers([{tag}])"
        self.emit(f"handler = {entry}")
        self.emit(f"active.append(({number}, handler, len(handlers), len(undo), len(specpdl)))")
        self.emit("handlers.append(handler)")


_ELSE_POP = (ops.GOTO_IF_NIL_ELSE_POP, ops.GOTO_IF_NOT_NIL_ELSE_POP)
