"""From a form to a Python function: analysis, generation, Python's own compiler, and linking.

A `CodeUnit` is what generation leaves, free of any interpreter: it can be marshalled.  Linking puts this
interpreter's symbols and the unit's constants into a globals dictionary and runs the module.
"""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Any

from elwire.interpreter import ir
from elwire.interpreter.analyze import Analyzer
from elwire.interpreter.codegen import Generator, Unit
from elwire.interpreter.objects import Callee, Cons, Obj
from elwire.interpreter.template import Template, boxed_of, names_of
from elwire.interpreter.units import CodeUnit, InnerTemplate, environment_boxes, link, template_boxes

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

COMPILE_RECURSION = 20_000


class deep_recursion:
    """Room for the recursion of analysis and of Python's compiler on deeply nested forms."""

    def __enter__(self) -> None:
        self.saved = sys.getrecursionlimit()
        if self.saved < COMPILE_RECURSION:
            sys.setrecursionlimit(COMPILE_RECURSION)

    def __exit__(self, *_exc: object) -> None:
        sys.setrecursionlimit(self.saved)


def generate(
    it: Interpreter, analyzer: Analyzer, node: ir.LambdaNode, name: str, file: str, compiled: bool
) -> CodeUnit:
    """The code unit for NODE, whose Python function will be called NAME and come from FILE."""
    unit = Generator(compiled).generate(node, name)
    with warnings.catch_warnings():
        # What Python finds odd, `5 is nil`, is for Lisp to judge.
        warnings.simplefilter("ignore")
        code = compile(unit.module, file or "<lisp>", "exec", dont_inherit=True)
    return CodeUnit(
        code=code,
        entry=unit.entry,
        has_factory=bool(node.free),
        symbols=list(unit.symbols),
        constants=unit.constants,
        templates=_inner_templates(unit, node, compiled),
        marks=unit.marks,
        lexical=sorted(analyzer.lexically_bound, key=lambda symbol: symbol.name),
        not_macros=sorted(analyzer.not_macros, key=lambda symbol: symbol.name),
    )


def _inner_templates(unit: Unit, top: ir.LambdaNode, compiled: bool) -> dict[str, Any]:
    names: dict[int, tuple[tuple[Any, ...], tuple[bool, ...]]] = {}

    def environment(node: ir.LambdaNode) -> tuple[tuple[Any, ...], tuple[bool, ...]]:
        """Names and boxes of all variables in sight of NODE, outermost first."""
        known = names.get(id(node))
        if known is None:
            outer_names: tuple[Any, ...] = ()
            outer_boxed: tuple[bool, ...] = ()
            if node.outer is not None and node is not top and node.outer is not top:
                outer_names, outer_boxed = environment(node.outer)
            known = (outer_names + names_of(node.visible), outer_boxed + boxed_of(node.visible))
            names[id(node)] = known
        return known

    result: dict[str, Any] = {}
    for identifier, node in unit.templates.items():
        if node.template is not None:
            result[identifier] = node.template
        else:
            if compiled:
                env_names, boxed = names_of(list(node.free)), boxed_of(list(node.free))
            else:
                env_names, boxed = environment(node)
            result[identifier] = InnerTemplate("lambda", node.form, env_names, boxed, node.dynamic, node.line)
    return result


def compile_lambda(it: Interpreter, template: Template, compiled: bool = False) -> CodeUnit:
    """The code unit of TEMPLATE's form in the environment `template.tail`."""
    with deep_recursion():
        boxes, special = ([], set()) if template.dynamic else environment_boxes(template.tail)
        analyzer = Analyzer(it, not template.dynamic, special)
        analyzer.line = template.line
        if template.keep is not None:
            analyzer.positions = template.keep
        node = analyzer.lambda_(template.form, boxes)
        return generate(it, analyzer, node, template.name, template.file, compiled)


def compile_thunk(
    it: Interpreter, form: Obj, environment: Obj, lexical: bool, positions: Any, file: str, line: int
) -> tuple[CodeUnit, list[Cons]]:
    """The code unit that evaluates FORM, and the boxes to link it with."""
    with deep_recursion():
        boxes, special = environment_boxes(environment) if lexical else ([], set())
        analyzer = Analyzer(it, lexical, special)
        analyzer.line = line
        if positions is not None:
            analyzer.positions = positions
        node = analyzer.thunk(form, boxes)
        unit = generate(it, analyzer, node, "<toplevel>", file, False)
    return unit, boxes[::-1]


def make_function(template: Template) -> Callee:
    """`Template.make` for a template made from source."""
    unit = compile_lambda(template.interpreter, template, template.library)
    template.keep = None
    return link(template.interpreter, unit, template, template_boxes(template))
