"""From a Lisp form to the tree of `ir`: what each name means, which variables closures share, what is malformed.

The analyzer follows GNU Emacs's interpreter: a form that is wrong signals only when it is reached, and with the
interpreter's data.  See "Special Forms" and "Lexical Binding" in the Elisp manual.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter import ir
from elwire.interpreter.functions import Closure, Subr
from elwire.interpreter.lambda_lists import (
    has_computed_documentation,
    parameters_after_rest,
    parse_lambda_list,
    skip_documentation,
)
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.opcodes import OPCODES
from elwire.interpreter.signals import Name, Signal
from elwire.interpreter.units import Compiled

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


KEYWORD_SEARCHES = frozenset(("cl--key", "cl--check-keys", "cl-seq--check"))


class Scope:
    """The lexical variables in sight, and the symbols that a bare `(defvar X)` makes special here."""

    __slots__ = ("names", "parent", "special")

    def __init__(self, parent: Scope | None) -> None:
        self.parent = parent
        self.names: dict[Symbol, ir.Variable] = {}
        self.special: set[Symbol] = set()

    def find(self, symbol: Symbol) -> ir.Variable | None:
        scope: Scope | None = self
        while scope is not None:
            variable = scope.names.get(symbol)
            if variable is not None:
                return variable
            scope = scope.parent
        return None

    def is_special(self, symbol: Symbol) -> bool:
        scope: Scope | None = self
        while scope is not None:
            if symbol in scope.special:
                return True
            scope = scope.parent
        return False


class Malformed(Exception):
    """A form is wrong in itself; becomes a `SignalNode`."""

    def __init__(self, symbol: str, *data: Obj) -> None:
        self.symbol = symbol
        self.data = data


class Analyzer:
    """Analyzes one unit: a top-level form or a function.  `assumptions` is what the code takes for granted."""

    def __init__(self, it: Interpreter, lexical: bool, specials: set[Symbol] | None = None) -> None:
        self.it = it
        self.lexical = lexical
        self.scope = Scope(None)
        self.scope.special |= specials or set()
        self.used: dict[str, int] = {}
        self.visible: list[Any] = []
        self.lexically_bound: set[Symbol] = set()
        self.not_macros: set[Symbol] = set()
        self.positions: dict[int, tuple[int, int]] = {}
        self.line = 0
        self.sequential = False
        self.root = ir.LambdaNode(None, nil, not lexical)
        self.function: ir.LambdaNode = self.root
        self.preset: list[ir.Variable] = []

    # Entry points

    def thunk(self, form: Obj, boxes: list[Cons]) -> ir.LambdaNode:
        """The function of no arguments that evaluates FORM; BOXES are the conses of a lexical environment."""
        node = ir.LambdaNode(None, form, not self.lexical)
        node.is_thunk = True
        self.function = node
        for box in reversed(boxes):
            variable = self.new_variable(box.car)
            variable.preset_box = True
            node.free[variable] = None
            self.scope.names[box.car] = variable
        node.body = self.form(form)
        return node

    def lambda_(self, form: Obj, boxes: list[Cons] | None = None) -> ir.LambdaNode:
        """The function that FORM, `(lambda ARGS BODY...)`, denotes in an environment of BOXES."""
        outer = self.function
        for box in reversed(boxes or []):
            variable = self.new_variable(box.car)
            variable.preset_box = True
            self.scope.names[box.car] = variable
            self.preset.append(variable)
        node = self._lambda(form)
        node.outer = None
        self.function = outer
        return node

    # Names

    def new_variable(self, symbol: Symbol) -> ir.Variable:
        name = symbol.name
        if name[:1] in "%'#" or name in _RESERVED:
            name = "_" + name
        count = self.used.get(name, 0)
        self.used[name] = count + 1
        return ir.Variable(symbol, f"{name}.{count}" if count else name, self.function)

    def reference(self, variable: ir.Variable) -> None:
        """Note that the current function refers to VARIABLE."""
        function: ir.LambdaNode | None = self.function
        while function is not None and function is not variable.function:
            variable.captured = True
            function.free[variable] = None
            function = function.outer

    def is_dynamic(self, symbol: Symbol) -> bool:
        """Whether `let` binds SYMBOL dynamically here."""
        if not self.lexical or symbol.special or self.scope.is_special(symbol):
            return True
        self.lexically_bound.add(symbol)
        return False

    # Forms

    def malformed(self, wrong: Malformed) -> ir.Node:
        """What signals the error that evaluating a malformed form is."""
        data = [self.it.intern(item) if type(item) is Name else item for item in wrong.data]
        return ir.SignalNode(wrong.symbol, list_to_lisp(data))

    def form(self, form: Obj) -> ir.Node:
        if isinstance(form, Cons):
            position = self.positions.get(id(form))
            if position is not None:
                self.line = position[0]
            line = self.line
            try:
                node = self._cons(form)
            except Malformed as wrong:
                node = self.malformed(wrong)
            node.line = line
            return node
        if isinstance(form, Symbol):
            return self.symbol(form)
        if type(form) is Compiled:
            return self.compiled(form)
        return ir.Const(form)

    def symbol(self, symbol: Symbol) -> ir.Node:
        variable = self.scope.find(symbol)
        if variable is None:
            if symbol is nil or symbol is t or (symbol.constant and symbol.name[:1] == ":"):
                return ir.Const(symbol)
            return ir.GlobalRef(symbol)
        self.reference(variable)
        variable.references += 1
        return ir.LocalRef(variable)

    def compiled(self, form: Compiled) -> ir.Node:
        node = ir.LambdaNode(None, nil, not self.lexical)
        node.template = form.template
        return node

    def body(self, forms: Obj) -> ir.Node:
        """`progn` of the list FORMS."""
        nodes = []
        while isinstance(forms, Cons):
            nodes.append(self.form(forms.car))
            forms = forms.cdr
        if forms is not nil:
            nodes.append(ir.SignalNode("wrong-type-argument", list_to_lisp([self.it.s.listp, forms])))
        if not nodes:
            return ir.Const(nil)
        return nodes[0] if len(nodes) == 1 else ir.Progn(nodes)

    def _cons(self, form: Cons) -> ir.Node:
        head = form.car
        if isinstance(head, Symbol):
            function = head.function
            if isinstance(function, Symbol):
                function = self.it.indirect_function(function)
            if type(function) is Subr:
                if function.special:
                    return self.special(function, form)
                if head.call is function.call:
                    count = _length(form.cdr)
                    if _tail(form.cdr) is not nil:
                        raise Malformed("wrong-type-argument", self.it.s.listp, _tail(form.cdr))
                    if count < function.min_args or (function.max_args is not None and count > function.max_args):
                        raise Malformed("wrong-number-of-arguments", head, count)
                    return self.primitive(head, function, form)
            elif isinstance(function, Cons) and not isinstance(function, Closure):
                try:
                    expansion = self.it.expand_call(form, head, function, self.lexical)
                except Signal:
                    # The error belongs to the moment when the form is reached.
                    return ir.Primitive("%expand", [ir.Const(form)])
                if expansion is not form:
                    return self.form(expansion)
            elif function is nil:
                return self.unresolved(head, form)
            return ir.Call(head, self.arguments(form.cdr))
        if isinstance(head, Cons) and head.car is self.it.s.lambda_:
            return ir.Funcall(self._function(head), self.arguments(form.cdr))
        if isinstance(head, Cons):
            return ir.Funcall(ir.Const(head), self.arguments(form.cdr))
        raise Malformed("invalid-function", head)

    def unresolved(self, head: Symbol, form: Cons) -> ir.Node:
        """A call of HEAD, which has no function yet and may be a macro by the time the call is reached."""
        node = ir.Call(head, self.arguments(form.cdr))
        self.not_macros.add(head)
        if self.lexical and not node.statements:
            node.form = form
            seen: dict[Symbol, ir.Variable] = {}
            scope: Scope | None = self.scope
            while scope is not None:
                for symbol, variable in scope.names.items():
                    seen.setdefault(symbol, variable)
                scope = scope.parent
            for variable in seen.values():
                self.reference(variable)
                variable.assigned = variable.captured = True
            node.variables = list(seen.values())
        return node

    def arguments(self, args: Obj) -> list[ir.Node]:
        nodes = []
        while isinstance(args, Cons):
            nodes.append(self.form(args.car))
            args = args.cdr
        if args is not nil:
            raise Malformed("wrong-type-argument", self.it.s.listp, args)
        return nodes

    def primitive(self, head: Symbol, function: Subr, form: Cons) -> ir.Node:
        """A call of the primitive FUNCTION: written out where Emacs's byte-compiler would."""
        args = self.arguments(form.cdr)
        if function.name == "funcall" and args:
            return ir.Funcall(args[0], args[1:])
        if args and type(args[0]) is ir.Const and isinstance(args[0].value, Symbol) and not args[0].value.constant:
            if function.name == "symbol-value":
                return ir.GlobalRef(args[0].value)
            if function.name == "set":
                return ir.SetGlobal(args[0].value, args[1])
        if function.name == "apply" and len(args) > 1 and type(args[-1]) is ir.LocalRef:
            variable = args[-1].variable
            if self.lexical and variable.is_rest and self.function is variable.function:
                variable.spreads += 1
                return ir.Spread(head, args, variable)
        if function.name in KEYWORD_SEARCHES and type(args[0]) is ir.LocalRef:
            variable = args[0].variable
            if self.lexical and variable.is_rest and self.function is variable.function:
                variable.keyed += 1
                return ir.Keyed(head, args, variable)
        counts = OPCODES.get(function.name)
        if counts is not None and len(args) in counts:
            return ir.Primitive(function.name, args)
        return ir.Call(head, args)

    # Special forms

    def special(self, subr: Subr, form: Cons) -> ir.Node:
        count = 0
        rest = form.cdr
        while isinstance(rest, Cons):
            count += 1
            rest = rest.cdr
        tolerant = subr.name in ("let", "let*", "progn", "while", "catch", "condition-case")
        strict = subr.name in ("setq", "quote", "function")
        if rest is not nil and not tolerant and (strict or count < subr.min_args):
            raise Malformed("wrong-type-argument", self.it.s.listp, rest)
        if count < subr.min_args or (subr.max_args is not None and count > subr.max_args):
            raise Malformed("wrong-number-of-arguments", form.car, count)
        handler = _SPECIAL.get(subr.name)
        if handler is None:
            raise Malformed("invalid-function", form.car)
        return handler(self, form.cdr)

    def _quote(self, args: Obj) -> ir.Node:
        if args.cdr is not nil:
            raise Malformed("wrong-number-of-arguments", self.it.s.quote, _length(args))
        return ir.Const(args.car)

    def _function_form(self, args: Obj) -> ir.Node:
        if args.cdr is not nil:
            raise Malformed("wrong-number-of-arguments", self.it.s.function, _length(args))
        return self._function(args.car)

    def _function(self, definition: Obj) -> ir.Node:
        if type(definition) is Compiled:
            return self.compiled(definition)
        plain = isinstance(definition, Cons) and not isinstance(definition, Closure)
        if plain and definition.car is self.it.s.lambda_:
            if self.lexical and has_computed_documentation(self.it, definition):
                return self._documented(definition)
            return self._lambda(definition)
        return ir.Const(definition)

    def _documented(self, definition: Cons) -> ir.Node:
        """`(lambda ARGS (:documentation FORM) BODY...)`: what FORM gives is the closure's documentation."""
        rest = definition.cdr
        doc = rest.cdr.car.cdr
        body = Cons(LispString(""), rest.cdr.cdr)
        plain = Cons(definition.car, Cons(rest.car, body))
        value = self.form(doc.car) if isinstance(doc, Cons) else ir.Const(nil)
        return ir.Primitive("%documented", [value, self._lambda(plain)])

    def _lambda(self, form: Cons) -> ir.LambdaNode:
        outer = self.function
        node = ir.LambdaNode(outer, form, not self.lexical)
        if not self.lexical and outer is not self.root:
            # A constant list in dynamically scoped code; compiled on its own when called.
            return node
        if outer is self.root:
            node.free.update(dict.fromkeys(self.preset))
        node.visible = list(self.visible)
        up: ir.LambdaNode | None = outer
        while up is not None:
            up.nested = True
            up = up.outer
        saved_scope, saved_visible, saved_line = self.scope, self.visible, self.line
        position = self.positions.get(id(form))
        if position is not None:
            self.line = position[0]
        node.line = self.line
        self.function = node
        self.scope = Scope(saved_scope)
        self.visible = []
        try:
            parameters = parse_lambda_list(self.it, form.cdr)
            body = form.cdr.cdr if isinstance(form.cdr, Cons) else nil
            if parameters is None:
                node.body = ir.SignalNode("invalid-function", nil)
                node.rest = self.it.intern("arguments")
                node.parameters = [self.new_variable(node.rest)]
                node.is_thunk = False
                node.environment_tail = "invalid"
                return node
            node.required, node.optional, node.rest = parameters
            symbols = [*node.required, *node.optional, *([node.rest] if node.rest is not None else [])]
            node.parameters = [self.new_variable(symbol) for symbol in symbols]
            if node.rest is not None:
                node.parameters[-1].is_rest = True
            if self.lexical:
                for symbol, variable in zip(symbols, node.parameters, strict=True):
                    self.scope.names[symbol] = variable
                    self.visible.append(variable)
                extra: list[tuple[ir.Variable, ir.Node]] = []
                for symbol in parameters_after_rest(self.it, form.cdr.car):
                    variable = self.new_variable(symbol)
                    self.scope.names[symbol] = variable
                    self.visible.append(variable)
                    extra.append((variable, ir.Const(nil)))
                node.body = self.body(skip_documentation(body))
                if extra:
                    node.body = ir.Let(extra, node.body)
            else:
                inner = self.body(skip_documentation(body))
                bindings: list[tuple[Symbol, ir.Node]] = [
                    (symbol, ir.LocalRef(variable)) for symbol, variable in zip(symbols, node.parameters, strict=True)
                ]
                node.body = ir.DynamicLet(bindings, inner) if bindings else inner
        finally:
            self.function = outer
            self.scope, self.visible, self.line = saved_scope, saved_visible, saved_line
        return node

    def _progn(self, args: Obj) -> ir.Node:
        return self.body(args)

    def _prog1(self, args: Obj) -> ir.Node:
        first = self.form(args.car)
        if args.cdr is nil:
            return first
        return ir.Prog1(first, self.body(args.cdr))

    def _if(self, args: Obj) -> ir.Node:
        return ir.If(self.form(args.car), self.form(args.cdr.car), self.body(args.cdr.cdr))

    def _and(self, args: Obj) -> ir.Node:
        return self._and_or(args, True)

    def _or(self, args: Obj) -> ir.Node:
        return self._and_or(args, False)

    def _and_or(self, args: Obj, is_and: bool) -> ir.Node:
        nodes = self.arguments(args)
        if not nodes:
            return ir.Const(t if is_and else nil)
        return nodes[0] if len(nodes) == 1 else ir.AndOr(is_and, nodes)

    def _cond(self, args: Obj) -> ir.Node:
        built: list[tuple[ir.Node, ir.Node | None]] = []
        while isinstance(args, Cons):
            clause = args.car
            args = args.cdr
            if isinstance(clause, Cons):
                test = self.form(clause.car)
                if clause.cdr is nil:
                    built.append((test, None))
                else:
                    # A dotted clause ends where its dot is.
                    built.append((test, self.body(_proper(clause.cdr))))
            elif clause is not nil:
                wrong = ir.SignalNode("wrong-type-argument", list_to_lisp([self.it.s.listp, clause]))
                built.append((ir.Const(t), wrong))
                break
        result: ir.Node = ir.Const(nil)
        for test, body in reversed(built):
            if body is None:
                if type(result) is ir.AndOr and not result.is_and:
                    result = ir.AndOr(False, [test, *result.forms])
                elif type(result) is ir.Const and result.value is nil:
                    result = test
                else:
                    result = ir.AndOr(False, [test, result])
            elif type(test) is ir.Const and test.value is not nil:
                result = body
            else:
                line = test.line
                result = ir.If(test, body, result)
                result.line = line
        return result

    def _while(self, args: Obj) -> ir.Node:
        improper = _tail(args.cdr)
        if improper is not nil:
            raise Malformed("wrong-type-argument", self.it.s.listp, improper)
        return ir.While(self.form(args.car), self.body(args.cdr))

    def _setq(self, args: Obj) -> ir.Node:
        count = _length(args)
        nodes: list[ir.Node] = []
        while isinstance(args, Cons):
            if args.cdr is nil:
                # What stands before the odd one is assigned.
                nodes.append(ir.SignalNode("wrong-number-of-arguments", list_to_lisp([self.it.s.setq, count])))
                break
            symbol, value = args.car, args.cdr.car
            args = args.cdr.cdr
            node = self.form(value)
            nodes.append(self.assign(symbol, node))
        if not nodes:
            return ir.Const(nil)
        return nodes[0] if len(nodes) == 1 else ir.Progn(nodes)

    def assign(self, symbol: Obj, value: ir.Node) -> ir.Node:
        if not isinstance(symbol, Symbol):
            wrong: ir.Node = ir.SignalNode("wrong-type-argument", list_to_lisp([self.it.s.symbolp, symbol]))
            return ir.Progn([value, wrong])
        variable = self.scope.find(symbol)
        if variable is not None:
            self.reference(variable)
            variable.assigned = True
            return ir.SetLocal(variable, value)
        if symbol.constant:
            return ir.Call(self.it.s.set, [ir.Const(symbol), value])
        return ir.SetGlobal(symbol, value)

    def _bindings(self, bindings: Obj, result: list[tuple[Symbol, Obj]]) -> None:
        """Put the pairs of BINDINGS into RESULT; raises `Malformed` after those before what is wrong."""
        whole = bindings
        star = isinstance(bindings, Cons) and self.sequential
        while isinstance(bindings, Cons):
            binding = bindings.car
            if isinstance(binding, Cons):
                symbol = binding.car
                rest = binding.cdr
                if isinstance(rest, Cons) and rest.cdr is not nil:
                    message = LispString("`let' bindings can have only one value-form")
                    raise Malformed("error", message, *binding)
                if rest is not nil and not isinstance(rest, Cons):
                    raise Malformed("wrong-type-argument", self.it.s.listp, rest)
                value = rest.car if isinstance(rest, Cons) else nil
            elif isinstance(binding, Symbol):
                symbol, value = binding, nil
            else:
                raise Malformed("wrong-type-argument", self.it.s.listp, binding)
            if not isinstance(symbol, Symbol):
                result.append((nil, value))
                raise Malformed("wrong-type-argument", self.it.s.symbolp, symbol)
            result.append((symbol, value))
            bindings = bindings.cdr
        if bindings is not nil:
            raise Malformed("wrong-type-argument", self.it.s.listp, whole if star else bindings)

    def _malformed_let(self, pairs: list[tuple[Symbol, Obj]], wrong: Malformed) -> ir.Node:
        """The values before the malformed binding are computed; then comes the signal."""
        nodes = [self.form(value) for _, value in pairs]
        return ir.Progn([*nodes, self.malformed(wrong)])

    def _let(self, args: Obj) -> ir.Node:
        pairs: list[tuple[Symbol, Obj]] = []
        try:
            self._bindings(args.car, pairs)
        except Malformed as wrong:
            return self._malformed_let(pairs, wrong)
        values = [self.form(value) for _, value in pairs]
        saved_scope, saved_visible = self.scope, self.visible
        self.scope = Scope(saved_scope)
        self.visible = list(saved_visible)
        try:
            dynamic = [saved_scope.is_special(symbol) or self.is_dynamic(symbol) for symbol, _ in pairs]
            lexical: list[tuple[ir.Variable, ir.Node]] = []
            special: list[tuple[Symbol, ir.Node]] = []
            for (symbol, _), value, is_dynamic in zip(pairs, values, dynamic, strict=True):
                if is_dynamic:
                    if any(dynamic) and not all(dynamic):
                        # Mixed: keep the order of evaluation by way of hidden variables.
                        hidden = self.new_variable(symbol)
                        lexical.append((hidden, value))
                        value = ir.LocalRef(hidden)
                    special.append((symbol, value))
                else:
                    variable = self.new_variable(symbol)
                    lexical.append((variable, value))
                    self.scope.names[symbol] = variable
                    self.visible.append(variable)
            node = self.body(args.cdr)
            if special:
                node = ir.DynamicLet(special, node)
            if lexical:
                node = ir.Let(lexical, node)
            return node
        finally:
            self.scope, self.visible = saved_scope, saved_visible

    def _let_star(self, args: Obj) -> ir.Node:
        pairs: list[tuple[Symbol, Obj]] = []
        self.sequential = True
        try:
            self._bindings(args.car, pairs)
        except Malformed as wrong:
            return self._malformed_let(pairs, wrong)
        finally:
            self.sequential = False
        saved_scope, saved_visible = self.scope, self.visible
        self.visible = list(saved_visible)
        try:
            groups: list[Any] = []
            for symbol, value in pairs:
                node = self.form(value)
                if self.is_dynamic(symbol):
                    groups.append((symbol, node))
                    continue
                variable = self.new_variable(symbol)
                self.scope = Scope(self.scope)
                self.scope.names[symbol] = variable
                self.visible.append(variable)
                if groups and isinstance(groups[-1], list):
                    groups[-1].append((variable, node))
                else:
                    groups.append([(variable, node)])
            self.scope = Scope(self.scope)
            result = self.body(args.cdr)
            for group in reversed(groups):
                result = ir.Let(group, result) if isinstance(group, list) else ir.DynamicLet([group], result)
            return result
        finally:
            self.scope, self.visible = saved_scope, saved_visible

    def _defvar(self, args: Obj) -> ir.Node:
        symbol = args.car
        if _length(args) > 3:
            raise Malformed("error", LispString("Too many arguments"))
        if not isinstance(symbol, Symbol):
            raise Malformed("wrong-type-argument", self.it.s.symbolp, symbol)
        if args.cdr is nil:
            if self.lexical and not symbol.special:
                self.scope.special.add(symbol)
                self.visible.append(symbol)
            return ir.Const(symbol)
        value = self.form(args.cdr.car)
        doc = ir.Const(args.cdr.cdr.car if args.cdr.cdr is not nil else nil)
        name = ir.Const(symbol)
        self.scope.special.add(symbol)
        return ir.Progn(
            [
                ir.If(ir.Primitive("%needs_value", [name]), ir.Primitive("%set_initial", [name, value]), ir.Const(nil)),
                ir.Primitive("%defvar", [name, doc]),
            ]
        )

    def _defconst(self, args: Obj) -> ir.Node:
        symbol = args.car
        if _length(args) > 3:
            raise Malformed("error", LispString("Too many arguments"))
        if not isinstance(symbol, Symbol):
            raise Malformed("wrong-type-argument", self.it.s.symbolp, symbol)
        value = self.form(args.cdr.car)
        doc = ir.Const(args.cdr.cdr.car if args.cdr.cdr is not nil else nil)
        return ir.Primitive("%defconst", [ir.Const(symbol), value, doc])

    def _catch(self, args: Obj) -> ir.Node:
        return ir.Catch(self.form(args.car), self.body(args.cdr))

    def _unwind_protect(self, args: Obj) -> ir.Node:
        if args.cdr is nil:
            return self.form(args.car)
        return ir.UnwindProtect(self.form(args.car), self.body(args.cdr))

    def _condition_case(self, args: Obj) -> ir.Node:
        symbol = args.car
        if not isinstance(symbol, Symbol):
            raise Malformed("wrong-type-argument", self.it.s.symbolp, symbol)
        clauses = []
        rest = args.cdr.cdr
        while isinstance(rest, Cons):
            clause = rest.car
            if clause is not nil:
                if not (isinstance(clause, Cons) and isinstance(clause.car, Cons | Symbol)):
                    shown = self.it.princ(clause)
                    raise Malformed("error", LispString(f"Invalid condition handler: {shown}"))
                clauses.append(clause)
            rest = rest.cdr
        if rest is not nil:
            raise Malformed("wrong-type-argument", self.it.s.listp, rest)
        body = self.form(args.cdr.car)
        handlers: list[tuple[Obj, Any, ir.Node]] = []
        success: tuple[Any, ir.Node | None] | None = None
        for clause in clauses:
            saved_scope, saved_visible = self.scope, self.visible
            self.scope = Scope(saved_scope)
            self.visible = list(saved_visible)
            variable: Any = None
            try:
                if symbol is not nil:
                    if self.lexical:
                        variable = self.new_variable(symbol)
                        self.scope.names[symbol] = variable
                        self.visible.append(variable)
                    else:
                        variable = symbol
                node = self.body(_proper(clause.cdr))
            finally:
                self.scope, self.visible = saved_scope, saved_visible
            if clause.car is self.it.intern(":success"):
                success = (variable, node if clause.cdr is not nil else None)
            else:
                handlers.append((clause.car, variable, node))
        if not handlers and success is None:
            return body
        return ir.ConditionCase(symbol, body, handlers, success)

    def _interactive(self, args: Obj) -> ir.Node:
        return ir.Const(nil)

    def _save_excursion(self, args: Obj) -> ir.Node:
        return ir.Save("save_excursion", self.body(args))

    def _save_restriction(self, args: Obj) -> ir.Node:
        return ir.Save("save_restriction", self.body(args))

    def _save_current_buffer(self, args: Obj) -> ir.Node:
        return ir.Save("save_current_buffer", self.body(args))


