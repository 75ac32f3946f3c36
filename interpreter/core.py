"""One interpreter: its symbols, its dynamic state, and the operations everything else is written with."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from typing import Any

from elwire.interpreter import error_symbols, errors
from elwire.interpreter.cache import Cache, default_directory
from elwire.interpreter.evaluator import Evaluator, function_value
from elwire.interpreter.expand import macro_function, run_expander
from elwire.interpreter.functions import Subr
from elwire.interpreter.lazy import LazyPrimitive
from elwire.interpreter.load import Loader
from elwire.interpreter.objects import Callee, Cons, Obj, PlainSymbol, Symbol, Vector, nil, t
from elwire.interpreter.registry import KEEP, Primitive, Variable
from elwire.interpreter.runtime import make_namespace
from elwire.interpreter.serialize import written_default
from elwire.interpreter.signals import Name, Signal, signal
from elwire.interpreter.special_forms import SPECIAL_FORMS
from elwire.interpreter.template import LazyFunction, Template
from elwire.interpreter.typed_variables import give_type
from elwire.interpreter.variables import VOID, BufferLocal, SavedLocal, forwarding_of


class MarkerSymbol(PlainSymbol):
    """A symbol such as `lambda` at the head of a list that is a function; it knows its interpreter."""

    __slots__ = ("interpreter",)
    interpreter: Interpreter


class Names:
    """The symbols of one interpreter as attributes: `it.s.void_variable` is the symbol `void-variable`."""

    def __init__(self, interpreter: Interpreter) -> None:
        self.__dict__["_intern"] = interpreter.intern

    def __getattr__(self, name: str) -> Symbol:
        symbol: Symbol = self.__dict__["_intern"](name.rstrip("_").replace("_", "-"))
        self.__dict__[name] = symbol
        return symbol


class NoBuffer:
    """Stands in for the current buffer until there is one."""

    def __init__(self) -> None:
        self.locals: dict[Symbol, Obj] = {}
        self.case_table = self.syntax_table = None


FUNCTION_HEADS = ("lambda", "closure", "macro", "autoload")


class Interpreter:
    """The Lisp machine: an obarray and the dynamic state of a run.

    `builtins` adds state of its own under `chapter_state`, keyed by chapter, so that nothing is global to Python.
    """

    def __init__(
        self, primitives: Iterable[Primitive] = (), variables: Iterable[Variable] = (), *, bare: bool = False
    ) -> None:
        """Make an interpreter with these primitives and variables; a BARE one gets even its errors from an image."""
        self.obarray: dict[str, Symbol] = {"nil": nil, "t": t}
        """The symbols made so far; `all_symbols` makes the pending ones too."""
        self.pending: dict[str, Any] = {}
        """Symbols still to be made when somebody names them, as rows; see `image`."""
        self.realize: Any = None
        """Gives a symbol what its row says."""
        self.declared_values: dict[Symbol, Any] = {}
        """What each declared variable held at first, for `image_write`."""
        for head in FUNCTION_HEADS:
            marker = MarkerSymbol(head)
            marker.interned = True
            marker.interpreter = self
            self.obarray[head] = marker
        self.s = Names(self)
        self.buffer: Any = NoBuffer()
        """The current buffer."""
        self.handlers: list[Any] = []
        """Active `catch`, `condition-case` and `handler-bind` forms, innermost last; see `errors`."""
        self.specpdl: list[tuple[Symbol, Any]] = []
        """Active dynamic bindings, innermost last: the symbol and what it held before."""
        self.aliases: dict[Symbol, list[Symbol]] = {}
        self.chapter_state: dict[str, Any] = {}
        """State that belongs to a chapter of primitives, by the chapter's name."""
        self.match: Any = None
        """The last match, once there was one; see `builtins.searching.match_data`."""
        self.regexps: Any = None
        """The compiled regexps, once there are any; see `builtins.searching.regexps`."""
        self.policy: Any = None
        """What the outside may be used for; see `builtins.gate`."""
        self.instruments: list[Any] = []
        """Observers of what processes do."""
        self.handler_bindings = 0
        """How many `handler-bind` forms are active."""
        self.debugged: list[tuple[BaseException, Any]] = []
        """The signals for which debuggers run, and the Python frames that called these."""
        self.top_environment = Cons(t, nil)
        """The lexical environment of top-level code under lexical binding."""
        self.positions: Any = None
        """While loading: the lines and columns of the conses read, by id."""
        self.kept_forms: list[Obj] = []
        self.macro_files: dict[str, str] | None = None
        """While loading: the files whose macros were expanded."""
        self.stdout: Any = None
        self.stderr: Any = None
        """Where `princ` and `message` write; `interpreter.streams.Output`."""
        self.make_byte_code: Any = None
        """Makes a byte-code function of the list of its slots."""
        self.load_byte_code: Any = None
        """Loads a file of byte-code: path, content, name."""
        self.library_directory = ""
        """The folder of elwire's own Lisp files."""
        self.expand_file_name: Any = None
        self.find_library: Any = None
        self.load_file = ""
        self.form_line = 0
        self.loading_library = False
        """While a file of elwire's own library is loading: its functions count as compiled."""
        self.dependents: dict[Symbol, list[weakref.ref[Any]]] = {}
        """Templates whose code takes for granted that a symbol is not special, or not a macro."""
        self.list_functions: dict[int, tuple[Cons, Callee]] = {}
        self.evaluator = Evaluator(self)
        self.loader = Loader(self, Cache(default_directory()))
        if not bare:
            error_symbols.install(self)
        self.install_special_forms()
        self.install(primitives, variables)
        self.namespace = make_namespace(self)

    # Symbols and functions

    def intern(self, name: str) -> Symbol:
        """The symbol called NAME in this interpreter's obarray, made if need be."""
        symbol = self.obarray.get(name)
        if symbol is None:
            if type(name) is Name:
                name = str(name)
            symbol = PlainSymbol(name)
            symbol.interned = True
            if name[:1] == ":":
                symbol.value = symbol
                symbol.special = symbol.constant = True
            self.obarray[name] = symbol
            if name in self.pending:
                self.realize(symbol, self.pending.pop(name))
        return symbol

    def intern_soft(self, name: str) -> Symbol | None:
        """The symbol called NAME, None when there is none."""
        symbol = self.obarray.get(name)
        return self.intern(name) if symbol is None and name in self.pending else symbol

    def all_symbols(self) -> list[Symbol]:
        """Every symbol of the obarray."""
        for name in list(self.pending):
            self.intern(name)
        return list(self.obarray.values())

    def install(self, primitives: Iterable[Primitive], variables: Iterable[Variable]) -> None:
        """Define PRIMITIVES and VARIABLES here."""
        subrs: dict[Any, Subr] = {}
        for each in primitives:
            subr = subrs.get(each.function)
            if subr is None:
                function: Any = each.function
                call = function.__get__(self) if each.takes_interpreter else function
                subr = Subr(
                    each.name, call, each.min_args, each.max_args, interactive=each.interactive, function=function
                )
                subrs[each.function] = subr
            symbol = self.intern(each.name)
            symbol.function = subr
            symbol.call = subr.call
        for declared in variables:
            symbol = self.install_variable(declared)
            self.declared_values[symbol] = declared.module, *written_default(symbol)

    def install_variable(self, declared: Variable) -> Symbol:
        """Make the variable DECLARED."""
        symbol = self.intern(declared.name)
        value = declared.make(self)
        # What has a variable of its own kind by now is not set: that would make it local to the current buffer.
        if value is not KEEP and forwarding_of(symbol) is None:
            symbol.value = value
        symbol.special = True
        if declared.buffer_local:
            self.make_automatically_local(symbol)
        give_type(symbol)
        return symbol

    def install_special_forms(self) -> None:
        """Define the special forms: subrs that cannot be called."""
        for name, least in SPECIAL_FORMS.items():
            subr = Subr(name, None, least, None, special=True)
            subr.call = SpecialCall(subr)
            symbol = self.intern(name)
            symbol.function, symbol.call = subr, subr.call

    def make_automatically_local(self, symbol: Symbol) -> None:
        """Make SYMBOL's variable buffer-local whenever it is set."""
        from elwire.interpreter.variables import VOID, BufferLocal, forward, forwarding_of

        current = forwarding_of(symbol)
        if isinstance(current, BufferLocal):
            current.automatic = True
        else:
            forward(symbol, BufferLocal(symbol, self, getattr(symbol, "saved", VOID), automatic=True))

    def fset(self, symbol: Symbol, definition: Obj) -> None:
        """Put DEFINITION into SYMBOL's function slot, and what runs it into `symbol.call`."""
        old = symbol.function
        symbol.function = definition
        self._update_call(symbol)
        if isinstance(definition, Symbol):
            if definition is not nil:
                users = self.aliases.setdefault(definition, [])
                if symbol not in users:
                    users.append(symbol)
        elif old is nil and symbol in self.dependents and macro_like(self, definition):
            self.recompile_dependents(symbol)

    def _update_call(self, symbol: Symbol) -> None:
        call = self.callable_of(symbol, symbol.function)
        if call is not None:
            symbol.call = call
            if type(call) is LazyFunction or type(call) is LazyPrimitive:
                call.holders.append(symbol)
        elif hasattr(symbol, "call"):
            del symbol.call
        for user in self.aliases.get(symbol, ()):
            if user.function is symbol:
                self._update_call(user)

    def callable_of(self, symbol: Symbol, definition: Obj) -> Callee | None:
        """What runs DEFINITION as the function of SYMBOL, None when nothing does."""
        if isinstance(definition, Cons) and type(definition) is Cons:
            if definition.car is self.s.autoload:
                kind = nth_of(definition, 4)
                if kind is nil:
                    return AutoloadStub(self, symbol)
                return None
            if definition.car is self.s.lambda_ or definition.car is self.s.closure:
                return self.list_function(definition)
            return None
        return None if definition is nil else getattr(definition, "call", None)

    def list_function(self, definition: Cons, template: Template | None = None) -> Callee:
        """What runs the list DEFINITION, `(lambda ...)` or `(closure ENV ...)`."""
        known = self.list_functions.get(id(definition))
        if known is not None and known[0] is definition:
            return known[1]
        if template is None:
            if definition.car is self.s.lambda_:
                if not isinstance(definition.cdr, Cons):
                    raise signal("invalid-function", definition)
                template = Template(self, definition, dynamic=True)
            elif definition.car is self.s.closure and isinstance(definition.cdr, Cons):
                environment = definition.cdr.car
                source = Cons(self.s.lambda_, definition.cdr.cdr)
                template = Template(self, source, dynamic=environment is nil, tail=environment)
            else:
                raise signal("invalid-function", definition)
        call = LazyFunction(template)
        if len(self.list_functions) > 4000:
            del self.list_functions[next(iter(self.list_functions))]
        self.list_functions[id(definition)] = (definition, call)
        return call

    def dynamic_closure(self, definition: Cons, template: Template) -> Cons:
        """`(function DEFINITION)` under dynamic binding: the list itself, its place in the file remembered."""
        self.list_function(definition, template)
        return definition

    def template_of(self, function: Obj) -> Template | None:
        """The template of the function object FUNCTION, None when it has none."""
        if type(function) is Cons:
            known = self.list_functions.get(id(function))
            function = known[1] if known is not None and known[0] is function else nil
        return getattr(function, "template", None)

    def function_value(self, definition: Obj, environment: Obj) -> Obj:
        """`(function DEFINITION)` in the lexical ENVIRONMENT."""
        return function_value(self, definition, environment)

    def call(self, function: Obj, *args: Obj) -> Obj:
        """`(funcall FUNCTION ARGS...)`."""
        return function.call(*args)

    def indirect_function(self, function: Obj) -> Obj:
        """Follow symbols from FUNCTION to a definition; nil when void or a cycle."""
        seen = 0
        while isinstance(function, Symbol) and function is not nil:
            function = function.function
            seen += 1
            if seen > 1000:
                return nil
        return function

    def expand_call(self, form: Cons, head: Symbol, definition: Obj, lexical: bool) -> Obj:
        """One expansion of the call FORM of HEAD; FORM itself when DEFINITION is no macro.

        LEXICAL says how the code around it binds, which macros learn from `lexical-binding`.
        """
        expander = macro_function(self, head, definition)
        if expander is None:
            return form
        variable, wanted = self.s.lexical_binding, t if lexical else nil
        if getattr(variable, "value", None) is wanted:
            return run_expander(self, form, expander)
        with self.let(variable, wanted):
            return run_expander(self, form, expander)

    def autoload(self, definition: Obj, name: Symbol, macro_only: Obj = nil) -> Obj:
        """`(autoload-do-load DEFINITION NAME MACRO-ONLY)`."""
        return self.s.autoload_do_load.call(definition, name, macro_only)

    def arity_cons(self, function: Any) -> Cons:
        """What a compiled function puts into `wrong-number-of-arguments`: `(LEAST . MOST)`, without `&rest`."""
        from elwire.interpreter.lambda_lists import parse_lambda_list

        arglist = function.slots()[0] if callable(function.slots) else function.slots[0]
        if type(arglist) is int:
            return Cons(arglist & 127, arglist >> 8)
        required, optional, _ = parse_lambda_list(self, Cons(arglist, nil)) or ([], [], None)
        return Cons(len(required), len(required) + len(optional))

    # Assumptions of compiled code

    def assume(self, template: Template, lexical: list[Symbol], not_macros: list[Symbol]) -> None:
        """Note that TEMPLATE's code binds LEXICAL lexically and calls NOT_MACROS as functions."""
        reference: weakref.ref[Any] = weakref.ref(template)
        for symbol in lexical:
            self.dependents.setdefault(symbol, []).append(reference)
        for symbol in not_macros:
            self.dependents.setdefault(symbol, []).append(reference)

    def recompile_dependents(self, symbol: Symbol) -> None:
        """Make the functions compile anew that took something about SYMBOL for granted."""
        known = [reference() for reference in self.dependents.pop(symbol, ())]
        stale: set[Template] = {template for template in known if template is not None}
        if not stale:
            return
        for template in stale:
            template.forget()
        for user in list(self.obarray.values()):
            function = user.function
            owner = getattr(function, "template", None)
            if owner in stale and not function.values:
                function.call = LazyFunction(owner)
                function.call.holders.append(function)
                self._update_call(user)

    # Variables

    def symbol_value(self, name: str) -> Obj:
        """The value of the variable called NAME; signals `void-variable`."""
        symbol = self.intern(name)
        try:
            return symbol.value
        except AttributeError:
            raise signal("void-variable", symbol) from None

    def let(self, symbol: Symbol, value: Obj) -> DynamicBinding:
        """Bind SYMBOL dynamically to VALUE for a `with` block."""
        return DynamicBinding(self, symbol, value)

    def make_special(self, symbol: Symbol) -> None:
        """Make SYMBOL a special variable."""
        if not symbol.special:
            symbol.special = True
            if symbol in self.dependents:
                self.recompile_dependents(symbol)

    def default_value(self, symbol: Symbol) -> Any:
        """The default value of SYMBOL; VOID when it has none."""
        forwarding = forwarding_of(symbol)
        if isinstance(forwarding, BufferLocal):
            return forwarding.default
        return getattr(symbol, "saved", VOID)

    def default_bound(self, symbol: Symbol) -> bool:
        """Whether SYMBOL has a default value outside all `let`s."""
        for bound, saved in self.specpdl:
            if bound is symbol:
                return (saved.value if isinstance(saved, SavedLocal) else saved) is not VOID
        return self.default_value(symbol) is not VOID

    def set_default_toplevel(self, symbol: Symbol, value: Obj) -> Obj:
        """Set SYMBOL's default value outside all `let`s."""
        if symbol.constant:
            raise signal("setting-constant", symbol)
        for index, (bound, saved) in enumerate(self.specpdl):
            if bound is symbol and not (isinstance(saved, SavedLocal) and saved.buffer is not None):
                self.specpdl[index] = (symbol, saved.changed(value) if isinstance(saved, SavedLocal) else value)
                return value
        forwarding = forwarding_of(symbol)
        if isinstance(forwarding, BufferLocal):
            forwarding.default = value
        else:
            symbol.value = value
        return value

    def finish_defvar(self, symbol: Symbol, doc: Obj) -> Symbol:
        """What `defvar` does beside giving a value."""
        self.make_special(symbol)
        if doc is not nil:
            self.s.put.call(symbol, self.s.variable_documentation, doc)
        self.note_definition(symbol)
        return symbol

    def defconst(self, symbol: Symbol, value: Obj, doc: Obj) -> Symbol:
        """What `defconst` does."""
        self.set_default_toplevel(symbol, value)
        self.finish_defvar(symbol, doc)
        self.s.put.call(symbol, self.s.risky_local_variable, t)
        return symbol

    def note_definition(self, entry: Obj) -> None:
        """Add ENTRY to `current-load-list`, from which `load-history` is made."""
        current = self.s.current_load_list
        value = getattr(current, "value", nil)
        if value is not nil:
            current.value = Cons(entry, value)

    # Evaluation

    def eval(self, form: Obj, lexical: Obj = t) -> Obj:
        """`(eval FORM LEXICAL)`."""
        return self.evaluator.eval(form, self.top_environment if lexical is t else lexical)

    def eval_string(self, text: str, lexical: bool = True) -> Obj:
        """Read and evaluate each form of TEXT; the value of the last."""
        from elwire.interpreter.reader import Reader

        reader = Reader(self, text)
        value: Obj = nil
        while not reader.at_end():
            value = self.eval(reader.read(), t if lexical else nil)
        return value

    def prin1(self, value: Obj) -> str:
        """The printed form of VALUE as a Python string."""
        from elwire.interpreter.printer import prin1_to_str

        return prin1_to_str(self, value)

    def princ(self, value: Obj) -> str:
        """VALUE as `princ` shows it, as a Python string."""
        from elwire.interpreter.printer import princ_to_str

        return princ_to_str(self, value)

    def vector(self, items: list[Obj]) -> Vector:
        return Vector(items)

    # Signals and throws

    def throw(self, tag: Obj, value: Obj) -> BaseException:
        """The exception that carries VALUE to the innermost `catch` for TAG, or the signal `no-catch`."""
        return errors.find_catch(self, tag, value)

    def signal(self, symbol: Obj, data: Obj) -> Signal:
        """The exception for `(signal SYMBOL DATA)`, its handlers already run."""
        return errors.lisp_signal(self, symbol, data)


