"""The primitives the compiler writes out as Python instead of calling them, and how.

They are those for which Emacs's byte-compiler has an instruction, so a redefinition is as invisible here as in
byte-compiled Emacs.  Each emitter gets the argument expressions; the ones that use an argument twice ask for it as
an atom: a name or a constant.  An emitter for a test returns a Python condition, others the Lisp value.

Operations that can fail as Python errors (`v[i]`) are given the marks that `errors` needs to recover the signal.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from elwire.interpreter import ir
from elwire.interpreter.objects import LispString, Symbol, Vector

Emit = Callable[[Any, list[Any]], Any]

OPCODES: dict[str, frozenset[int]] = {}
"""Open-coded primitives and the argument counts for which they are."""

VALUES: dict[str, Emit] = {}
TESTS: dict[str, Emit] = {}
EFFECTS: dict[str, Callable[[Any, list[Any]], None]] = {}
"""Those that have a statement of their own where only the effect counts."""


def name(identifier: str) -> ast.Name:
    return ast.Name(identifier, ast.Load())


def const(value: Any) -> ast.Constant:
    return ast.Constant(value)


def call(function: ast.expr, *args: ast.expr) -> ast.Call:
    return ast.Call(function, list(args), [])


def helper(identifier: str, *args: ast.expr) -> ast.Call:
    """A call of the helper IDENTIFIER of the generated code's namespace."""
    return call(name("%" + identifier), *args)


def attribute(value: ast.expr, identifier: str) -> ast.Attribute:
    return ast.Attribute(value, identifier, ast.Load())


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.Compare:
    return ast.Compare(left, [operator], [right])


def is_type(value: ast.expr, identifier: str) -> ast.Compare:
    return compare(call(name("%type"), value), ast.Is(), name("%" + identifier))


def both(*tests: ast.expr) -> ast.expr:
    return ast.BoolOp(ast.And(), list(tests)) if len(tests) > 1 else tests[0]


def either(*tests: ast.expr) -> ast.BoolOp:
    return ast.BoolOp(ast.Or(), list(tests))


def _value(names: str, counts: tuple[int, ...]) -> Callable[[Emit], Emit]:
    def declare(emit: Emit) -> Emit:
        for each in names.split():
            OPCODES[each] = frozenset(counts)
            VALUES[each] = emit
        return emit

    return declare


def _test(names: str, counts: tuple[int, ...]) -> Callable[[Emit], Emit]:
    def declare(emit: Emit) -> Emit:
        for each in names.split():
            OPCODES[each] = frozenset(counts)
            TESTS[each] = emit
        return emit

    return declare


def _effect(lisp_name: str) -> Callable[[Callable[[Any, list[Any]], None]], Callable[[Any, list[Any]], None]]:
    def declare(emit: Callable[[Any, list[Any]], None]) -> Callable[[Any, list[Any]], None]:
        EFFECTS[lisp_name] = emit
        return emit

    return declare


# Lists


@_value("car", (1,))
def _car(e: Any, args: list[ir.Node]) -> ast.expr:
    return attribute(e.value(args[0]), "car")


@_value("cdr", (1,))
def _cdr(e: Any, args: list[ir.Node]) -> ast.expr:
    return attribute(e.value(args[0]), "cdr")


def _safe(slot: str) -> Emit:
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        test, again = e.twice(args[0])
        return ast.IfExp(call(name("%isinstance"), test, name("%Cons")), attribute(again, slot), e.nil())

    return emit


_value("car-safe", (1,))(_safe("car"))
_value("cdr-safe", (1,))(_safe("cdr"))


@_value("cons", (2,))
def _cons(e: Any, args: list[ir.Node]) -> ast.expr:
    return call(name("%Cons"), *e.values(args))


@_value("list", tuple(range(9)))
def _list(e: Any, args: list[ir.Node]) -> ast.expr:
    result: ast.expr = e.nil()
    for value in reversed(e.values(args)):
        result = call(name("%Cons"), value, result)
    return result


