"""Statements: control flow, binding and handlers, as the code generator writes them.

A form's value goes to a *sink*: None when only its effects count, else a function that takes the expression and emits
the statement that uses it.  RETURNING says that the sink returns, so that code after it is not reached.
"""

from __future__ import annotations

import ast
from typing import Any

from elwire.interpreter import ir
from elwire.interpreter.codegen_expressions import ExpressionEmitter, PythonValue, arguments, is_test
from elwire.interpreter.opcodes import EFFECTS, call, compare, helper, name
from elwire.interpreter.units import Handlers, Text

MAX_BLOCKS = 14
"""Python allows 20 statically nested blocks; deeper ones go into a function of their own."""


class Emitter(ExpressionEmitter):
    """Emits the body of one Python function."""

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
            EFFECTS[node.name](self, node.args)  # type: ignore[attr-defined]
            return
        self.emit(ast.Expr(self.test(node) if is_test(node) else self.value(node)))

    def into(self, node: ir.Node, identifier: str) -> None:
        """Emit NODE with its value going to the Python variable IDENTIFIER."""
        if node.line:
            self.line = node.line
        statement = _STATEMENTS.get(type(node))
        if statement is not None and (node.statements or type(node) is ir.Progn):
            statement(self, node, lambda value: self.store(identifier, value))
        else:
            self.store(identifier, self.value(node))

    def returning(self, node: ir.Node) -> None:
        """Emit NODE with its value being what the function returns."""
        if node.line:
            self.line = node.line
        statement = _STATEMENTS.get(type(node))
        if statement is not None and (node.statements or type(node) in (ir.If, ir.Progn)):
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
            if statement is not None and (node.statements or type(node) is ir.Progn):
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
        bound: list[ast.expr] = []
        for (symbol, _), value in zip(node.bindings, values, strict=True):
            bound += [self.generator.constant(symbol), value]
        self.emit(ast.Expr(helper("bind_all", *bound)))
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
                ast.Expr(helper("abandoned", name("%e"), name(f"%{node.kind}_end"), name(token))),
                ast.Raise(None, None),
            ],
        )

    def _catch(self, node: Any, sink: Any = None, returning: bool = False) -> None:
        if self._outlined(node, sink):
            return
        entry = self.temporary()
        tag = ast.Tuple([self.value(node.tag), helper("len", name("%handlers"))], ast.Load())
        self.store(entry, tag)
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
            binding = ir.DynamicLet([(variable, PythonValue(value))], body)
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
        outer_body, outer_blocks, outer_assigned, outer_enclosing = (
            self.body,
            self.blocks,
            self.assigned,
            self.enclosing,
        )
        self.body, self.blocks, self.assigned, self.enclosing = [], 0, set(), outer_enclosing | outer_assigned
        self.returning(node)
        inner = self.body
        shared = sorted(self.assigned & self.enclosing)
        self.body, self.blocks, self.assigned, self.enclosing = (
            outer_body,
            outer_blocks,
            outer_assigned,
            outer_enclosing,
        )
        if shared:
            inner.insert(0, ast.Nonlocal(shared, lineno=self.line or 1))
        function = self.temporary()
        definition = ast.FunctionDef(function, arguments([]), inner, [], None, None)
        if hasattr(definition, "type_params"):
            definition.type_params = []
        self.emit(definition)
        result = call(name(function))
        if sink is None:
            self.emit(ast.Expr(result))
        else:
            sink(result)
        return True


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
