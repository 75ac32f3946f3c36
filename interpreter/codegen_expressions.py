"""Expressions: the part of the code generator that makes Python expressions of `ir` nodes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from elwire.interpreter import ir
from elwire.interpreter.objects import nil
from elwire.interpreter.opcodes import TESTS, VALUES, call, compare, helper, name

if TYPE_CHECKING:
    from elwire.interpreter.codegen import Generator


def arguments(names: list[str], optional: int = 0, rest: str | None = None) -> ast.arguments:
    return ast.arguments(
        [],
        [ast.arg(each) for each in names],
        ast.arg(rest) if rest is not None else None,
        [],
        [],
        None,
        [name("%nil") for _ in range(optional)],
    )


class PythonValue(ir.Node):
    """A Python variable as a node."""

    __slots__ = ("identifier",)

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier


def is_test(node: ir.Node) -> bool:
    """Whether NODE's value is t or nil and comes cheapest as a Python condition."""
    return (type(node) is ir.Primitive and node.name in TESTS) or (type(node) is ir.Progn and not node.statements)


class ExpressionEmitter:
    """Emits expressions, and the statements they need first; `Emitter` adds the forms that are statements."""

    def __init__(self, generator: Generator, node: ir.LambdaNode) -> None:
        self.generator = generator
        self.unit = generator.unit
        self.node = node
        self.body: list[ast.stmt] = []
        self.temporaries = 0
        self.blocks = 0
        self.line = node.line
        self.assigned: set[str] = set()
        """The Python variables assigned so far in this Python function."""
        self.keywords = ""
        """The Python variable with the dict of keyword arguments, where one stands for the rest parameter."""
        self.enclosing: set[str] = set()
        """Those of the Python functions around it, where a form was given a function of its own."""

    # Pieces

    def temporary(self) -> str:
        self.temporaries += 1
        identifier = f"%{self.temporaries}"
        self.assigned.add(identifier)
        return identifier

    def nil(self) -> ast.expr:
        return name("%nil")

    def emit(self, statement: ast.stmt) -> None:
        statement.lineno = self.line or 1
        self.body.append(statement)

    def store(self, identifier: str, value: ast.expr) -> None:
        self.assigned.add(identifier)
        self.emit(ast.Assign([ast.Name(identifier, ast.Store())], value))

    def store_slot(self, target: ast.expr, slot: str, value: ast.expr) -> None:
        self.emit(ast.Assign([ast.Attribute(target, slot, ast.Store())], value))

    def block(self) -> list[ast.stmt]:
        """Start a new block; returns the one to go back to with `self.body = `."""
        saved = self.body
        self.body = []
        return saved

    def mark(self, node: ast.expr, kind: str, *operands: ast.expr) -> ast.expr:
        described: list[Any] = []
        for operand in operands:
            described.append(operand.id if isinstance(operand, ast.Name) else getattr(operand, "value", None))
        self.unit.marks.append((kind, tuple(described)))
        for each in (node, node.func) if isinstance(node, ast.Call) else (node,):
            each.lineno = self.line or 1
            each.col_offset = len(self.unit.marks)
        return node

    def parameters(self) -> ast.arguments:
        node = self.node
        names = [variable.name for variable in node.parameters]
        rest = names.pop() if node.rest is not None else None
        self.assigned.update(variable.name for variable in node.parameters)
        result = arguments(names, len(node.optional), rest)
        if node.environment_tail == "invalid":
            return result
        if rest is not None:
            self._rest(node.parameters[-1])
        for variable in node.parameters:
            if variable.boxed:
                self.store(variable.name, self.box(variable, name(variable.name)))
        return result

    def _rest(self, variable: ir.Variable) -> None:
        """Make what is needed of the rest parameter VARIABLE: a list, or a dict of keyword arguments, or nothing."""
        shown = self.node.nested and not self.generator.compiled  # by closures made here
        if variable.only_keyed and not shown:
            self.keywords = self.temporary()
            self.store(self.keywords, helper("keywords", name(variable.name)))
        elif not (self.generator.compiled and variable.only_spread):
            self.store(variable.name, helper("list", name(variable.name)))

    def box(self, variable: ir.Variable, value: ast.expr) -> ast.expr:
        return call(name("%Cons"), self.generator.constant(variable.symbol), value)

    # Expressions

    def value(self, node: ir.Node) -> ast.expr:
        """An expression for NODE, after whatever statements it needs."""
        kind = type(node)
        if kind is ir.Const:
            return self.generator.constant(node.value)  # type: ignore[attr-defined]
        if kind is ir.LocalRef:
            variable = node.variable  # type: ignore[attr-defined]
            reference = name(variable.name)
            return ast.Attribute(reference, "cdr", ast.Load()) if variable.boxed else reference
        if kind is ir.GlobalRef:
            return ast.Attribute(self.generator.constant(node.symbol), "value", ast.Load())  # type: ignore[attr-defined]
        if node.line:
            self.line = node.line
        if node.statements:
            build = _VALUE_STATEMENTS.get(kind, ExpressionEmitter._by_assignment)
            statement_value: ast.expr = build(self, node)
            return statement_value
        expression: ast.expr = _VALUES[kind](self, node)
        if node.line and not hasattr(expression, "lineno"):
            expression.lineno = node.line
        return expression

    def values(self, nodes: list[ir.Node]) -> list[ast.expr]:
        """Expressions for NODES that, evaluated from left to right, keep the order of effects."""
        last = -1
        for index, node in enumerate(nodes):
            if node.statements:
                last = index
        result = []
        for index, node in enumerate(nodes):
            expression = self.value(node)
            if index < last and not self._is_stable(node):
                temporary = self.temporary()
                self.store(temporary, expression)
                expression = name(temporary)
            result.append(expression)
        return result

    def _is_stable(self, node: ir.Node) -> bool:
        return type(node) is ir.Const or (
            type(node) is ir.LocalRef and not node.variable.assigned and not node.variable.boxed
        )

    def _is_atom(self, node: ir.Node) -> bool:
        return type(node) is ir.Const or (type(node) is ir.LocalRef and not node.variable.boxed)

    def twice(self, node: ir.Node) -> tuple[ast.expr, ast.expr]:
        """NODE's expression for its first use, and one for later uses."""
        expression = self.value(node)
        if self._is_atom(node):
            return expression, self.value(node)
        temporary = self.temporary()
        return ast.NamedExpr(ast.Name(temporary, ast.Store()), expression), name(temporary)

    def twice_each(self, nodes: list[ir.Node]) -> list[tuple[ast.expr, ast.expr]]:
        """As `twice`, for operands of which all first uses are evaluated in order before any later use."""
        values = self.values(nodes)
        result = []
        for index, (node, expression) in enumerate(zip(nodes, values, strict=True)):
            stable = self._is_stable(node) or (self._is_atom(node) and all(map(self._is_atom, nodes[index + 1 :])))
            if stable or (isinstance(expression, ast.Name) and expression.id.startswith("%")):
                again: ast.expr = name(expression.id) if isinstance(expression, ast.Name) else expression
                result.append((expression, again))
                continue
            temporary = self.temporary()
            result.append((ast.NamedExpr(ast.Name(temporary, ast.Store()), expression), name(temporary)))
        return result

    def atoms(self, nodes: list[ir.Node]) -> tuple[list[ast.expr], list[ast.expr]]:
        """Expressions for NODES that may each be used any number of times, in any order, after the conditions.

        The conditions, which come first, are always true; they evaluate, in order, those of NODES that are no atoms.
        """
        conditions: list[ast.expr] = []
        result = []
        for first, again in self.twice_each(nodes):
            if isinstance(first, ast.NamedExpr):
                conditions.append(compare(first, ast.IsNot(), ast.Constant(None)))
            result.append(again)
        return conditions, result

    def _by_assignment(self, node: ir.Node) -> ast.expr:
        temporary = self.temporary()
        self.into(node, temporary)
        return name(temporary)

    def _set_local(self, node: Any) -> ast.expr:
        variable = node.variable
        if variable.boxed:
            if not node.statements:
                return helper("setcdr", name(variable.name), self.value(node.value))
            temporary = self.temporary()
            self.store(temporary, self.value(node.value))
            self.store_slot(name(variable.name), "cdr", name(temporary))
            return name(temporary)
        if node.statements:
            self.store(variable.name, self.value(node.value))
            return name(variable.name)
        self.assigned.add(variable.name)
        return ast.NamedExpr(ast.Name(variable.name, ast.Store()), self.value(node.value))

    def _set_local_statements(self, node: Any) -> ast.expr:
        return self._set_local(node)

    def _set_global(self, node: Any) -> ast.expr:
        temporary = self.temporary()
        self.store(temporary, self.value(node.value))
        self.store_slot(self.generator.constant(node.symbol), "value", name(temporary))
        return name(temporary)

    def _if(self, node: Any) -> ast.expr:
        return ast.IfExp(self.test(node.test), self.value(node.then), self.value(node.otherwise))

    def _progn_test(self, node: Any) -> ast.expr:
        """The condition for `(progn (setq X VALUE)... t)`; it is always true."""
        done: list[ast.expr]
        done = [compare(self.value(form), ast.IsNot(), ast.Constant(None)) for form in node.forms[:-1]]
        return done[0] if len(done) == 1 else ast.BoolOp(ast.And(), done)

    def _progn_value(self, node: Any) -> ast.expr:
        return ast.IfExp(self._progn_test(node), name("%t"), self.nil())

    def _and_or(self, node: Any) -> ast.expr:
        result = self.value(node.forms[-1])
        for form in reversed(node.forms[:-1]):
            if is_test(form) and node.is_and:
                result = ast.IfExp(self.test(form), result, self.nil())
            elif is_test(form):
                result = ast.IfExp(self.test(form), name("%t"), result)
            else:
                test, again = self.twice(form)
                is_nil = compare(test, ast.IsNot(), self.nil())
                result = ast.IfExp(is_nil, result, self.nil()) if node.is_and else ast.IfExp(is_nil, again, result)
        return result

    def _call(self, node: Any) -> ast.expr:
        symbol = self.generator.constant(node.symbol)
        function: ast.expr = ast.Attribute(symbol, "call", ast.Load())
        if node.statements:
            temporary = self.temporary()
            self.store(temporary, function)
            function = name(temporary)
        values = self.values(node.args)
        expression = self.mark(ast.Call(function, values, []), "call", symbol, ast.Constant(len(values)))
        if node.form is None:
            return expression
        boxes: ast.expr = ast.Tuple([name(variable.name) for variable in node.variables], ast.Load())
        late = helper("late", self.generator.constant(node.form), boxes)
        return ast.IfExp(helper("is_macro", symbol), late, expression)

    def _funcall(self, node: Any) -> ast.expr:
        function, *values = self.values([node.function, *node.args])
        temporary = ""
        if not isinstance(function, ast.Name):
            temporary = self.temporary()
            function = ast.NamedExpr(ast.Name(temporary, ast.Store()), function)
        expression = ast.Call(ast.Attribute(function, "call", ast.Load()), values, [])
        operand = name(temporary) if temporary else function
        return self.mark(expression, "funcall", operand, ast.Constant(len(values)))

    def _spread(self, node: Any) -> ast.expr:
        if not (self.generator.compiled and node.variable.only_spread):
            return self._call(node)
        function, *values = self.values(node.args[:-1])
        temporary = ""
        if not isinstance(function, ast.Name):
            temporary = self.temporary()
            function = ast.NamedExpr(ast.Name(temporary, ast.Store()), function)
        rest = name(node.variable.name)
        expression = ast.Call(ast.Attribute(function, "call", ast.Load()), [*values, ast.Starred(rest, ast.Load())], [])
        operand = name(temporary) if temporary else function
        return self.mark(expression, "spread", operand, ast.Constant(len(values)), name(node.variable.name))

    def _keyed(self, node: Any) -> ast.expr:
        if not self.keywords:
            return self._call(node)
        found = name(self.keywords)
        _, *values = self.values(node.args)
        if len(values) == 2:
            return call(ast.Attribute(found, "get", ast.Load()), *values)
        return helper("check-keywords", found, *values, name(node.variable.name), self.generator.constant(node.symbol))

    def _primitive(self, node: Any) -> ast.expr:
        if node.name in TESTS:
            return ast.IfExp(TESTS[node.name](self, node.args), name("%t"), self.nil())
        emit = VALUES.get(node.name)
        if emit is None:
            return call(name(node.name), *self.values(node.args))
        expression: ast.expr = emit(self, node.args)
        return expression

    def _boxed_set(self, node: Any) -> ast.expr:
        return self._set_local(node)

    def _lambda(self, node: ir.LambdaNode) -> ast.expr:
        generator = self.generator
        if node.template is not None or node.dynamic:
            template_name = f"%C{len(self.unit.templates)}"
            self.unit.templates[template_name] = node
            if node.template is not None and not node.dynamic:
                return helper("closure_of", name(template_name))
            return name(template_name)
        maker = generator.function(node, "lambda")
        template_name = "%T" + maker[3:]
        self.unit.templates[template_name] = node
        environment = self._environment(node)
        factory_arguments: list[ast.expr] = [name(variable.name) for variable in node.free]
        if node.nested and node.outer is not None and not generator.compiled:
            if not isinstance(environment, ast.Name):
                temporary = self.temporary()
                environment = ast.NamedExpr(ast.Name(temporary, ast.Store()), environment)
                factory_arguments.append(environment)
                environment = name(temporary)
            else:
                factory_arguments.append(environment)
        function: ast.expr = name(maker)
        if factory_arguments:
            function = call(function, *factory_arguments)
        kind = "%CompiledFunction" if generator.compiled else "%Closure"
        return call(name(kind), function, name(template_name), environment)

    def _environment(self, node: ir.LambdaNode) -> ast.expr:
        """The values of the variables in sight of NODE, as its printed form shows them."""
        if self.generator.compiled:
            # As a byte-compiled closure, it has the variables it refers to.
            free: list[ast.expr] = [name(variable.name) for variable in node.free]
            return ast.Tuple(free, ast.Load()) if free else name("%empty")
        visible = [variable for variable in node.visible if isinstance(variable, ir.Variable)]
        own: ast.expr = ast.Tuple([name(variable.name) for variable in visible], ast.Load())
        if self.node.outer is not None and not self.node.is_thunk:
            if not visible:
                return name("%env")
            return ast.BinOp(name("%env"), ast.Add(), own)
        return own if visible else name("%empty")

    # Tests

    def test(self, node: ir.Node) -> ast.expr:
        """A Python condition that is true when NODE's value is not nil."""
        kind = type(node)
        if kind is ir.Const:
            return ast.Constant(node.value is not nil)  # type: ignore[attr-defined]
        if kind is ir.Primitive and node.name in TESTS:  # type: ignore[attr-defined]
            if node.line:
                self.line = node.line
            condition: ast.expr = TESTS[node.name](self, node.args)  # type: ignore[attr-defined]
            return condition
        if kind is ir.Progn and not node.statements:
            return self._progn_test(node)
        if kind is ir.AndOr and not node.statements:
            operator = ast.And() if node.is_and else ast.Or()  # type: ignore[attr-defined]
            return ast.BoolOp(operator, [self.test(form) for form in node.forms])  # type: ignore[attr-defined]
        return compare(self.value(node), ast.IsNot(), self.nil())

    def negated(self, node: ir.Node) -> ast.expr:
        """A Python condition that is true when NODE's value is nil."""
        if is_test(node):
            return ast.UnaryOp(ast.Not(), self.test(node))
        return compare(self.value(node), ast.Is(), self.nil())

    def into(self, node: ir.Node, identifier: str) -> None:
        """Emit NODE with its value going to the Python variable IDENTIFIER."""
        raise NotImplementedError


def _emit_python(emitter: ExpressionEmitter, node: Any) -> ast.expr:
    return name(node.identifier)


_VALUES: dict[type, Any] = {
    ir.If: ExpressionEmitter._if,
    ir.AndOr: ExpressionEmitter._and_or,
    ir.Progn: ExpressionEmitter._progn_value,
    ir.SetLocal: ExpressionEmitter._set_local,
    ir.Call: ExpressionEmitter._call,
    ir.Spread: ExpressionEmitter._spread,
    ir.Keyed: ExpressionEmitter._keyed,
    ir.Primitive: ExpressionEmitter._primitive,
    ir.Funcall: ExpressionEmitter._funcall,
    ir.LambdaNode: ExpressionEmitter._lambda,
    PythonValue: _emit_python,
}

_VALUE_STATEMENTS: dict[type, Any] = {
    ir.SetLocal: ExpressionEmitter._set_local,
    ir.SetGlobal: ExpressionEmitter._set_global,
    ir.Call: ExpressionEmitter._call,
    ir.Spread: ExpressionEmitter._spread,
    ir.Keyed: ExpressionEmitter._keyed,
    ir.Primitive: ExpressionEmitter._primitive,
    ir.Funcall: ExpressionEmitter._funcall,
}
