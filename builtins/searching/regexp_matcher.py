"""A backtracking matcher of our own, for what Python's `re` cannot say as Emacs means it.

It decides about `\\=`, back references where case is ignored, longest ("POSIX") matches, what groups inside loops
remember, and matches next to the edge of a stretch whose surroundings count.  It tries alternatives in the order
in which Emacs does, on a stack of its own: neither deep nesting nor long text overflows Python's.
"""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.searching import regexp_sets as sets
from elwire.builtins.searching.regexp_places import Places, is_place
from elwire.builtins.searching.regexp_translate import SINGLE, Tables
from elwire.builtins.searching.regexp_tree import (
    Alternatives,
    Assertion,
    BackReference,
    Group,
    Node,
    Repeat,
    Sequence,
    SyntaxChar,
    Tree,
    can_be_empty,
)
from elwire.interpreter.signals import error

(TEST, SPAN, SPLIT, JUMP, OPEN, CLOSE, PLACE, BACK, ENTER, AGAIN, COUNT, COUNTED, MATCH, FAIL) = range(14)

MAX_STACK = 20_000_000
"""Choices remembered before Lisp is told that the stack overflows."""

MAX_SPANS = 10_000_000
"""The highest group number of which a match can be reported."""

Span = tuple[int, int]


class Program:
    """The instructions for one regexp and one `Tables`."""

    def __init__(self, tree: Tree, tables: Tables) -> None:
        self.tables = tables
        self.groups = tree.groups
        self.numbers = sorted(set(tree.numbers))
        self._slots = {number: slot for slot, number in enumerate(self.numbers)}
        """Where the spans of each group number are kept while matching: numbers may be few and large."""
        self.code: list[tuple[Any, ...]] = []
        self.registers = 0
        """How many loops keep a place or a count."""
        self._emit(tree.root)
        self.code.append((MATCH,))

    def _emit(self, node: Node) -> None:
        code = self.code
        if isinstance(node, SINGLE):
            code.append((TEST, {}, re.compile(self.tables.pattern(node)).match, _own_class(node)))
        elif isinstance(node, Sequence):
            for item in node.items:
                self._emit(item)
        elif isinstance(node, Alternatives):
            self._alternatives(node)
        elif isinstance(node, Group):
            slot = self._slots[node.number]
            code.append((OPEN, slot))
            self._emit(node.item)
            code.append((CLOSE, slot))
        elif isinstance(node, Repeat):
            self._repeat(node)
        elif isinstance(node, BackReference):
            slot = self._slots.get(node.number, -1)
            code.append((BACK, slot) if slot >= 0 else (FAIL,))
        elif isinstance(node, Assertion):
            code.append((PLACE, node.kind, None if node.kind in "^$`'=" else self._place(node.kind)))
        else:
            raise TypeError(node)

    def _place(self, kind: str) -> Any:
        return re.compile(self.tables.assertion(kind)).match

    def _alternatives(self, node: Alternatives) -> None:
        code = self.code
        jumps = []
        for item in node.items[:-1]:
            split = len(code)
            code.append(())
            self._emit(item)
            jumps.append(len(code))
            code.append(())
            code[split] = (SPLIT, split + 1, len(code))
        self._emit(node.items[-1])
        for jump in jumps:
            code[jump] = (JUMP, len(code))

    def _repeat(self, node: Repeat) -> None:
        code = self.code
        if node.most == 0:
            return
        if isinstance(node.item, SINGLE) and node.greedy:
            pattern = self.tables.pattern(node.item)
            most = "" if node.most is None else str(node.most)
            code.append(
                (SPAN, re.compile(f"(?:{pattern}){{0,{most}}}").match, node.least, _own_class(node.item), node.most)
            )
        elif node.counted:
            self._counted(node)
        elif node.most == 1:
            split = len(code)
            code.append(())
            self._emit(node.item)
            code[split] = (SPLIT, split + 1, len(code)) if node.greedy else (SPLIT, len(code), split + 1)
        else:
            self._loop(node.item, node.least, node.greedy)

    def _loop(self, item: Node, least: int, greedy: bool) -> None:
        """`item*` or `item+`.  An iteration that takes no character is the last one."""
        code = self.code
        first: int | None = None
        if least:
            first = len(code)
            code.append(())
        top = len(code)
        code.append(())
        if first is not None:
            code[first] = (JUMP, len(code))
        register = None
        if can_be_empty(item):
            register = self.registers
            self.registers += 1
            code.append((ENTER, register))
        body = top + 1
        self._emit(item)
        code.append((JUMP, top) if register is None else (AGAIN, register, top))
        end = len(code)
        code[top] = (SPLIT, body, end) if greedy else (SPLIT, end, body)

    def _counted(self, node: Repeat) -> None:
        """`item\\{least,most\\}`.

        Two registers: how many iterations there were, and where the last one that was not obligatory started.
        """
        code = self.code
        register = self.registers
        self.registers += 2
        code.append((COUNT, register))
        top = len(code)
        code.append(())
        self._emit(node.item)
        code.append((JUMP, top))
        code[top] = (COUNTED, register, node.least, node.most, len(code))

    # Running

    def match(
        self,
        text: str,
        start: int,
        beginning: int,
        end: int,
        stop: int,
        point: int,
        *,
        longest: bool = False,
        places: Places | None = None,
    ) -> list[Span] | None:
        """Match at START; the spans of the whole and of each group, (-1, -1) for one that did not take part.

        The text is TEXT from BEGINNING to END; no character from STOP on may be taken, though it may be looked at.
        POINT is where `\\=` matches.  With LONGEST the longest match wins, not the first.  PLACES has the classes of
        characters whose syntax is not that of the table.
        """
        code = self.code
        fold = self.tables.fold
        opened = [-1] * len(self.numbers)
        starts = opened[:]
        ends = opened[:]
        registers = [-1] * self.registers
        stack: list[Any] = []
        push = stack.append
        best: list[Span] | None = None
        pc = 0
        pos = start
        while True:
            instruction = code[pc]
            op = instruction[0]
            if op == TEST:
                if pos < stop:
                    ch = text[pos]
                    memo = instruction[1]
                    good = memo.get(ch)
                    if good is None:
                        good = memo[ch] = instruction[2](ch) is not None
                    if places is not None and instruction[3] is not None and pos in places:
                        code_wanted, negated = instruction[3]
                        good = (places[pos] == code_wanted) is not negated
                    if good:
                        pos += 1
                        pc += 1
                        continue
            elif op == SPLIT:
                push((instruction[2], pos))
                pc = instruction[1]
                if len(stack) > MAX_STACK:
                    raise error("Stack overflow in regexp matcher")
                continue
            elif op == JUMP:
                pc = instruction[1]
                continue
            elif op == SPAN:
                reach = instruction[1](text, pos, stop).end()
                if places and instruction[3] is not None:
                    reach = _reach(instruction, text, pos, stop, places)
                low = pos + instruction[2]
                if reach >= low:
                    pc += 1
                    if reach > low:
                        push((pc, reach - 1, low))
                    pos = reach
                    continue
            elif op == OPEN:
                number = instruction[1]
                push((opened, number, opened[number], None))
                opened[number] = pos
                pc += 1
                continue
            elif op == CLOSE:
                number = instruction[1]
                push((starts, number, starts[number], None))
                push((ends, number, ends[number], None))
                starts[number] = opened[number]
                ends[number] = pos
                pc += 1
                continue
            elif op == PLACE:
                kind = instruction[1]
                if kind == "^":
                    good = pos == beginning or text[pos - 1] == "\n"
                elif kind == "$":
                    good = pos == end or text[pos] == "\n"
                elif kind == "`":
                    good = pos == beginning
                elif kind == "'":
                    good = pos == end
                elif kind == "=":
                    good = pos == point
                elif pos == stop and kind in ("<", "_<"):
                    good = False  # unlike the other places, these need a character that may be taken
                elif places and (pos in places or pos - 1 in places):
                    good = is_place(
                        kind,
                        self._class_at(text, pos - 1, places) if pos > beginning else None,
                        self._class_at(text, pos, places) if pos < end else None,
                    )
                elif pos == beginning:
                    good = instruction[2](text[pos : min(pos + 1, end)]) is not None
                else:
                    good = instruction[2](text[pos - 1 : min(pos + 1, end)], 1) is not None
                if good:
                    pc += 1
                    continue
            elif op == BACK:
                number = instruction[1]
                low = starts[number]
                if low >= 0:
                    size = ends[number] - low
                    if pos + size <= stop and _same(text, low, pos, size, fold, self.tables.kind):
                        pos += size
                        pc += 1
                        continue
            elif op == ENTER:
                register = instruction[1]
                push((registers, register, registers[register], None))
                registers[register] = pos
                pc += 1
                continue
            elif op == AGAIN:
                pc = pc + 1 if registers[instruction[1]] == pos else instruction[2]
                continue
            elif op == COUNT:
                register = instruction[1]
                push((registers, register, registers[register], None))
                push((registers, register + 1, registers[register + 1], None))
                registers[register] = 0
                registers[register + 1] = -1
                pc += 1
                continue
            elif op == COUNTED:
                _, register, least, most, after = instruction
                done = registers[register]
                if done >= least:
                    if (most is not None and done >= most) or registers[register + 1] == pos:
                        pc = after
                        continue
                    push((after, pos))
                    push((registers, register + 1, registers[register + 1], None))
                    registers[register + 1] = pos
                push((registers, register, done, None))
                registers[register] = done + 1
                pc += 1
                if len(stack) > MAX_STACK:
                    raise error("Stack overflow in regexp matcher")
                continue
            elif op == MATCH:
                if best is None or pos > best[0][1]:
                    best = self._spans(start, pos, starts, ends)
                if not longest or pos == stop:
                    return best
            # Failed: back to the last choice, undoing what was remembered since.
            while True:
                if not stack:
                    return best
                entry = stack.pop()
                size = len(entry)
                if size == 4:
                    entry[0][entry[1]] = entry[2]
                elif size == 2:
                    pc, pos = entry
                    break
                else:
                    pc, pos, low = entry
                    if pos > low:
                        push((pc, pos - 1, low))
                    break

    def _class_at(self, text: str, at: int, places: Places) -> int:
        """The syntax class of the character at AT."""
        found = places.get(at)
        return self.tables.class_of_character(text[at]) if found is None else found

    def _spans(self, start: int, end: int, starts: list[int], ends: list[int]) -> list[Span]:
        spans = no_spans(self.groups)
        spans[0] = (start, end)
        for number, first, last in zip(self.numbers, starts, ends, strict=True):
            if first >= 0:
                spans[number] = (first, last)
        return spans