class DynamicBinding:
    """A dynamic binding made by Python code: see `Interpreter.let`."""

    __slots__ = ("interpreter", "symbol", "value")

    def __init__(self, interpreter: Interpreter, symbol: Symbol, value: Obj) -> None:
        self.interpreter = interpreter
        self.symbol = symbol
        self.value = value

    def __enter__(self) -> None:
        self.interpreter.namespace["%bind"](self.symbol, self.value)

    def __exit__(self, _kind: object, exception: BaseException | None, _traceback: object) -> None:
        if exception is None:
            self.interpreter.namespace["%unbind1"]()
        else:
            self.interpreter.namespace["%unwind"](exception, 1)


class SpecialCall:
    """What calling a special form as a function does: it signals."""

    __slots__ = ("subr",)

    def __init__(self, subr: Subr) -> None:
        self.subr = subr

    def __call__(self, *args: Obj) -> Obj:
        if len(args) < self.subr.min_args:
            raise signal("wrong-number-of-arguments", self.subr, len(args))
        raise signal("invalid-function", self.subr)


class AutoloadStub:
    """Runs a function whose definition is `(autoload FILE ...)`: loads the file, then calls what it defined."""

    __slots__ = ("interpreter", "symbol")

    def __init__(self, interpreter: Interpreter, symbol: Symbol) -> None:
        self.interpreter = interpreter
        self.symbol = symbol

    def __call__(self, *args: Obj) -> Obj:
        symbol = self.symbol  # a local: `errors` looks here when the number of arguments is wrong
        self.interpreter.autoload(symbol.function, symbol)
        return symbol.call(*args)


def nth_of(cell: Obj, n: int) -> Obj:
    while n and isinstance(cell, Cons):
        cell = cell.cdr
        n -= 1
    return cell.car if isinstance(cell, Cons) else nil


def macro_like(it: Interpreter, definition: Obj) -> bool:
    return type(definition) is Cons and (
        definition.car is it.s.macro or (definition.car is it.s.autoload and nth_of(definition, 4) is not nil)
    )


def _list_call(cell: Cons) -> Callee:
    """`Cons.call`: what runs a list that is a function."""
    head = cell.car
    if isinstance(head, MarkerSymbol):
        return head.interpreter.list_function(cell)
    raise signal("invalid-function", cell)


Cons.call = property(_list_call)  # type: ignore[attr-defined]
