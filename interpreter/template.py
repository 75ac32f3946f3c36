"""What the closures made by one `lambda` share, and how its Python function comes to be: lazily.

A `Template` made from source compiles at the first call; one read from a cache links its code then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import Closure, CompiledFunction
from elwire.interpreter.objects import Callee, Cons, LispString, Obj, Symbol, nil

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class Template:
    """A function's source, its parameters, and what a printed closure shows.

    `form` is `(lambda ARGS BODY...)`; given as a Python function it is called when first needed.  `make` returns the
    Python function, by default by compiling the form; it is called at the first call, and again after `forget`.
    """

    __slots__ = (
        "__weakref__",
        "_form",
        "_function",
        "boxed",
        "dynamic",
        "env_names",
        "file",
        "interpreter",
        "keep",
        "library",
        "line",
        "make",
        "name",
        "origin",
        "tail",
    )

    def __init__(
        self,
        interpreter: Interpreter,
        form: Obj,
        make: Callable[[Template], Callee] | None = None,
        *,
        dynamic: bool = False,
        name: str = "lambda",
        env_names: tuple[Any, ...] = (),
        boxed: tuple[bool, ...] = (),
        tail: Obj = nil,
        file: str = "",
        line: int = 0,
    ) -> None:
        self.interpreter = interpreter
        self._form = form
        self._function: Callee | None = None
        self.make = make
        self.dynamic = dynamic
        self.name = name
        self.env_names = env_names
        self.boxed = boxed
        self.tail = tail
        self.file = file
        self.line = line
        self.library = False
        """True of a function of elwire's own library, which counts as compiled."""
        self.origin: Any = None
        """Of a function read from the cache: its `FileCode` and its index there."""
        self.keep: Any = None
        """What must stay alive until the function is compiled: the table of source positions."""

    @property
    def form(self) -> Obj:
        """`(lambda ARGS BODY...)`."""
        if not isinstance(self._form, Cons):
            self._form = self._form()
        return self._form

    def function(self) -> Callee:
        """The Python function of a template without free variables."""
        if self._function is None:
            if self.make is not None:
                self._function = self.make(self)
            else:
                from elwire.interpreter.compile import make_function

                self._function = make_function(self)
        return self._function

    def forget(self) -> None:
        """Compile again at the next call: something the code took for granted has changed."""
        self._function = None

    def instance(self) -> Closure | CompiledFunction:
        """A function object for this template, which must have no free variables."""
        call: Callee = self._function or LazyFunction(self)
        function = CompiledFunction(call, self) if self.library else Closure(call, self, ())
        if isinstance(call, LazyFunction):
            call.holders.append(function)
        return function

    def documented(self, function: Closure | CompiledFunction, doc: LispString) -> Closure | CompiledFunction:
        """A function that does what FUNCTION, made of this template, does, with the documentation DOC."""
        form = self.form
        copy = Template(
            self.interpreter,
            Cons(form.car, Cons(form.cdr.car, Cons(doc, form.cdr.cdr.cdr))),
            self.make,
            dynamic=self.dynamic,
            name=self.name,
            env_names=self.env_names,
            boxed=self.boxed,
            tail=self.tail,
            file=self.file,
            line=self.line,
        )
        copy.library, copy.keep = self.library, self.keep
        made = type(function)(function.call, copy, function.values)
        if isinstance(function.call, LazyFunction):
            function.call.holders.append(made)
        return made

    # What Lisp sees

    def as_list(self, values: tuple[Obj, ...]) -> Cons:
        """The list `(closure ENV ARGS BODY...)`, or `(lambda ARGS BODY...)` under dynamic binding."""
        it = self.interpreter
        form = self.form
        if self.dynamic:
            return Cons(form.car, form.cdr)
        environment = self.tail
        remaining = iter(zip(values, self.boxed, strict=False))
        for name in self.env_names:
            if isinstance(name, tuple):
                value, boxed = next(remaining)
                environment = Cons(value if boxed else Cons(name[0], value), environment)
            else:
                environment = Cons(name, environment)
        return Cons(it.s.closure, Cons(environment, form.cdr))

    @property
    def head(self) -> Symbol:
        """What the list of a closure begins with."""
        return self.interpreter.s.lambda_ if self.dynamic else self.interpreter.s.closure

    @property
    def arglist(self) -> Obj:
        rest = self.form.cdr
        return rest.car if isinstance(rest, Cons) else nil

    @property
    def body(self) -> Obj:
        rest = self.form.cdr
        return rest.cdr if isinstance(rest, Cons) else nil

    @property
    def doc(self) -> Obj:
        """The documentation string, nil when there is none."""
        body = self.body
        if isinstance(body, Cons) and isinstance(body.car, LispString) and body.cdr is not nil:
            return body.car
        return nil

    @property
    def interactive(self) -> Obj:
        """The `(interactive ...)` form, nil when there is none."""
        body = self.body
        if self.doc is not nil:
            body = body.cdr
        while isinstance(body, Cons):
            first = body.car
            if isinstance(first, Cons) and first.car is self.interpreter.s.interactive:
                return first
            if not (isinstance(first, Cons) and first.car is self.interpreter.s.declare):
                return nil
            body = body.cdr
        return nil

    def compiled_slots(self, values: tuple[Obj, ...]) -> list[Obj]:
        """The slots of a compiled function as Lisp reads them with `aref`."""
        from elwire.interpreter.bytecode_assemble import slots_of

        return slots_of(self, values)


class LazyFunction:
    """Stands in for the Python function of a template until the first call.

    `holders` are the symbols and function objects whose `call` it is.
    """

    __slots__ = ("holders", "template")

    def __init__(self, template: Template) -> None:
        self.template = template
        self.holders: list[Any] = []

    def __call__(self, *args: Obj) -> Obj:
        call = self.template.function()
        for holder in self.holders:
            if getattr(holder, "call", None) is self:
                holder.call = call
        try:
            return call(*args)
        except TypeError as problem:
            if problem.__traceback__ is None or problem.__traceback__.tb_next is not None:
                raise
            # The call itself failed: the number of arguments is wrong.
            from elwire.interpreter.errors import wrong_number_of_arguments

            form = getattr(self.template, "form", nil)
            function = next((each for each in self.holders if not isinstance(each, Symbol)), form)
            raise wrong_number_of_arguments(self.template.interpreter, function, len(args)) from None


def names_of(variables: list[Any]) -> tuple[Any, ...]:
    """The `env_names` for these visible variables: `(SYMBOL,)` for a variable, a bare symbol as itself."""
    return tuple(each if isinstance(each, Symbol) else (each.symbol,) for each in variables)


def boxed_of(variables: list[Any]) -> tuple[bool, ...]:
    return tuple(each.boxed for each in variables if not isinstance(each, Symbol))
