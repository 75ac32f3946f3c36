"""Macro expansion: `macroexpand`, `macroexpand-1`, `macroexpand-all`.

`expand_all` is what loading does to each form before evaluating it ("Eager Macro Expansion" in the Elisp manual):
macros and compiler macros are expanded everywhere, quoted data is left alone, and what does not change stays `eq`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import ByteCode, Closure
from elwire.interpreter.objects import Cons, Obj, Symbol, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.signals import wrong_type

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def macro_function(it: Interpreter, head: Symbol, definition: Obj) -> Obj | None:
    """The expander of the macro called HEAD, None when DEFINITION is no macro; loads an autoloaded macro."""
    if not isinstance(definition, Cons) or isinstance(definition, Closure):
        return None
    marker = definition.car
    if marker is it.s.macro:
        return definition.cdr
    if marker is it.s.autoload:
        kind = nth(4, definition)
        if kind is t or kind is it.s.macro:
            it.autoload(definition, head, it.s.macro)
            return macro_function(it, head, it.indirect_function(head))
    return None


def nth(n: int, cell: Obj) -> Obj:
    while n and isinstance(cell, Cons):
        cell = cell.cdr
        n -= 1
    return cell.car if isinstance(cell, Cons) else nil


def expand_once(it: Interpreter, form: Obj, environment: Obj) -> Obj:
    """`(macroexpand-1 FORM ENVIRONMENT)`: FORM itself when it is no macro call."""
    if not isinstance(form, Cons) or not isinstance(form.car, Symbol):
        return form
    head = definition = form.car
    # A symbol may be shadowed by the environment under any name on its way to a function.
    while True:
        entry = assq(head, environment)
        if entry is not nil:
            expander = entry.cdr
            if expander is nil:
                return form
            break
        definition = head.function
        if isinstance(definition, Symbol) and definition is not nil:
            head = definition
            continue
        expander = macro_function(it, head, definition)
        if expander is None:
            return form
        break
    return run_expander(it, form, expander)


def run_expander(it: Interpreter, form: Cons, expander: Obj) -> Obj:
    """The expansion of the macro call FORM by EXPANDER, whose file the file being loaded then depends on."""
    note_file(it, expander, form.car)
    expansion = expander.call(*arguments(form.cdr))
    copy_position(it, form, expansion)
    return expansion


def note_file(it: Interpreter, function: Obj, name: Obj) -> None:
    """Let what is being loaded depend on the file that FUNCTION, the macro called NAME, came from."""
    if it.macro_files is not None:
        file = file_of(it, function, name)
        if file is not None:
            known = it.macro_files.setdefault(file, "")
            if not known and isinstance(name, Symbol) and _is_global(name, function):
                it.macro_files[file] = name.name


def _is_global(name: Symbol, function: Obj) -> bool:
    """Whether FUNCTION is what NAME is defined as, not a macro of a `cl-macrolet` and the like."""
    definition = name.function
    return definition is function or function is name or (isinstance(definition, Cons) and definition.cdr is function)


def file_of(it: Interpreter, function: Obj, name: Obj) -> str | None:
    """The file that FUNCTION, the macro called NAME, came from, None when it is not known."""
    function = it.indirect_function(function)
    template = it.template_of(function)
    if template is not None:
        return template.file or None
    if isinstance(function, ByteCode) and isinstance(name, Symbol):
        return it.loader.home_of(name)
    return None


def expand(it: Interpreter, form: Obj, environment: Obj) -> Obj:
    """`(macroexpand FORM ENVIRONMENT)`: expand until FORM is no macro call."""
    while True:
        expansion = expand_once(it, form, environment)
        if expansion is form:
            return form
        form = expansion


def arguments(args: Obj) -> list[Obj]:
    result = []
    while isinstance(args, Cons):
        result.append(args.car)
        args = args.cdr
    if args is not nil:
        raise wrong_type("listp", args)
    return result


def assq(key: Obj, alist: Obj) -> Obj:
    while isinstance(alist, Cons):
        entry = alist.car
        if isinstance(entry, Cons) and entry.car is key:
            return entry
        alist = alist.cdr
    if alist is not nil:
        raise wrong_type("listp", alist)
    return nil


def copy_position(it: Interpreter, old: Obj, new: Obj) -> None:
    """Let the expansion NEW of OLD count as standing where OLD stands in its file."""
    positions = it.positions
    if positions is not None and isinstance(new, Cons) and id(new) not in positions:
        place = positions.get(id(old))
        if place is not None:
            positions[id(new)] = place
            it.kept_forms.append(new)


def expand_all(it: Interpreter, form: Obj, environment: Obj = nil) -> Obj:
    """`(macroexpand-all FORM ENVIRONMENT)`."""
    return Expander(it, environment).form(form)


class Expander:
    """One `macroexpand-all`; calls `macroexpand` through its symbol, which some packages advise."""

    def __init__(self, it: Interpreter, environment: Obj) -> None:
        self.it = it
        self.environment = environment
        self.macroexpand = it.s.macroexpand

    def form(self, form: Obj) -> Obj:
        if not isinstance(form, Cons):
            macroexpand: Any = self.macroexpand
            if isinstance(form, Symbol) and self.environment is not nil:
                return macroexpand.call(form, self.environment)
            return form
        expanded = self.macroexpand.call(form, self.environment)
        if not isinstance(expanded, Cons):
            return expanded if expanded is form else self.form(expanded)
        if expanded is not form:
            copy_position(self.it, form, expanded)
        result = self.walk(expanded)
        if result is not expanded:
            copy_position(self.it, expanded, result)
        return result

    def walk(self, form: Cons) -> Obj:
        head = form.car
        if isinstance(head, Symbol):
            walker = _WALKERS.get(head.name)
            if walker is not None and (head.interned or head is nil):
                return walker(self, form)
            return self.call(form, head)
        if isinstance(head, Cons) and head.car is self.it.s.lambda_:
            return self.unfold(self.cons(form, self.lambda_(head), self.forms(form.cdr)))
        return self.cons(form, head, self.forms(form.cdr))

    def unfold(self, form: Cons) -> Obj:
        """`((lambda ARGS BODY...) VALUES...)` as a `let`, where the number of values fits."""
        from elwire.interpreter.lambda_lists import parse_lambda_list, skip_documentation

        rest = form.car.cdr
        parameters = parse_lambda_list(self.it, rest)
        if parameters is None:
            return form
        required, optional, rest_parameter = parameters
        values = arguments(form.cdr)
        if len(values) < len(required) or (rest_parameter is None and len(values) > len(required) + len(optional)):
            return form
        names = required + optional
        bindings = [lisp_list(name, value) for name, value in zip(names, values, strict=False)]
        bindings += [lisp_list(name, nil) for name in names[len(values) :]]
        if rest_parameter is not None:
            extra = values[len(names) :]
            bindings.append(lisp_list(rest_parameter, Cons(self.it.s.list, list_to_lisp(extra)) if extra else nil))
        body = skip_documentation(rest.cdr)
        result = Cons(self.it.s.let, Cons(list_to_lisp(bindings), body)) if bindings else Cons(self.it.s.progn, body)
        copy_position(self.it, form, result)
        return result

    def cons(self, old: Cons, car: Obj, cdr: Obj) -> Cons:
        """A cons of CAR and CDR, OLD when it is just that."""
        if old.car is car and old.cdr is cdr:
            return old
        return Cons(car, cdr)

    def forms(self, forms: Obj) -> Obj:
        """Expand each of the list FORMS."""
        cells = []
        while isinstance(forms, Cons):
            cells.append(forms)
            forms = forms.cdr
        result = forms
        for cell, car in zip(reversed(cells), reversed([self.form(cell.car) for cell in cells]), strict=True):
            result = self.cons(cell, car, result)
        return result

    def call(self, form: Cons, head: Symbol) -> Obj:
        """A function call: the function's compiler macro, else its arguments, and then the compiler macro again."""
        expander = self.compiler_macro(head)
        if expander is nil:
            return self.cons(form, head, self.forms(form.cdr))
        result: Any = form
        expansion = expander.call(form, *arguments(form.cdr))
        if expansion is form:
            result = self.cons(form, head, self.forms(form.cdr))
            if result is form:
                return form
            if expander.call(result, *arguments(result.cdr)) is result:
                return result
            # As in Emacs, which asks once more.
            return self.form(result)
        note_file(self.it, expander, expander if isinstance(expander, Symbol) else head)
        note_file(self.it, head, head)
        copy_position(self.it, result, expansion)
        return self.form(expansion)

    def compiler_macro(self, head: Symbol) -> Obj:
        from elwire.interpreter.errors import plist_get

        it = self.it
        symbol: Obj = head
        for _ in range(100):
            found = plist_get(symbol.plist, it.s.compiler_macro)
            if found is not nil:
                if isinstance(found, Symbol) and it.indirect_function(found) is nil:
                    return nil
                return found
            symbol = symbol.function
            if not isinstance(symbol, Symbol) or symbol is nil:
                break
        return nil

    def lambda_(self, form: Cons) -> Obj:
        rest = form.cdr
        if not isinstance(rest, Cons):
            return form
        return self.cons(form, form.car, self.cons(rest, rest.car, self.forms(rest.cdr)))

    # Special forms

    def quote(self, form: Cons) -> Obj:
        return form

    def function(self, form: Cons) -> Obj:
        rest = form.cdr
        if isinstance(rest, Cons) and isinstance(rest.car, Cons) and rest.car.car is self.it.s.lambda_:
            return self.cons(form, form.car, self.cons(rest, self.lambda_(rest.car), rest.cdr))
        return form

    def all_arguments(self, form: Cons) -> Obj:
        return self.cons(form, form.car, self.forms(form.cdr))

    def cond(self, form: Cons) -> Obj:
        return self.cons(form, form.car, self.clauses(form.cdr))

    def clauses(self, clauses: Obj) -> Obj:
        cells = []
        while isinstance(clauses, Cons):
            cells.append(clauses)
            clauses = clauses.cdr
        result = clauses
        expanded = [self.forms(cell.car) if isinstance(cell.car, Cons) else cell.car for cell in cells]
        for cell, clause in zip(reversed(cells), reversed(expanded), strict=True):
            result = self.cons(cell, clause, result)
        return result

    def condition_case(self, form: Cons) -> Obj:
        rest = form.cdr
        if not isinstance(rest, Cons) or not isinstance(rest.cdr, Cons):
            return form
        body = rest.cdr
        cells = []
        handlers = body.cdr
        while isinstance(handlers, Cons):
            cells.append(handlers)
            handlers = handlers.cdr
        result = handlers
        expanded_body = self.form(body.car)
        expanded = []
        for cell in cells:
            clause = cell.car
            expanded.append(
                self.cons(clause, clause.car, self.forms(clause.cdr)) if isinstance(clause, Cons) else clause
            )
        for cell, clause in zip(reversed(cells), reversed(expanded), strict=True):
            result = self.cons(cell, clause, result)
        return self.cons(form, form.car, self.cons(rest, rest.car, self.cons(body, expanded_body, result)))

    def let(self, form: Cons) -> Obj:
        rest = form.cdr
        if not isinstance(rest, Cons):
            return form
        cells = []
        bindings = rest.car
        while isinstance(bindings, Cons):
            cells.append(bindings)
            bindings = bindings.cdr
        result = bindings
        expanded = []
        for cell in cells:
            binding = cell.car
            if isinstance(binding, Cons):
                binding = self.cons(binding, binding.car, self.forms(binding.cdr))
            expanded.append(binding)
        for cell, binding in zip(reversed(cells), reversed(expanded), strict=True):
            result = self.cons(cell, binding, result)
        return self.cons(form, form.car, self.cons(rest, result, self.forms(rest.cdr)))

    def skip_one(self, form: Cons) -> Obj:
        """`defvar`, `defconst`: the name is not a form."""
        rest = form.cdr
        if not isinstance(rest, Cons):
            return form
        return self.cons(form, form.car, self.cons(rest, rest.car, self.forms(rest.cdr)))

    def setq(self, form: Cons) -> Obj:
        return self.all_arguments(form)

    def funcall(self, form: Cons) -> Obj:
        """`(funcall #'f ...)` is `(f ...)`."""
        rest = form.cdr
        if not isinstance(rest, Cons):
            return form
        result = self.all_arguments(form)
        function = result.cdr.car
        if (
            isinstance(function, Cons)
            and function.car is self.it.s.function
            and isinstance(function.cdr, Cons)
            and isinstance(function.cdr.car, Symbol)
            and function.cdr.car is not nil
        ):
            return self.form(Cons(function.cdr.car, result.cdr.cdr))
        if (
            isinstance(function, Cons)
            and function.car is self.it.s.function
            and isinstance(function.cdr, Cons)
            and isinstance(function.cdr.car, Cons)
            and function.cdr.car.car is self.it.s.lambda_
        ):
            return self.unfold(Cons(function.cdr.car, result.cdr.cdr))
        return result


_PLAIN = (
    "and catch if inline interactive or prog1 progn save-current-buffer save-excursion save-restriction unwind-protect"
    " while"
)
_WALKERS: dict[str, Any] = {
    "quote": Expander.quote,
    "function": Expander.function,
    "cond": Expander.cond,
    "condition-case": Expander.condition_case,
    "let": Expander.let,
    "let*": Expander.let,
    "defvar": Expander.skip_one,
    "defconst": Expander.skip_one,
    "setq": Expander.setq,
    "funcall": Expander.funcall,
    **dict.fromkeys(_PLAIN.split(), Expander.all_arguments),
}
