"""What the analyzer makes of a form and the code generator turns into Python: a small tree of nodes.

Variables are resolved: a `Variable` is one lexical binding, with a Python name of its own, so that nested `let`s
need no Python scopes.  `statements` is true of a node that cannot be one Python expression.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Obj, Symbol, t


class Variable:
    """A lexical variable.

    It is boxed, kept in a cons `(symbol . value)` that closures share, when a closure refers to it and something
    assigns it; else closures get its value.
    """

    __slots__ = (
        "assigned",
        "captured",
        "function",
        "is_rest",
        "keyed",
        "name",
        "preset_box",
        "references",
        "spreads",
        "symbol",
    )

    def __init__(self, symbol: Symbol, name: str, function: LambdaNode) -> None:
        self.symbol = symbol
        self.name = name
        self.function = function
        self.assigned = False
        self.captured = False
        self.is_rest = False
        self.references = 0
        self.spreads = 0
        """How many of the references are the last argument of `apply`, where the variable is a rest parameter."""
        self.keyed = 0
        """How many of the references only look for keyword arguments, where the variable is a rest parameter."""
        self.preset_box = False
        """True when the variable comes in as a box, from the environment given to `eval`."""

    @property
    def boxed(self) -> bool:
        return self.preset_box or (self.assigned and self.captured)

    @property
    def only_spread(self) -> bool:
        """Whether a rest parameter is only ever handed on by `apply`, so that no list of it has to be made."""
        return self.spreads > 0 and self.spreads == self.references and not self.assigned and not self.captured

    @property
    def only_keyed(self) -> bool:
        """Whether a rest parameter is only searched for keyword arguments, so that no list of it has to be made."""
        return self.keyed > 0 and self.keyed == self.references and not self.assigned and not self.captured


class Node:
    """Base of all nodes; `line` is the Lisp source line, 0 when unknown."""

    __slots__ = ("line", "statements")
    statements: bool

    def __init__(self) -> None:
        self.line = 0
        self.statements = False


class Const(Node):
    __slots__ = ("value",)

    def __init__(self, value: Obj) -> None:
        super().__init__()
        self.value = value


class LocalRef(Node):
    __slots__ = ("variable",)

    def __init__(self, variable: Variable) -> None:
        super().__init__()
        self.variable = variable


class GlobalRef(Node):
    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol) -> None:
        super().__init__()
        self.symbol = symbol


class SetLocal(Node):
    __slots__ = ("value", "variable")

    def __init__(self, variable: Variable, value: Node) -> None:
        super().__init__()
        self.variable = variable
        self.value = value
        self.statements = value.statements


class SetGlobal(Node):
    __slots__ = ("symbol", "value")

    def __init__(self, symbol: Symbol, value: Node) -> None:
        super().__init__()
        self.symbol = symbol
        self.value = value
        self.statements = True


class If(Node):
    __slots__ = ("otherwise", "test", "then")

    def __init__(self, test: Node, then: Node, otherwise: Node) -> None:
        super().__init__()
        self.test = test
        self.then = then
        self.otherwise = otherwise
        self.statements = test.statements or then.statements or otherwise.statements


class AndOr(Node):
    """`and` or `or` of two or more forms."""

    __slots__ = ("forms", "is_and")

    def __init__(self, is_and: bool, forms: list[Node]) -> None:
        super().__init__()
        self.is_and = is_and
        self.forms = forms
        self.statements = any(form.statements for form in forms)


class Progn(Node):
    """Two or more forms in order.

    `(progn (setq X VALUE)... t)`, which patterns in `and` are made of, is an expression.
    """

    __slots__ = ("forms",)

    def __init__(self, forms: list[Node]) -> None:
        super().__init__()
        self.forms = forms
        last = forms[-1]
        self.statements = not (
            type(last) is Const
            and last.value is t
            and all(type(form) is SetLocal and not form.statements for form in forms[:-1])
        )


class Prog1(Node):
    __slots__ = ("first", "rest")

    def __init__(self, first: Node, rest: Node) -> None:
        super().__init__()
        self.first = first
        self.rest = rest
        self.statements = True


class While(Node):
    __slots__ = ("body", "test")

    def __init__(self, test: Node, body: Node) -> None:
        super().__init__()
        self.test = test
        self.body = body
        self.statements = True


class Let(Node):
    """Lexical bindings made one after the other, then a body."""

    __slots__ = ("bindings", "body")

    def __init__(self, bindings: list[tuple[Variable, Node]], body: Node) -> None:
        super().__init__()
        self.bindings = bindings
        self.body = body
        self.statements = True


class DynamicLet(Node):
    """Dynamic bindings, all values computed first, then a body."""

    __slots__ = ("bindings", "body")

    def __init__(self, bindings: list[tuple[Symbol, Node]], body: Node) -> None:
        super().__init__()
        self.bindings = bindings
        self.body = body
        self.statements = True


class Call(Node):
    """A call of the function of SYMBOL.

    Where the symbol had no function yet, `form` is the call and `variables` are those in sight: should it turn out to
    name a macro when the call is reached, the form is evaluated in that environment.
    """

    __slots__ = ("args", "form", "symbol", "variables")

    def __init__(self, symbol: Symbol, args: list[Node]) -> None:
        super().__init__()
        self.form: Obj = None
        self.variables: list[Variable] = []
        self.symbol = symbol
        self.args = args
        self.statements = any(arg.statements for arg in args)


class Spread(Call):
    """A call of `apply`, or of SYMBOL, another name of it, with the rest parameter VARIABLE as the last argument."""

    __slots__ = ("variable",)

    def __init__(self, symbol: Symbol, args: list[Node], variable: Variable) -> None:
        super().__init__(symbol, args)
        self.variable = variable


class Keyed(Call):
    """A call of the primitive SYMBOL that searches the rest parameter VARIABLE, its first argument, for keywords."""

    __slots__ = ("variable",)

    def __init__(self, symbol: Symbol, args: list[Node], variable: Variable) -> None:
        super().__init__(symbol, args)
        self.variable = variable


class Primitive(Node):
    """A primitive that the generator writes out itself; see `opcodes`."""

    __slots__ = ("args", "name")

    def __init__(self, name: str, args: list[Node]) -> None:
        super().__init__()
        self.name = name
        self.args = args
        self.statements = any(arg.statements for arg in args)


class Funcall(Node):
    """A call of the value of an expression."""

    __slots__ = ("args", "function")

    def __init__(self, function: Node, args: list[Node]) -> None:
        super().__init__()
        self.function = function
        self.args = args
        self.statements = function.statements or any(arg.statements for arg in args)


class Catch(Node):
    __slots__ = ("body", "tag")

    def __init__(self, tag: Node, body: Node) -> None:
        super().__init__()
        self.tag = tag
        self.body = body
        self.statements = True


class ConditionCase(Node):
    """`handlers` pairs a condition object with a body; `success` is None or (variable, body)."""

    __slots__ = ("body", "handlers", "success", "variable")

    def __init__(
        self, variable: Any, body: Node, handlers: list[tuple[Obj, Any, Node]], success: tuple[Any, Node | None] | None
    ) -> None:
        super().__init__()
        self.variable = variable
        self.body = body
        self.handlers = handlers
        self.success = success
        self.statements = True


class UnwindProtect(Node):
    __slots__ = ("body", "cleanup")

    def __init__(self, body: Node, cleanup: Node) -> None:
        super().__init__()
        self.body = body
        self.cleanup = cleanup
        self.statements = True


class Save(Node):
    """`save-excursion`, `save-restriction` or `save-current-buffer`; `kind` is its name with underscores."""

    __slots__ = ("body", "kind")

    def __init__(self, kind: str, body: Node) -> None:
        super().__init__()
        self.kind = kind
        self.body = body
        self.statements = True


class SignalNode(Node):
    """A form that is wrong in itself and signals when it is reached; `thunk` makes the exception."""

    __slots__ = ("data", "symbol")

    def __init__(self, symbol: str, data: Obj) -> None:
        super().__init__()
        self.symbol = symbol
        self.data = data
        self.statements = True


class LambdaNode(Node):
    """A function: its parameters, its body, and what it needs from around it.

    `free` are the outer variables its code refers to, in order of first use.  `visible` are the variables in scope
    where it is made, outermost first, that belong to the function around it: those a printed closure shows besides
    its creator's own environment.
    """

    __slots__ = (
        "body",
        "dynamic",
        "environment_tail",
        "form",
        "free",
        "is_thunk",
        "nested",
        "optional",
        "outer",
        "parameters",
        "required",
        "rest",
        "template",
        "visible",
    )

    def __init__(self, outer: LambdaNode | None, form: Obj, dynamic: bool) -> None:
        super().__init__()
        self.outer = outer
        self.form = form
        self.dynamic = dynamic
        self.required: list[Symbol] = []
        self.optional: list[Symbol] = []
        self.rest: Symbol | None = None
        self.parameters: list[Variable] = []
        self.free: dict[Variable, None] = {}
        self.visible: list[Variable] = []
        self.nested = False
        self.is_thunk = False
        self.environment_tail: Obj = None
        self.body: Node = Const(None)
        self.template: Any = None