_RESERVED = frozenset(("None", "True", "False", "__debug__"))

_SPECIAL: dict[str, Callable[[Analyzer, Obj], ir.Node]] = {
    "and": Analyzer._and,
    "catch": Analyzer._catch,
    "cond": Analyzer._cond,
    "condition-case": Analyzer._condition_case,
    "defconst": Analyzer._defconst,
    "defvar": Analyzer._defvar,
    "function": Analyzer._function_form,
    "if": Analyzer._if,
    "inline": Analyzer._progn,
    "interactive": Analyzer._interactive,
    "let": Analyzer._let,
    "let*": Analyzer._let_star,
    "or": Analyzer._or,
    "prog1": Analyzer._prog1,
    "progn": Analyzer._progn,
    "quote": Analyzer._quote,
    "save-current-buffer": Analyzer._save_current_buffer,
    "save-excursion": Analyzer._save_excursion,
    "save-restriction": Analyzer._save_restriction,
    "setq": Analyzer._setq,
    "unwind-protect": Analyzer._unwind_protect,
    "while": Analyzer._while,
}


def _tail(args: Obj) -> Obj:
    """What ends the list ARGS: nil, unless it is dotted."""
    while isinstance(args, Cons):
        args = args.cdr
    return args


def _proper(args: Obj) -> Obj:
    """The list ARGS without a dotted tail."""
    if _tail(args) is nil:
        return args
    items = []
    while isinstance(args, Cons):
        items.append(args.car)
        args = args.cdr
    return list_to_lisp(items)


def _length(args: Obj) -> int:
    count = 0
    while isinstance(args, Cons):
        count += 1
        args = args.cdr
    return count