def _setter(slot: str, setter: str) -> None:
    def value(e: Any, args: list[ir.Node]) -> ast.expr:
        return helper(setter, *e.values(args))

    def effect(e: Any, args: list[ir.Node]) -> None:
        conditions, (cell, new) = e.atoms(args)
        put = ast.Assign([ast.Attribute(cell, slot, ast.Store())], new, lineno=e.line or 1)
        is_cons = is_type(cell, "Cons")
        test = both(*conditions, is_cons)
        e.emit(ast.If(test, [put], [ast.Expr(helper(setter, cell, new))]))

    _value(setter, (2,))(value)
    _effect(setter)(effect)


_setter("car", "setcar")
_setter("cdr", "setcdr")


@_test("null not", (1,))
def _null(e: Any, args: list[ir.Node]) -> Any:
    return e.negated(args[0])


def _instance(names: str, identifier: str) -> None:
    @_test(names, (1,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        return call(name("%isinstance"), e.value(args[0]), name("%" + identifier))


_instance("consp", "Cons")
_instance("symbolp", "Symbol")
_instance("stringp", "LispString")
_instance("listp", "lists")


@_test("atom nlistp", (1,))
def _atom(e: Any, args: list[ir.Node]) -> ast.expr:
    return ast.UnaryOp(ast.Not(), call(name("%isinstance"), e.value(args[0]), name("%Cons")))


# `nlistp` is true of neither conses nor nil.
del TESTS["nlistp"], OPCODES["nlistp"]


def _exact(lisp_name: str, *types: str) -> None:
    @_test(lisp_name, (1,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        if len(types) == 1:
            return is_type(e.value(args[0]), types[0])
        test, again = e.twice(args[0])
        return either(is_type(test, types[0]), *(is_type(again, each) for each in types[1:]))


_exact("integerp", "int")
_exact("floatp", "float")
_exact("numberp", "int", "float")
_exact("vectorp", "Vector")


# Identity


@_test("eq", (2,))
def _eq(e: Any, args: list[ir.Node]) -> ast.expr:
    left, right = args
    if _identical(left) or _identical(right):
        a, b = e.values(args)
        return compare(a, ast.Is(), b)
    for node, other in ((left, right), (right, left)):
        if type(node) is ir.Const and type(node.value) is int and abs(node.value) < 1 << 61:
            first, a = e.twice(other)
            return both(compare(first, ast.Eq(), const(node.value)), is_type(a, "int"))
    (first, a), (second, b) = e.twice_each(args)
    return either(compare(first, ast.Is(), second), both(is_type(a, "int"), helper("eq", a, b)))


def _identical(node: ir.Node) -> bool:
    """Whether equality with NODE, a constant, is Python's `is`."""
    return type(node) is ir.Const and isinstance(node.value, Symbol | Vector | LispString)


@_test("eql", (2,))
def _eql(e: Any, args: list[ir.Node]) -> Any:
    if _identical(args[0]) or _identical(args[1]):
        return _eq(e, args)
    return helper("eql", *e.values(args))


@_test("equal", (2,))
def _equal(e: Any, args: list[ir.Node]) -> Any:
    for node in args:
        if type(node) is ir.Const and isinstance(node.value, Symbol):
            return _eq(e, args)
    return helper("equal", *e.values(args))


# Numbers


@_value("+", tuple(range(2, 9)))
def _plus(e: Any, args: list[ir.Node]) -> ast.expr:
    return _fold(e, args, ast.Add())


@_value("-", tuple(range(1, 9)))
def _minus(e: Any, args: list[ir.Node]) -> ast.expr:
    if len(args) == 1:
        return ast.UnaryOp(ast.USub(), e.value(args[0]))
    return _fold(e, args, ast.Sub())


def _fold(e: Any, args: list[ir.Node], operator: ast.operator) -> ast.expr:
    values: list[ast.expr] = e.values(args)
    result = values[0]
    for value in values[1:]:
        result = ast.BinOp(result, operator, value)
    return result


@_value("*", (2,))
def _times(e: Any, args: list[ir.Node]) -> ast.expr:
    product = e.temporary()
    a, b = e.values(args)
    limit = 1 << 62
    stored = ast.NamedExpr(ast.Name(product, ast.Store()), ast.BinOp(a, ast.Mult(), b))
    inside = ast.Compare(const(-limit), [ast.Lt(), ast.Lt()], [stored, const(limit)])
    return ast.IfExp(inside, name(product), helper("large", name(product)))


@_value("1+", (1,))
def _add1(e: Any, args: list[ir.Node]) -> ast.expr:
    return ast.BinOp(e.value(args[0]), ast.Add(), const(1))


@_value("1-", (1,))
def _sub1(e: Any, args: list[ir.Node]) -> ast.expr:
    return ast.BinOp(e.value(args[0]), ast.Sub(), const(1))


def _is_natural(node: ir.Node) -> bool:
    return type(node) is ir.Const and type(node.value) is int and node.value > 0


@_value("/", (2,))
def _quotient(e: Any, args: list[ir.Node]) -> Any:
    divisor = args[1].value if type(args[1]) is ir.Const else None
    if type(divisor) is float and divisor:
        (first, a), (b, _) = e.twice_each(args)
        return ast.IfExp(is_type(first, "float"), ast.BinOp(a, ast.Div(), b), helper("divided", a, b))
    if not _is_natural(args[1]):
        return helper("divided", *e.values(args))
    (first, a), (b, _) = e.twice_each(args)
    fast = both(is_type(first, "int"), compare(a, ast.GtE(), const(0)))
    return ast.IfExp(fast, ast.BinOp(a, ast.FloorDiv(), b), helper("divided", a, b))


@_value("%", (2,))
def _remainder(e: Any, args: list[ir.Node]) -> ast.expr:
    if not _is_natural(args[1]):
        return helper("remainder", *e.values(args))
    (first, a), (b, _) = e.twice_each(args)
    fast = both(is_type(first, "int"), compare(a, ast.GtE(), const(0)))
    return ast.IfExp(fast, ast.BinOp(a, ast.Mod(), b), helper("remainder", a, b))


@_value("mod", (2,))
def _modulo(e: Any, args: list[ir.Node]) -> ast.expr:
    if not _is_natural(args[1]):
        return helper("modulo", *e.values(args))
    (first, a), (b, _) = e.twice_each(args)
    return ast.IfExp(is_type(first, "int"), ast.BinOp(a, ast.Mod(), b), helper("modulo", a, b))


def _bits(lisp_name: str, operator: ast.operator) -> None:
    @_value(lisp_name, (2,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        if type(args[1]) is ir.Const and type(args[1].value) is int:
            (first, a), (b, _) = e.twice_each(args)
            fast: ast.expr = is_type(first, "int")
        else:
            conditions, (a, b) = e.atoms(args)
            fast = both(*conditions, is_type(a, "int"), is_type(b, "int"))
        return ast.IfExp(fast, ast.BinOp(a, operator, b), helper(lisp_name, a, b))


def _order(lisp_name: str, operator: ast.cmpop) -> None:
    @_test(lisp_name, (2,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        a, b = e.values(args)
        return compare(a, operator, b)


_bits("logand", ast.BitAnd())
_bits("logior", ast.BitOr())
_bits("logxor", ast.BitXor())
_order("<", ast.Lt())
_order(">", ast.Gt())
_order("<=", ast.LtE())
_order(">=", ast.GtE())


@_test("=", (2,))
def _number_equal(e: Any, args: list[ir.Node]) -> ast.expr:
    # `a <= b <= a`: true of equal numbers only, and signals on anything else.
    (first, a), (second, _) = e.twice_each(args)
    return ast.Compare(first, [ast.LtE(), ast.LtE()], [second, a])


def _extreme(lisp_name: str, operator: ast.cmpop) -> None:
    @_value(lisp_name, (2,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        conditions, (a, b) = e.atoms(args)
        fast = both(*conditions, is_type(a, "int"), is_type(b, "int"))
        return ast.IfExp(fast, ast.IfExp(compare(a, operator, b), a, b), helper(lisp_name, a, b))


_extreme("max", ast.GtE())
_extreme("min", ast.LtE())


# Strings


def _are_strings(nodes: list[ir.Node], values: list[ast.expr]) -> list[ast.expr]:
    """The conditions under which VALUES, those of NODES, are strings; constants are known to be."""
    return [
        is_type(value, "LispString")
        for node, value in zip(nodes, values, strict=True)
        if not (type(node) is ir.Const and type(node.value) is LispString)
    ]


@_test("string-equal", (2,))
def _string_equal(e: Any, args: list[ir.Node]) -> ast.expr:
    conditions, (a, b) = e.atoms(args)
    conditions += _are_strings(args, [a, b])
    slow = compare(helper("string-equal", a, b), ast.IsNot(), e.nil())
    alike = compare(attribute(a, "multibyte"), ast.Is(), attribute(b, "multibyte"))
    same = both(compare(attribute(a, "s"), ast.Eq(), attribute(b, "s")), either(alike, slow))
    return ast.IfExp(both(*conditions), same, slow) if conditions else same


@_test("string-lessp", (2,))
def _string_less(e: Any, args: list[ir.Node]) -> ast.expr:
    conditions, (a, b) = e.atoms(args)
    conditions += _are_strings(args, [a, b])
    conditions.append(call(attribute(attribute(a, "s"), "isascii")))
    slow = compare(helper("string-lessp", a, b), ast.IsNot(), e.nil())
    return ast.IfExp(both(*conditions), compare(attribute(a, "s"), ast.Lt(), attribute(b, "s")), slow)


# Sequences


@_value("nth", (2,))
def _nth(e: Any, args: list[ir.Node]) -> ast.expr:
    return attribute(_tail(e, args), "car") if _at_most_one(args[0]) else helper("nth", *e.values(args))


@_value("nthcdr", (2,))
def _nthcdr(e: Any, args: list[ir.Node]) -> ast.expr:
    return _tail(e, args) if _at_most_one(args[0]) else helper("nthcdr", *e.values(args))


def _at_most_one(node: ir.Node) -> bool:
    """Whether NODE is 0 or 1; with more, a dotted list is what the error is about, not the tail that fails."""
    return type(node) is ir.Const and type(node.value) is int and 0 <= node.value <= 1


def _tail(e: Any, args: list[Any]) -> Any:
    result = e.value(args[1])
    for _ in range(args[0].value):
        result = attribute(result, "cdr")
    return result


@_value("length", (1,))
def _length(e: Any, args: list[ir.Node]) -> ast.expr:
    first, value = e.twice(args[0])
    text = helper("len", attribute(value, "s"))
    return ast.IfExp(is_type(first, "LispString"), text, helper("length", value))


# The current buffer


def _of_buffer(lisp_name: str, slot: str) -> None:
    @_value(lisp_name, (0,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        return attribute(attribute(name("%it"), "buffer"), slot)


_of_buffer("point", "point")
_of_buffer("point-min", "begv")
_of_buffer("point-max", "zv")


def _at_limit(lisp_name: str, slot: str) -> None:
    @_test(lisp_name, (0,))
    def emit(e: Any, args: list[ir.Node]) -> ast.expr:
        buffer = e.temporary()
        stored = ast.NamedExpr(ast.Name(buffer, ast.Store()), attribute(name("%it"), "buffer"))
        return compare(attribute(stored, "point"), ast.Eq(), attribute(name(buffer), slot))


_at_limit("bobp", "begv")
_at_limit("eobp", "zv")


@_value("current-buffer", (0,))
def _current_buffer(e: Any, args: list[ir.Node]) -> ast.expr:
    return attribute(name("%it"), "buffer")


# Arrays


@_value("aref", (2,))
def _aref(e: Any, args: list[ir.Node]) -> Any:
    if type(args[1]) is ir.Const and type(args[1].value) is int and args[1].value >= 0:
        (first, array), (index, _) = e.twice_each(args)
        return e.mark(ast.Subscript(first, index, ast.Load()), "aref", array, index)
    conditions, (array, index) = e.atoms(args)
    fetch = e.mark(ast.Subscript(array, index, ast.Load()), "aref", array, index)
    inside = both(*conditions, is_type(index, "int"), compare(index, ast.GtE(), const(0)))
    return ast.IfExp(inside, fetch, helper("aref", array, index))


@_value("aset", (3,))
def _aset(e: Any, args: list[ir.Node]) -> ast.expr:
    return helper("aset", *e.values(args))


@_effect("aset")
def _aset_effect(e: Any, args: list[ir.Node]) -> None:
    conditions, (array, index, value) = e.atoms(args)
    inside = [*conditions, either(is_type(array, "Vector"), is_type(array, "Record"))]
    if not (_is_natural(args[1]) or _at_most_one(args[1])):
        inside += [is_type(index, "int"), compare(index, ast.GtE(), const(0))]
    slow = ast.Expr(helper("aset", array, index, value))
    e.emit(ast.If(both(*inside), [_put(e, array, index, value)], [slow]))


def _put(e: Any, array: ast.expr, index: ast.expr, value: ast.expr) -> ast.stmt:
    """The statement that makes VALUE the element INDEX of ARRAY, a vector or record; INDEX is not negative."""
    target = e.mark(ast.Subscript(array, index, ast.Store()), "aset", array, index, value)
    return ast.Assign([target], value, lineno=e.line or 1)


# Structures: see `structures`


def _is_structure(structure: ast.expr, again: ast.expr, tag: ast.expr) -> ast.expr:
    return both(is_type(structure, "Record"), compare(ast.Subscript(again, const(0), ast.Load()), ast.Is(), tag))


@_value("cl--structure-slot", (4,))
def _structure_slot(e: Any, args: list[ir.Node]) -> ast.expr:
    structure, again = e.twice(args[0])
    index, tag, tags = (e.value(each) for each in args[1:])
    fetch = e.mark(ast.Subscript(again, index, ast.Load()), "aref", again, index)
    return ast.IfExp(_is_structure(structure, again, tag), fetch, helper("structure-slot", again, index, tag, tags))


@_value("cl--structure-check", (3,))
def _structure_check(e: Any, args: list[ir.Node]) -> ast.expr:
    return helper("structure-check", *e.values(args))


@_effect("cl--structure-check")
def _structure_check_effect(e: Any, args: list[ir.Node]) -> None:
    structure, again = e.twice(args[0])
    tag, tags = e.value(args[1]), e.value(args[2])
    wrong = ast.UnaryOp(ast.Not(), _is_structure(structure, again, tag))
    e.emit(ast.If(wrong, [ast.Expr(helper("structure-check", again, tag, tags))], []))


@_value("cl--structure-put", (3,))
def _structure_put(e: Any, args: list[ir.Node]) -> ast.expr:
    return helper("aset", *e.values(args))


@_effect("cl--structure-put")
def _structure_put_effect(e: Any, args: list[ir.Node]) -> None:
    structure, index, value = e.values(args)
    e.emit(_put(e, structure, index, value))


@_test("cl--structure-p", (3,))
def _structure_p(e: Any, args: list[ir.Node]) -> ast.expr:
    structure, again = e.twice(args[0])
    tag, tags = e.value(args[1]), e.value(args[2])
    same = compare(ast.Subscript(again, const(0), ast.Load()), ast.Is(), tag)
    return both(is_type(structure, "Record"), either(same, helper("structure-of", again, tags)))


@_value("cl--structure", tuple(range(1, 100)))
def _structure(e: Any, args: list[ir.Node]) -> ast.expr:
    return call(name("%Record"), ast.Tuple(e.values(args), ast.Load()))


# Generic functions


@_value("cl--generic-tag", (1,))
def _generic_tag(e: Any, args: list[ir.Node]) -> ast.expr:
    value, again = e.twice(args[0])
    tag = ast.Subscript(again, const(0), ast.Load())
    is_named = both(is_type(value, "Record"), call(name("%isinstance"), tag, name("%Symbol")))
    return ast.IfExp(is_named, tag, helper("cl--generic-tag", again))


@_value("cl--generic-cached", (2,))
def _generic_cached(e: Any, args: list[ir.Node]) -> ast.expr:
    tag, cache = e.values(args)
    return call(attribute(cache, "gethash"), tag)
