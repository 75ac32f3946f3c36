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
from elwire.interpreter.codegen_expressions import arguments
from elwire.interpreter.codegen_statements import Emitter
from elwire.interpreter.objects import Obj, Symbol, nil, t
from elwire.interpreter.opcodes import name


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
        parameters = emitter.parameters()
        emitter.returning(node.body)
        line = node.line or 1
        definition = ast.FunctionDef(
            function_name, parameters, emitter.body or [ast.Pass()], [], None, None, lineno=line, col_offset=0
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
                identifier,
                arguments(factory_parameters),
                [definition, ast.Return(produced)],
                [],
                None,
                None,
                lineno=line,
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


def _place(node: ast.AST, line: int, column: int) -> None:
    """Give NODE and what is below it positions: the nearest known Lisp line, and a column only where marked."""
    line = getattr(node, "lineno", None) or line
    if "lineno" in node._attributes:
        column = getattr(node, "col_offset", None) or 0
        node.lineno = node.end_lineno = line  # type: ignore[attr-defined]
        node.col_offset = node.end_col_offset = column  # type: ignore[attr-defined]
    for child in ast.iter_child_nodes(node):
        _place(child, line, column)
