"""Compiled units and their linking: what the code generator leaves, free of any interpreter.

A `CodeUnit` can be marshalled.  Linking puts an interpreter's symbols and the unit's constants into a globals
dictionary and runs the module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Callee, Cons, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.template import Template

if TYPE_CHECKING:
    from types import CodeType

    from elwire.interpreter.core import Interpreter


class Compiled:
    """Stands in a form for a `(function (lambda ...))` that has its template already, read from the cache."""

    __slots__ = ("template",)

    def __init__(self, template: Any) -> None:
        self.template = template


class Handlers:
    """The conditions of the clauses of one `condition-case`, as a constant of a unit."""

    __slots__ = ("conditions",)

    def __init__(self, conditions: list[Obj]) -> None:
        self.conditions = conditions


class Text(str):
    """A Python string as a constant of a unit."""

    __slots__ = ()


class CodeUnit:
    """A compiled unit and what linking needs.

    `marks` are the operations that may fail as Python errors; LEXICAL and NOT_MACROS the symbols whose being
    lexically bound, and not being macros, the code takes for granted.
    """

    __slots__ = ("code", "constants", "entry", "has_factory", "lexical", "marks", "not_macros", "symbols", "templates")

    def __init__(
        self,
        code: CodeType,
        entry: str,
        has_factory: bool,
        symbols: list[str],
        constants: dict[str, Obj],
        templates: dict[str, Any],
        marks: list[tuple[str, tuple[Any, ...]]],
        lexical: list[Symbol],
        not_macros: list[Symbol],
    ) -> None:
        self.code = code
        self.entry = entry
        self.has_factory = has_factory
        self.symbols = symbols
        self.constants = constants
        self.templates = templates
        self.marks = marks
        self.lexical = lexical
        self.not_macros = not_macros


class InnerTemplate:
    """A function inside a unit; `form` is its source."""

    __slots__ = ("boxed", "dynamic", "env_names", "form", "line", "name")

    def __init__(
        self, name: str, form: Obj, env_names: tuple[Any, ...], boxed: tuple[bool, ...], dynamic: bool, line: int
    ) -> None:
        self.name = name
        self.form = form
        self.env_names = env_names
        self.boxed = boxed
        self.dynamic = dynamic
        self.line = line


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
                None,
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


def template_boxes(template: Template) -> list[Cons]:
    """The boxes that the factory of TEMPLATE's unit takes: all of its environment, outermost first."""
    return [] if template.dynamic else environment_boxes(template.tail)[0][::-1]


def thunk_template(it: Interpreter, form: Obj, environment: Obj, lexical: bool, file: str, line: int) -> Template:
    """The template that owns a thunk: it carries the environment for the closures inside."""
    source = list_to_lisp([it.s.lambda_, nil, form])
    return Template(it, source, name="<toplevel>", dynamic=not lexical, tail=environment, file=file, line=line)