def _own_class(node: Node) -> tuple[int, bool] | None:
    """The syntax class that NODE asks for, and whether for any other, when it asks for one."""
    return (node.code, node.negated) if isinstance(node, SyntaxChar) else None


def _reach(instruction: tuple[Any, ...], text: str, at: int, stop: int, places: Places) -> int:
    """How far from AT the characters go that a SPAN takes, among which some have a syntax class of their own."""
    _, matched, _, (code, negated), most = instruction
    last = stop if most is None else min(stop, at + most)
    while at < last:
        own = places.get(at)
        if not (matched(text, at, at + 1).end() > at if own is None else (own == code) is not negated):
            break
        at += 1
    return at


def no_spans(groups: int) -> list[Span]:
    """Spans for a match of a regexp with GROUPS groups, none of which took part yet."""
    if groups > MAX_SPANS:
        raise error("Memory exhausted--use M-x save-some-buffers then exit and restart Emacs")
    return [(-1, -1)] * (groups + 1)


def _same(text: str, a: int, b: int, size: int, fold: Any, kind: int) -> bool:
    """True when the SIZE characters at A and at B are the same, case aside where FOLD is given."""
    one, two = text[a : a + size], text[b : b + size]
    if one == two:
        return True
    if fold is None:
        return False
    if kind != sets.BYTES:
        return bool(one.translate(fold.translation()) == two.translate(fold.translation()))
    return all(x == y or (x < "\x80" and y < "\x80" and x.lower() == y.lower()) for x, y in zip(one, two, strict=True))
