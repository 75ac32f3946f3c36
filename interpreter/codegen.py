"""From the tree of `ir` to a Python module: one Python function for each Lisp function.

A unit's module defines, for the outermost function and each function inside it, either a function or, where it needs
variables from around it, a factory that takes them and returns the function.  Names in the module's globals:

* `'foo` is the symbol `foo`, `#3` a constant, `%mk5` a factory or function, `%T5` the template of a closure;
* `%name` is a helper, found in the namespace that stands in for Python's builtins (see `runtime`).

Lisp variables keep their names, so that a Python debugger or profiler shows them.  Nodes carry the Lisp line; where an
operation may fail as a Python error, the column is a mark from which `errors` recovers the operands.
"""

from __future__ import annotations

import ast
from typing import Any

from elwire.interpreter import ir
from elwire.interpreter.objects import Cons, Obj, Symbol, nil, t
from elwire.interpreter.units import Handlers, Text
from elwire.interpreter.opcodes import EFFECTS, TESTS, VALUES, call, compare, helper, is_type, name

MAX_BLOCKS = 14
"""Python allows 20 statically nested blocks; deeper ones go into a function of their own."""


class Unit:
    """What the generator makes: a module, its constants, and what `errors` and the loader need beside it."""

    def __init__(self) -> None:
        self.module = ast.Module([], [])
        self.entry = ""
        self.constants: dict[str, Obj] = {}
        self.symbols: dict[str, Symbol] = {}
        self.templates: dict[str, ir.LambdaNode] = {}
        self.marks: list[tuple[str, tuple[Any, ...]]] = []
        """Operations that may fail as Python errors: kind, then operands as variable names or constants."""


class Generator:
    """Generates one unit; `compiled` leaves out what only a printed interpreted closure needs."""

    def __init__(self, compiled: bool = False) -> None:
        self.compiled = compiled
        self.unit = Unit()
        self.count = 0
        self.constant_names: dict[int, str] = {}

    def generate(self, node: ir.LambdaNode, function_name: str) -> Unit:
        self.unit.entry = self.function(node, function_name)
        for statement in self.unit.module.body:
            _place(statement, 1, 0)
        return self.unit

    def function(self, node: ir.LambdaNode, function_name: str) -> str:
        """Emit the function NODE at module level; the name it, or its factory, is bound to."""
        self.count += 1
        number = self.count
        emitter = Emitter(self, node)
        arguments = emitter.parameters()
        emitter.returning(node.body)
        line = node.line or 1
        definition = ast.FunctionDef(
            function_name, arguments, emitter.body or [ast.Pass()], [], None, None, lineno=line, col_offset=0
        )
        if hasattr(definition, "type_params"):
            definition.type_params = []
        factory_parameters = [variable.name for variable in node.free]
        if node.nested and node.outer is not None and not self.compiled:
            factory_parameters.append("%env")
        identifier = f"%mk{number}"
        produced = ast.Name(definition.name, ast.Load())
        top: list[ast.stmt] = self.unit.module.body
        top.append(definition)
        if factory_parameters:
            while definition.name in factory_parameters:
                definition.name += "*"
            produced = ast.Name(definition.name, ast.Load())
            maker = ast.FunctionDef(
                identifier, _arguments(factory_parameters), [definition, ast.Return(produced)], [], None, None, lineno=line
            )
            if hasattr(maker, "type_params"):
                maker.type_params = []
            top[-1] = maker
        else:
            top.append(ast.Assign([ast.Name(identifier, ast.Store())], produced, lineno=line))
        return identifier

    def constant(self, value: Obj) -> ast.expr:
        if value is nil:
            return name("%nil")
        if value is t:
            return name("%t")
        if isinstance(value, Symbol) and value.interned:
            identifier = "'" + value.name
            if self.unit.symbols.setdefault(identifier, value) is value:
                return name(identifier)
        if type(value) is int or type(value) is float:
            return ast.Constant(value)
        identifier = self.constant_names.get(id(value), "")
        if not identifier:
            identifier = f"#{len(self.unit.constants)}"
            self.constant_names[id(value)] = identifier
            self.unit.constants[identifier] = value
        return name(identifier)


