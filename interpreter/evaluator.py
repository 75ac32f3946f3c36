"""`eval`: top-level forms are run as they stand where that is cheap, and compiled where they loop or bind.

The walker below runs a form once, so compiling it would cost more than it saves.  It takes only what needs no
lexical environment; `let`, loops and handlers go to the compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter import units
from elwire.interpreter.expand import macro_function
from elwire.interpreter.functions import Closure, Subr
from elwire.interpreter.lambda_lists import has_computed_documentation
from elwire.interpreter.objects import Cons, Obj, Symbol, nil, t
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.template import Template
from elwire.interpreter.units import Compiled

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

WALKED = frozenset(("quote", "function", "progn", "prog1", "if", "and", "or", "cond", "setq", "defvar", "defconst"))
THUNKS_KEPT = 256


class Evaluator:
    """Evaluates forms for one interpreter."""

    def __init__(self, it: Interpreter) -> None:
        self.it = it
        self.thunks: dict[Any, tuple[Any, Any]] = {}

    def eval(self, form: Obj, environment: Obj) -> Obj:
        """The value of FORM; ENVIRONMENT is nil for dynamic binding, else a lexical environment such as `(t)`."""
        if isinstance(form, Symbol):
            return self.variable(form, environment)
        if not isinstance(form, Cons):
            if type(form) is Compiled:
                return form.template.instance()
            return form
        head = form.car
        if isinstance(head, Symbol):
            function = head.function
            if isinstance(function, Symbol) and function is not nil:
                function = self.it.indirect_function(function)
            if isinstance(function, Cons):
                expander = macro_function(self.it, head, function)
                if expander is not None:
                    expansion = self.it.expand_call(form, head, function, environment is not nil)
                    return self.eval(expansion, environment)
            if type(function) is Subr and not function.special:
                args = self._atoms(form.cdr, environment)
                if args is not None and function.min_args <= len(args) <= (
                    len(args) if function.max_args is None else function.max_args
                ):
                    return self._call(head, head.call, args)
            elif type(function) is Subr and function.name == "progn":
                value: Obj = nil
                rest = form.cdr
                while isinstance(rest, Cons):
                    each = rest.car
                    if environment is not nil and self._declares_special(each):
                        environment = Cons(each.cdr.car, environment)
                    value = self.eval(each, environment)
                    rest = rest.cdr
                if rest is not nil:
                    raise wrong_type("listp", rest)
                return value
        if self.walkable(form, environment):
            return self.walk(form, environment)
        return self.run(form, environment)

    def _atoms(self, cell: Obj, environment: Obj) -> list[Obj] | None:
        """The values of the forms in the list CELL where that takes no evaluation, else None."""
        values = []
        while type(cell) is Cons:
            form = cell.car
            if isinstance(form, Symbol):
                if environment is not nil and environment is not self.it.top_environment:
                    return None
                try:
                    form = form.value
                except Exception:
                    # Void; whether that matters depends on what comes before.
                    return None
            elif isinstance(form, Cons) or type(form) is Compiled:
                return None
            values.append(form)
            cell = cell.cdr
        return values if cell is nil else None

    def _declares_special(self, form: Obj) -> bool:
        """Whether FORM is `(defvar SYMBOL)`, which makes SYMBOL special for the forms after it."""
        return (
            isinstance(form, Cons)
            and form.car is self.it.s.defvar
            and isinstance(form.cdr, Cons)
            and form.cdr.cdr is nil
            and isinstance(form.cdr.car, Symbol)
        )

    def variable(self, symbol: Symbol, environment: Obj) -> Obj:
        if environment is not nil:
            cell = environment
            while isinstance(cell, Cons):
                entry = cell.car
                if isinstance(entry, Cons) and entry.car is symbol:
                    return entry.cdr
                cell = cell.cdr
        return symbol.value

    # The walker

    def walkable(self, form: Obj, environment: Obj) -> bool:
        """Whether `walk` can run FORM, all of it."""
        if not isinstance(form, Cons):
            return True
        head = form.car
        if not isinstance(head, Symbol):
            return False
        function = head.function
        if isinstance(function, Symbol) and function is not nil:
            function = self.it.indirect_function(function)
        args = form.cdr
        if type(function) is Subr and function.special:
            kind = function.name
            if kind not in WALKED:
                return False
            if kind == "quote":
                return isinstance(args, Cons) and args.cdr is nil
            if kind == "function":
                if not (isinstance(args, Cons) and args.cdr is nil):
                    return False
                definition = args.car
                return not (isinstance(definition, Cons) and has_computed_documentation(self.it, definition))
            if kind == "setq":
                return self._setq_walkable(args, environment)
            if kind == "cond":
                return all(
                    isinstance(clause, Cons)
                    and is_proper(clause)
                    and all(self.walkable(each, environment) for each in clause)
                    for clause in args
                )
            if kind in ("defvar", "defconst"):
                return self._definition_walkable(args, kind, environment)
            count = 0
            cell = args
            while isinstance(cell, Cons):
                count += 1
                cell = cell.cdr
            if count < function.min_args:
                return False
        elif type(function) is Subr:
            count = 0
            cell = args
            while isinstance(cell, Cons):
                count += 1
                cell = cell.cdr
            if count < function.min_args or (function.max_args is not None and count > function.max_args):
                return False
        elif type(function) is Cons and function.car in (self.it.s.macro, self.it.s.autoload):
            return False
        while isinstance(args, Cons):
            if not self.walkable(args.car, environment):
                return False
            args = args.cdr
        return args is nil

    def _setq_walkable(self, args: Obj, environment: Obj) -> bool:
        while isinstance(args, Cons):
            symbol = args.car
            if not isinstance(symbol, Symbol) or symbol.constant or not isinstance(args.cdr, Cons):
                return False
            if not self.walkable(args.cdr.car, environment):
                return False
            args = args.cdr.cdr
        return args is nil

    def _definition_walkable(self, args: Obj, kind: str, environment: Obj) -> bool:
        if not isinstance(args, Cons) or not isinstance(args.car, Symbol):
            return False
        forms = list(args.cdr)
        if len(forms) > 2 or (not forms and (kind == "defconst" or environment is not nil)):
            return False
        return all(self.walkable(form, environment) for form in forms[:1])

    def walk(self, form: Obj, environment: Obj) -> Obj:
        """The value of FORM, which is `walkable`."""
        if isinstance(form, Symbol):
            return self.variable(form, environment)
        if not isinstance(form, Cons):
            return form.template.instance() if type(form) is Compiled else form
        head: Any = form.car
        function = head.function
        if isinstance(function, Symbol) and function is not nil:
            function = self.it.indirect_function(function)
        if type(function) is Subr and function.special:
            return getattr(self, "_" + function.name)(form.cdr, environment)
        try:
            call = head.call
        except AttributeError:
            from elwire.interpreter.errors import not_callable

            raise not_callable(self.it, head) from None
        return self._call(head, call, [self.walk(arg, environment) for arg in form.cdr])

    def _call(self, head: Any, call: Any, args: list[Obj]) -> Obj:
        """Call CALL, the function of the symbol HEAD, with ARGS."""
        # The names below are read by `errors` when the number of arguments is wrong.
        value = head
        try:
            return call(*args)
        except TypeError as error:
            traceback = error.__traceback__
            if traceback is not None and traceback.tb_next is None:
                from elwire.interpreter.errors import wrong_number_of_arguments

                raise wrong_number_of_arguments(self.it, value, len(args), direct=True) from None
            raise

    def _quote(self, args: Obj, environment: Obj) -> Obj:
        return args.car

    def _function(self, args: Obj, environment: Obj) -> Obj:
        return self.it.function_value(args.car, environment)

    def _progn(self, args: Obj, environment: Obj) -> Obj:
        value: Obj = nil
        while isinstance(args, Cons):
            value = self.walk(args.car, environment)
            args = args.cdr
        return value

    def _prog1(self, args: Obj, environment: Obj) -> Obj:
        value = self.walk(args.car, environment)
        self._progn(args.cdr, environment)
        return value

    def _if(self, args: Obj, environment: Obj) -> Obj:
        if self.walk(args.car, environment) is not nil:
            return self.walk(args.cdr.car, environment)
        return self._progn(args.cdr.cdr, environment)

    def _and(self, args: Obj, environment: Obj) -> Obj:
        value: Obj = t
        while isinstance(args, Cons):
            value = self.walk(args.car, environment)
            if value is nil:
                return nil
            args = args.cdr
        return value

    def _or(self, args: Obj, environment: Obj) -> Obj:
        while isinstance(args, Cons):
            value = self.walk(args.car, environment)
            if value is not nil:
                return value
            args = args.cdr
        return nil

    def _cond(self, args: Obj, environment: Obj) -> Obj:
        for clause in args:
            value = self.walk(clause.car, environment)
            if value is not nil:
                return self._progn(clause.cdr, environment) if clause.cdr is not nil else value
        return nil

    def _setq(self, args: Obj, environment: Obj) -> Obj:
        value: Obj = nil
        while isinstance(args, Cons):
            value = self.walk(args.cdr.car, environment)
            cell = environment
            while isinstance(cell, Cons):
                entry = cell.car
                if isinstance(entry, Cons) and entry.car is args.car:
                    entry.cdr = value
                    break
                cell = cell.cdr
            else:
                args.car.value = value
            args = args.cdr.cdr
        return value

    def _defvar(self, args: Obj, environment: Obj) -> Obj:
        symbol = args.car
        if args.cdr is nil:
            return symbol
        if not self.it.default_bound(symbol):
            self.it.set_default_toplevel(symbol, self.walk(args.cdr.car, environment))
        doc = args.cdr.cdr.car if args.cdr.cdr is not nil else nil
        return self.it.finish_defvar(symbol, doc)

    def _defconst(self, args: Obj, environment: Obj) -> Obj:
        value = self.walk(args.cdr.car, environment)
        doc = args.cdr.cdr.car if args.cdr.cdr is not nil else nil
        return self.it.defconst(args.car, value, doc)

    # By way of the compiler

    def run(self, form: Cons, environment: Obj) -> Obj:
        """Compile FORM and run it once; an `eval` in a loop finds the code again."""
        from elwire.interpreter.analyze import Malformed
        from elwire.interpreter.compile import compile_thunk

        it = self.it
        key: Any = None
        if it.positions is None:
            key = (fingerprint(form, it), id(environment) if environment is not it.top_environment else 0)
            kept = self.thunks.get(key)
            if kept is not None:
                return kept[1]()
        try:
            unit, boxes = compile_thunk(
                it, form, environment, environment is not nil, it.positions, it.load_file, it.form_line
            )
        except Malformed as wrong:
            raise signal(wrong.symbol, *wrong.data) from None
        template = units.thunk_template(it, form, environment, environment is not nil, it.load_file, it.form_line)
        thunk = units.link(it, unit, template, boxes)
        if key is not None:
            if len(self.thunks) >= THUNKS_KEPT:
                del self.thunks[next(iter(self.thunks))]
            self.thunks[key] = ((form, environment), thunk)
        return thunk()


LONG = 100_000
"""A list of code longer than this is suspected of having no end."""


def is_proper(cell: Obj) -> bool:
    start = cell
    count = 0
    while isinstance(cell, Cons):
        cell = cell.cdr
        count += 1
        if count == LONG:
            check_end(start)
    return cell is nil


def check_end(list_: Obj) -> None:
    """Signal `circular-list` when LIST has no end."""
    seen: set[int] = set()
    cell = list_
    while isinstance(cell, Cons):
        if id(cell) in seen:
            raise signal("circular-list", list_)
        seen.add(id(cell))
        cell = cell.cdr


def fingerprint(form: Obj, it: Interpreter) -> Any:
    """A key that equal code shares: structure for conses, identity for everything else."""
    if type(form) is not Cons:
        return form if type(form) is int else (id(form),) if not isinstance(form, Symbol) else form
    if form.car is it.s.quote:
        return ("quote", id(form))
    items = []
    start = form
    while type(form) is Cons:
        items.append(fingerprint(form.car, it))
        form = form.cdr
        if len(items) == LONG:
            check_end(start)
    items.append(fingerprint(form, it))
    return tuple(items)


def function_value(it: Interpreter, definition: Obj, environment: Obj) -> Obj:
    """`(function DEFINITION)` in ENVIRONMENT."""
    if type(definition) is Compiled:
        return definition.template.instance()
    if isinstance(definition, Cons) and not isinstance(definition, Closure) and definition.car is it.s.lambda_:
        place = it.positions.get(id(definition)) if it.positions is not None else None
        template = Template(
            it,
            definition,
            it.loader.maker_for(definition),
            dynamic=environment is nil,
            tail=environment,
            file=it.load_file,
            line=place[0] if place else it.form_line,
        )
        template.keep = it.positions
        template.library = it.loading_library
        if environment is nil and not it.loading_library:
            return it.dynamic_closure(definition, template)
        return template.instance()
    return definition


def check_environment(it: Interpreter, environment: Obj) -> Obj:
    """The environment for `(eval FORM LEXICAL)`: nil, `(t)` for t, or the alist given."""
    if environment is nil or isinstance(environment, Cons):
        return environment
    return it.top_environment
