"""From a form to a Python function: analysis, generation, Python's own compiler, and linking.

A `CodeUnit` is what generation leaves, free of any interpreter: it can be marshalled.  Linking puts this
interpreter's symbols and the unit's constants into a globals dictionary and runs the module.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import CodeType
from typing import TYPE_CHECKING, Any

from elwire.interpreter import ir
from elwire.interpreter.analyze import Analyzer
from elwire.interpreter.codegen import Generator, Unit
from elwire.interpreter.objects import Callee, Cons, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.template import Template, boxed_of, names_of

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

COMPILE_RECURSION = 20_000


@dataclass
class CodeUnit:
    """A compiled unit and what linking needs; `templates` describes the functions inside it."""

    code: CodeType
    entry: str
    has_factory: bool
    symbols: list[str]
    constants: dict[str, Obj]
    templates: dict[str, Any]
    marks: list[Any]
    lexical: list[Symbol]
    not_macros: list[Symbol]
    macros: list[Symbol]


@dataclass
class InnerTemplate:
    """A function inside a unit; `form` is its source."""

    name: str
    form: Obj
    env_names: tuple[Any, ...]
    boxed: tuple[bool, ...]
    dynamic: bool
    line: int


class deep_recursion:  # noqa: N801
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
    code = compile(unit.module, file or "<lisp>", "exec", dont_inherit=True)
    return CodeUnit(
        code=code,
        entry=unit.entry,
        has_factory=bool(node.free),
        symbols=list(unit.symbols),
        constants=unit.constants,
        templates=_inner_templates(unit, node),
        marks=[(mark.kind, mark.operands) for mark in unit.marks],
        lexical=sorted(analyzer.lexically_bound, key=lambda symbol: symbol.name),
        not_macros=sorted(analyzer.not_macros, key=lambda symbol: symbol.name),
        macros=sorted(analyzer.macros, key=lambda symbol: symbol.name),
    )


def _inner_templates(unit: Unit, top: ir.LambdaNode) -> dict[str, Any]:
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
            env_names, boxed = environment(node)
            result[identifier] = InnerTemplate("lambda", node.form, env_names, boxed, node.dynamic, node.line)
    return result


class Mark:
    """A mark as `errors` reads it."""

    __slots__ = ("kind", "operands")

    def __init__(self, kind: str, operands: tuple[Any, ...]) -> None:
        self.kind = kind
        self.operands = operands


def link(it: Interpreter, unit: CodeUnit, template: Template, boxes: list[Cons]) -> Callee:
    """The Python function of UNIT in the interpreter IT; TEMPLATE is that of its outermost function."""
    namespace: dict[str, Any] = {"__builtins__": it.namespace, "__name__": "lisp", "%owner": template}
    intern = it.intern
    for identifier in unit.symbols:
        namespace[identifier] = intern(identifier[1:])
    namespace.update(unit.constants)
    namespace["%marks"] = [Mark(*each) for each in unit.marks]
    namespace["%T1"] = template
    for identifier, inner in unit.templates.items():
        if isinstance(inner, Template):
            made = inner
        else:
            made = Template(
                it,
                inner.form,
                make_function,
                dynamic=inner.dynamic,
                name=inner.name,
                env_names=inner.env_names,
                boxed=inner.boxed,
                tail=template.tail,
                file=template.file,
                line=inner.line,
            )
            made.keep = template.keep if inner.dynamic else None
            made.library = template.library
        if made.dynamic and identifier.startswith("%C"):
            namespace[identifier] = made.instance()
        else:
            namespace[identifier] = made
    exec(unit.code, namespace)
    entry = namespace[unit.entry]
    it.assume(template, unit.lexical, unit.not_macros)
    if unit.has_factory:
        entry = entry(*boxes)
    return entry  # type: ignore[no-any-return]


def environment_boxes(environment: Obj) -> tuple[list[Cons], set[Symbol]]:
    """The bindings and the locally special symbols of a lexical environment, innermost first."""
    boxes: list[Cons] = []
    seen: set[Symbol] = set()
    special: set[Symbol] = set()
    while isinstance(environment, Cons):
        entry = environment.car
        if isinstance(entry, Cons) and isinstance(entry.car, Symbol):
            if entry.car not in seen:
                seen.add(entry.car)
                boxes.append(entry)
        elif isinstance(entry, Symbol) and entry is not t:
            special.add(entry)
        environment = environment.cdr
    return boxes, special


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


def make_function(template: Template) -> Callee:
    """`Template.make` for a template made from source."""
    unit = compile_lambda(template.interpreter, template, template.library)
    template.keep = None
    return link(template.interpreter, unit, template, template_boxes(template))


def template_boxes(template: Template) -> list[Cons]:
    """The boxes that the factory of TEMPLATE's unit takes: all of its environment, outermost first."""
    return [] if template.dynamic else environment_boxes(template.tail)[0][::-1]


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


def thunk_template(it: Interpreter, form: Obj, environment: Obj, lexical: bool, file: str, line: int) -> Template:
    """The template that owns a thunk: it carries the environment for the closures inside."""
    source = list_to_lisp([it.s.lambda_, nil, form])
    return Template(it, source, name="<toplevel>", dynamic=not lexical, tail=environment, file=file, line=line)