def _arguments(names: list[str], optional: int = 0, rest: str | None = None) -> ast.arguments:
    return ast.arguments(
        [],
        [ast.arg(each) for each in names],
        ast.arg(rest) if rest is not None else None,
        [],
        [],
        None,
        [name("%nil") for _ in range(optional)],
    )


def _place(node: ast.AST, line: int, column: int) -> None:
    """Give NODE and what is below it positions: the nearest known Lisp line, and a column only where marked."""
    line = getattr(node, "lineno", None) or line
    if "lineno" in node._attributes:
        column = getattr(node, "col_offset", None) or 0
        node.lineno = node.end_lineno = line  # type: ignore[attr-defined]
        node.col_offset = node.end_col_offset = column  # type: ignore[attr-defined]
    for child in ast.iter_child_nodes(node):
        _place(child, line, column)


class Emitter:
    """Emits the body of one Python function."""

    def __init__(self, generator: Generator, node: ir.LambdaNode) -> None:
        self.generator = generator
        self.unit = generator.unit
        self.node = node
        self.body: list[ast.stmt] = []
        self.temporaries = 0
        self.blocks = 0
        self.line = node.line
        self.assigned: set[str] = set()

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
        arguments = _arguments(names, len(node.optional), rest)
        if node.environment_tail == "invalid":
            return arguments
        if rest is not None:
            self.store(rest, helper("list", name(rest)))
        for variable in node.parameters:
            if variable.boxed:
                self.store(variable.name, self.box(variable, name(variable.name)))
        return arguments

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
            return _VALUE_STATEMENTS.get(kind, Emitter._by_assignment)(self, node)
        expression = _VALUES[kind](self, node)
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

    def atoms(self, nodes: list[ir.Node]) -> list[ast.expr]:
        """Expressions for NODES that may each be used any number of times, in any order."""
        result = []
        values = self.values(nodes)
        for index, (node, expression) in enumerate(zip(nodes, values, strict=True)):
            later = nodes[index + 1 :]
            if self._is_stable(node) or (self._is_atom(node) and all(map(self._is_atom, later))):
                result.append(expression)
            else:
                temporary = self.temporary()
                self.store(temporary, expression)
                result.append(name(temporary))
        return result

    def _by_assignment(self, node: ir.Node) -> ast.expr:
        temporary = self.temporary()
        self.into(node, temporary)
        return name(temporary)

    def _set_local(self, node: Any) -> ast.expr:
        variable = node.variable
        if variable.boxed:
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

    def _primitive(self, node: Any) -> ast.expr:
        if node.name in TESTS:
            return ast.IfExp(TESTS[node.name](self, node.args), name("%t"), self.nil())
        emit = VALUES.get(node.name)
        if emit is None:
            return call(name(node.name), *self.values(node.args))
        return emit(self, node.args)

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
        factory_arguments = [name(variable.name) for variable in node.free]
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
            return name("%empty")
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
            return TESTS[node.name](self, node.args)  # type: ignore[attr-defined]
        if kind is ir.AndOr and not node.statements:
            operator = ast.And() if node.is_and else ast.Or()  # type: ignore[attr-defined]
            return ast.BoolOp(operator, [self.test(form) for form in node.forms])  # type: ignore[attr-defined]
        return compare(self.value(node), ast.IsNot(), self.nil())

    def negated(self, node: ir.Node) -> ast.expr:
        """A Python condition that is true when NODE's value is nil."""
        if is_test(node):
            return ast.UnaryOp(ast.Not(), self.test(node))
        return compare(self.value(node), ast.Is(), self.nil())

    # Statements

    def effect(self, node: ir.Node) -> None:
        """Emit NODE for its effects alone."""
        if node.line:
            self.line = node.line
        kind = type(node)
        if kind is ir.Const or (kind is ir.LocalRef):
            return
        statement = _EFFECTS.get(kind)
        if statement is not None:
            statement(self, node)
            return
        if kind is ir.Primitive and node.name in EFFECTS:  # type: ignore[attr-defined]
            EFFECTS[node.name](self, self.values(node.args))  # type: ignore[attr-defined]
            return
        self.emit(ast.Expr(self.value(node)))

    def into(self, node: ir.Node, identifier: str) -> None:
        """Emit NODE with its value going to the Python variable IDENTIFIER."""
        if node.line:
            self.line = node.line
        statement = _STATEMENTS.get(type(node))
        if statement is not None and node.statements:
            statement(self, node, lambda value: self.store(identifier, value))
        else:
            self.store(identifier, self.value(node))

    def returning(self, node: ir.Node) -> None:
        """Emit NODE with its value being what the function returns."""
        if node.line:
            self.line = node.line
        statement = _STATEMENTS.get(type(node))
        if statement is not None and (node.statements or type(node) is ir.If):
            statement(self, node, lambda value: self.emit(ast.Return(value)), True)
        else:
            self.emit(ast.Return(self.value(node)))

    def finish(self, node: ir.Node, sink: Any, returning: bool) -> None:
        """Emit NODE; its value goes to SINK, by return when RETURNING."""
        if sink is None:
            self.effect(node)
        elif returning:
            self.returning(node)
        else:
            if node.line:
                self.line = node.line
            statement = _STATEMENTS.get(type(node))
            if statement is not None and node.statements:
                statement(self, node, sink)
            else:
                sink(self.value(node))

    def _if_statement(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        test = self.test(node.test)
        statement = ast.If(test, [], [])
        self.emit(statement)
        saved = self.block()
        self.finish(node.then, sink, returning)
        statement.body, self.body = self.body or [ast.Pass()], []
        self.finish(node.otherwise, sink, returning)
        if returning and statement.body and isinstance(statement.body[-1], ast.Return):
            tail, self.body = self.body, saved
            self.body.extend(tail)
        else:
            statement.orelse, self.body = self.body, saved

    def _and_or_statement(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        first, rest = node.forms[0], node.forms[1:]
        others = rest[0] if len(rest) == 1 else ir.AndOr(node.is_and, rest)
        if sink is None:
            statement = ast.If(self.test(first) if node.is_and else self.negated(first), [], [])
            self.emit(statement)
            saved = self.block()
            self.effect(others)
            statement.body, self.body = self.body or [ast.Pass()], saved
            return
        if is_test(first):
            statement = ast.If(self.test(first) if node.is_and else self.negated(first), [], [])
            self.emit(statement)
            saved = self.block()
            self.finish(others, sink, returning)
            statement.body, self.body = self.body or [ast.Pass()], []
            sink(self.nil() if node.is_and else name("%t"))
            statement.orelse, self.body = self.body, saved
            return
        value = self.temporary()
        self.store(value, self.value(first))
        comparison = ast.IsNot() if node.is_and else ast.Is()
        statement = ast.If(compare(name(value), comparison, self.nil()), [], [])
        self.emit(statement)
        saved = self.block()
        self.finish(others, sink, returning)
        statement.body, self.body = self.body or [ast.Pass()], []
        sink(name(value))
        statement.orelse, self.body = self.body, saved

    def _progn(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        for form in node.forms[:-1]:
            self.effect(form)
        self.finish(node.forms[-1], sink, returning)

    def _prog1(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if sink is None:
            self.effect(node.first)
            self.effect(node.rest)
            return
        value = self.temporary()
        self.into(node.first, value)
        self.effect(node.rest)
        sink(name(value))

    def _while(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        self.blocks += 1
        if node.test.statements:
            saved = self.block()
            test = self.negated(node.test)
            self.emit(ast.If(test, [ast.Break()], []))
            self.effect(node.body)
            inner, self.body = self.body, saved
            self.emit(ast.While(ast.Constant(True), inner, []))
        else:
            test = self.test(node.test)
            saved = self.block()
            self.effect(node.body)
            inner, self.body = self.body, saved
            self.emit(ast.While(test, inner or [ast.Pass()], []))
        self.blocks -= 1
        if sink is not None:
            sink(self.nil())

    def _let(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        for variable, value in node.bindings:
            if variable.boxed:
                self.store(variable.name, self.box(variable, self.value(value)))
            else:
                self.into(value, variable.name)
        self.finish(node.body, sink, returning)

    def _dynamic_let(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        values = self.values([value for _, value in node.bindings])
        if len(values) > 1:
            kept = []
            for (_, source), value in zip(node.bindings, values, strict=True):
                if self._is_stable(source):
                    kept.append(value)
                else:
                    temporary = self.temporary()
                    self.store(temporary, value)
                    kept.append(name(temporary))
            values = kept
        count = ast.Constant(len(values))
        if len(values) == 1 and not node.bindings[0][0].constant:
            self._bind_one(node, values[0], sink, returning)
            return
        for (symbol, _), value in zip(node.bindings, values, strict=True):
            self.emit(ast.Expr(helper("bind", self.generator.constant(symbol), value)))
        self._protected(
            node.body,
            sink,
            returning,
            on_exit=lambda: self.emit(ast.Expr(helper("unbind", count))),
            on_error=[ast.Expr(helper("unwind", name("%e"), count)), ast.Raise(None, None)],
        )

    def _bind_one(self, node: Any, value: ast.expr, sink: Any, returning: bool) -> None:
        """One dynamic binding, written out: what `bind` and `unbind` of `runtime` do."""
        symbol = self.generator.constant(node.bindings[0][0])
        stored = self.temporary()
        self.store(stored, value)
        before = self.temporary()
        self.store(before, helper("getattr", symbol, ast.Constant("saved"), name("%VOID")))
        self.store_slot(symbol, "bound", name(stored))  # may signal: then nothing is bound
        self.emit(ast.Expr(helper("push", ast.Tuple([symbol, name(before)], ast.Load()))))

        def restore() -> None:
            old = self.temporary()
            self.store(old, ast.Subscript(helper("pop"), ast.Constant(1), ast.Load()))
            void: list[ast.stmt] = [ast.Delete([ast.Attribute(symbol, "value", ast.Del())])]
            back: list[ast.stmt] = [ast.Assign([ast.Attribute(symbol, "saved", ast.Store())], name(old))]
            self.emit(ast.If(compare(name(old), ast.Is(), name("%VOID")), void, back))

        on_error: list[ast.stmt] = [ast.Expr(helper("unwind", name("%e"), ast.Constant(1))), ast.Raise(None, None)]
        self._protected(node.body, sink, returning, on_exit=restore, on_error=on_error)

    def _protected(self, body: ir.Node, sink: Any, returning: bool, on_exit: Any, on_error: list[ast.stmt]) -> None:
        """`try: BODY` with ON_ERROR run for any exception, ON_EXIT emitted after normal completion."""
        self.blocks += 1
        saved = self.block()
        result = ""
        if sink is None:
            self.effect(body)
        else:
            result = self.temporary()
            self.into(body, result)
        inner, self.body = self.body, saved
        self.blocks -= 1
        handler = ast.ExceptHandler(name("%BaseException"), "%e", on_error)
        self.emit(ast.Try(inner or [ast.Pass()], [handler], [], []))
        on_exit()
        if sink is not None:
            sink(name(result))

    def _unwind_protect(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        depth = self.temporary()
        self.store(depth, helper("len", name("%handlers")))
        self.blocks += 2
        saved = self.block()
        result = ""
        if sink is None:
            self.effect(node.body)
        else:
            result = self.temporary()
            self.into(node.body, result)
        inner, self.body = self.body, []
        self.effect(node.cleanup)
        cleanup, self.body = self.body, saved
        self.blocks -= 2
        noted: list[ast.stmt] = [ast.Expr(helper("noted", name("%e"), name(depth))), ast.Raise(None, None)]
        handler = ast.ExceptHandler(name("%BaseException"), "%e", noted)
        guarded: ast.stmt = ast.Try(inner or [ast.Pass()], [handler], [], [])
        kill = ast.ExceptHandler(name("%KillEmacs"), None, [ast.Raise(None, None)])
        if cleanup:
            # A Lisp exit runs no cleanup; anything else does, whether or not BODY returned.
            flag = self.temporary()
            self.store(flag, ast.Constant(True))
            kill.body.insert(0, ast.Assign([ast.Name(flag, ast.Store())], ast.Constant(False)))
            guarded = ast.Try(inner or [ast.Pass()], [kill, handler], [], [])
            final: list[ast.stmt] = [ast.If(name(flag), cleanup, [])]
            self.emit(ast.Try([guarded], [], [], final))
        else:
            self.emit(guarded)
        if sink is not None:
            sink(name(result))

    def _save(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        token = self.temporary()
        self.store(token, helper(node.kind + "_begin"))
        ending = helper(node.kind + "_end", name(token))
        self._protected(
            node.body,
            sink,
            returning,
            on_exit=lambda: self.emit(ast.Expr(ending)),
            on_error=[
                ast.If(helper("unwinding", name("%e")), [ast.Expr(helper(node.kind + "_end", name(token)))], []),
                ast.Raise(None, None),
            ],
        )

    def _catch(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        entry = self.temporary()
        tag = ast.Tuple([self.value(node.tag), helper("len", name("%handlers"))], ast.Load())
        self.store(entry, helper("CatchEntry", tag))
        self.emit(ast.Expr(helper("enter", name(entry))))
        self.blocks += 1
        saved = self.block()
        result = ""
        if sink is None:
            self.effect(node.body)
        else:
            result = self.temporary()
            self.into(node.body, result)
        self.emit(ast.Expr(helper("handled")))
        inner, self.body = self.body, saved
        self.blocks -= 1
        caught = helper("thrown", name("%e"), name(entry))
        on_throw: list[ast.stmt]
        on_throw = [ast.Assign([ast.Name(result, ast.Store())], caught)] if result else [ast.Expr(caught)]
        handler = ast.ExceptHandler(name("%Throw"), "%e", on_throw)
        self.emit(ast.Try(inner, [handler], [], []))
        if sink is not None:
            sink(name(result))

    def _condition_case(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        specification = self.generator.constant(Handlers([each[0] for each in node.handlers]))
        depth = self.temporary()
        self.store(depth, helper("len", name("%handlers")))
        self.emit(ast.Expr(helper("enter", specification)))
        chosen = self.temporary()
        result = self.temporary()
        self.store(chosen, ast.Constant(-1))
        self.blocks += 1
        saved = self.block()
        self.into(node.body, result)
        self.emit(ast.Expr(helper("handled")))
        inner, self.body = self.body, saved
        error = self.temporary()
        caught = helper("caught", name("%e"), specification, name(depth))
        target = ast.Tuple([ast.Name(chosen, ast.Store()), ast.Name(error, ast.Store())], ast.Store())
        handler = ast.ExceptHandler(name("%Exception"), "%e", [ast.Assign([target], caught)])
        self.emit(ast.Try(inner, [handler], [], []))
        self.blocks -= 1
        branches: list[tuple[int, Any, ir.Node]] = [
            (index, variable, body) for index, (_, variable, body) in enumerate(node.handlers)
        ]
        if node.success is not None:
            branches.append((-1, *node.success))
        self._branches(branches, chosen, error, result, node, sink, returning)

    def _branches(
        self, branches: Any, chosen: str, error: str, result: str, node: Any, sink: Any, returning: bool
    ) -> None:
        """Dispatch on the number in CHOSEN; -1 means that the body finished."""
        if not branches:
            if sink is not None:
                sink(name(result))
            return
        has_success = node.success is not None
        if len(branches) == 1 and has_success and branches[0][0] == -1:
            self._handler_body(branches[0], result, sink, returning)
            return
        index, _, _ = branches[0]
        statement = ast.If(compare(name(chosen), ast.Eq(), ast.Constant(index)), [], [])
        self.emit(statement)
        saved = self.block()
        self._handler_body(branches[0], result if index == -1 else error, sink, returning)
        statement.body, self.body = self.body or [ast.Pass()], []
        self._branches(branches[1:], chosen, error, result, node, sink, returning)
        statement.orelse, self.body = self.body, saved

    def _handler_body(self, branch: Any, value: str, sink: Any, returning: bool) -> None:
        _, variable, body = branch
        if body is None:
            if sink is not None:
                sink(name(value))
        elif variable is None:
            self.finish(body, sink, returning)
        elif isinstance(variable, ir.Variable):
            stored: ast.expr = name(value)
            self.store(variable.name, self.box(variable, stored) if variable.boxed else stored)
            self.finish(body, sink, returning)
        else:
            binding = ir.DynamicLet([(variable, _Python(value))], body)
            self._dynamic_let(binding, sink, returning)

    def _signal(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self.node.environment_tail == "invalid":
            self.emit(ast.Raise(helper("invalid_lambda", self._own_template()), None))
            return
        data = self.generator.constant(node.data)
        self.emit(ast.Raise(helper("malformed", self.generator.constant(Text(node.symbol)), data), None))

    def _own_template(self) -> ast.expr:
        template_name = f"%T{self.generator.count}"
        return name(template_name)

    def _assignment_statement(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if sink is not None:
            sink(self.value(node))
        elif type(node) is ir.SetGlobal:
            value = self.value(node.value)
            self.store_slot(self.generator.constant(node.symbol), "value", value)
        elif node.variable.boxed:
            value = self.value(node.value)
            self.store_slot(name(node.variable.name), "cdr", value)
        else:
            self.into(node.value, node.variable.name)

    def _outlined(self, node: ir.Node, sink: Any) -> bool:
        """Emit NODE as a function of its own where Python's limit on nested blocks is near."""
        if self.blocks < MAX_BLOCKS:
            return False
        outer_body, outer_blocks, outer_assigned = self.body, self.blocks, self.assigned
        self.body, self.blocks, self.assigned = [], 0, set()
        self.returning(node)
        inner, inner_assigned = self.body, self.assigned
        self.body, self.blocks, self.assigned = outer_body, outer_blocks, outer_assigned
        shared = sorted(inner_assigned & outer_assigned)
        if shared:
            inner.insert(0, ast.Nonlocal(shared, lineno=self.line or 1))
        function = self.temporary()
        definition = ast.FunctionDef(function, _arguments([]), inner, [], None, None)
        if hasattr(definition, "type_params"):
            definition.type_params = []
        self.emit(definition)
        result = call(name(function))
        if sink is None:
            self.emit(ast.Expr(result))
        else:
            sink(result)
        return True


class _Python(ir.Node):
    """A Python variable as a node."""

    __slots__ = ("identifier",)

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier


def is_test(node: ir.Node) -> bool:
    """Whether NODE's value is t or nil and comes cheapest as a Python condition."""
    return type(node) is ir.Primitive and node.name in TESTS


def _emit_python(emitter: Emitter, node: Any) -> ast.expr:
    return name(node.identifier)


_VALUES: dict[type, Any] = {
    ir.If: Emitter._if,
    ir.AndOr: Emitter._and_or,
    ir.SetLocal: Emitter._set_local,
    ir.Call: Emitter._call,
    ir.Primitive: Emitter._primitive,
    ir.Funcall: Emitter._funcall,
    ir.LambdaNode: Emitter._lambda,
    _Python: _emit_python,
}

_VALUE_STATEMENTS: dict[type, Any] = {
    ir.SetLocal: Emitter._set_local,
    ir.SetGlobal: Emitter._set_global,
    ir.Call: Emitter._call,
    ir.Primitive: Emitter._primitive,
    ir.Funcall: Emitter._funcall,
}

_STATEMENTS: dict[type, Any] = {
    ir.If: Emitter._if_statement,
    ir.AndOr: Emitter._and_or_statement,
    ir.Progn: Emitter._progn,
    ir.Prog1: Emitter._prog1,
    ir.While: Emitter._while,
    ir.Let: Emitter._let,
    ir.DynamicLet: Emitter._dynamic_let,
    ir.UnwindProtect: Emitter._unwind_protect,
    ir.Save: Emitter._save,
    ir.Catch: Emitter._catch,
    ir.ConditionCase: Emitter._condition_case,
    ir.SignalNode: Emitter._signal,
}

_EFFECTS: dict[type, Any] = {
    **_STATEMENTS,
    ir.SetLocal: Emitter._assignment_statement,
    ir.SetGlobal: Emitter._assignment_statement,
}

assert Cons is not None and is_type is not None
