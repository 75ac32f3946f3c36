"""Loading: reading and evaluating the forms of a file, and keeping what they compile to.

Each form is macro-expanded eagerly and then evaluated, so that later forms see what earlier ones define ("How
Programs Do Loading" in the Elisp manual).  The expanded forms go to the compile cache; a later load of the same
text evaluates those, and reads and expands nothing.  Functions compile at their first call, and what compiled during
a run joins the cache when the interpreter closes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter import serialize, units
from elwire.interpreter.cache import Cache, digest
from elwire.interpreter.expand import expand_all, expand_once, macro_function
from elwire.interpreter.functions import Closure
from elwire.interpreter.objects import Callee, Cons, LispString, Obj, Symbol, lisp_list, nil, t
from elwire.interpreter.reader import Reader
from elwire.interpreter.serialize import Unwritable
from elwire.interpreter.signals import Signal
from elwire.interpreter.template import Template
from elwire.interpreter.units import CodeUnit, Compiled

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def form_parts(form: Obj, count: int) -> list[Obj] | None:
    """The elements of the list FORM when it has COUNT of them, else None."""
    items: list[Obj] = []
    while type(form) is Cons and len(items) < count:
        items.append(form.car)
        form = form.cdr
    return items if len(items) == count and form is nil else None


UNWRITABLE = (Unwritable, RecursionError, ValueError)
"""What writing an object for the cache may raise; the last two come of very deep nesting."""


class FileCode:
    """What a file compiles to: its expanded forms, with each function outside any other as an entry of its own."""

    def __init__(self, path: str, source_digest: bytes) -> None:
        self.path = path
        self.digest = source_digest
        self.entries: list[Any] = []
        self.functions: list[list[Any]] = []
        """Name, dynamic, line, source, code: source and code as bytes, code None until it was compiled once."""
        self.templates: list[Template | None] = []
        self.dependencies: list[tuple[str, bytes, str, bool]] = []
        """Files whose macros were expanded: name, digest, one of the macros, whether `load-path` led to the file."""
        self.writable = True
        self.changed = False

    def data(self) -> Any:
        return (self.entries, [tuple(each) for each in self.functions], self.dependencies)

    def save(self, cache: Cache) -> None:
        """Write this to CACHE."""
        cache.write(self.path, self.digest, self.data())


class TextLoading:
    """The context manager of `Loader.text`."""

    __slots__ = ("environment", "loader", "saved")

    def __init__(self, loader: Loader, environment: Obj) -> None:
        self.loader = loader
        self.environment = environment

    def __enter__(self) -> None:
        loader = self.loader
        self.saved = loader.it.positions, loader.code, loader.environment
        loader.it.positions, loader.code, loader.environment = None, None, self.environment

    def __exit__(self, *_exception: object) -> None:
        loader = self.loader
        loader.it.positions, loader.code, loader.environment = self.saved


class Loader:
    """Loads files into one interpreter."""

    def __init__(self, it: Interpreter, cache: Any) -> None:
        self.it = it
        self.cache = cache
        self.files: list[FileCode] = []
        self.digests: dict[str, bytes] = {}
        self.folders: tuple[str, ...] = ()
        self.located: dict[str, str | None] = {}
        self.code: FileCode | None = None
        self.environment: Obj = nil
        self.watched: dict[int, tuple[Cons, FileCode, int]] = {}
        """The functions of files being loaded from source, by the id of their source."""

    def maker_for(self, definition: Cons) -> Callable[[Template], Callee] | None:
        """What compiles the function DEFINITION and keeps the code for the cache; None for one that is not kept."""
        known = self.watched.pop(id(definition), None)
        if known is None or known[0] is not definition:
            return None
        _, code, index = known
        return lambda template: self.compile_and_keep(template, code, index, template.library)

    def load(self, path: str, source: bytes, name: Obj) -> None:
        """Evaluate the forms of SOURCE, the content of PATH; NAME is what `load-file-name` says."""
        it = self.it
        source_digest = digest(source)
        self.digests[path] = source_digest
        known = self.cache.read(path, source_digest) if self.cache is not None else None
        saved = (
            it.positions, it.load_file, it.form_line, self.code, self.environment, it.kept_forms, it.macro_files
        )  # fmt: skip
        it.load_file = path
        it.kept_forms = []
        it.macro_files = {}
        try:
            if known is None or not self._run_cached(path, source_digest, known):
                self._run_source(path, source, source_digest, name)
        finally:
            (it.positions, it.load_file, it.form_line, self.code, self.environment, it.kept_forms, it.macro_files) = (
                saved
            )

    def text(self, lexical: bool) -> TextLoading:
        """Within this, `toplevel` evaluates forms of a text that is no file being loaded, and keeps nothing."""
        return TextLoading(self, Cons(t, nil) if lexical else nil)

    # From source

    def _run_source(self, path: str, source: bytes, source_digest: bytes, name: Obj) -> None:
        from elwire.interpreter.source import decode_source, first_line_cookies

        it = self.it
        text = decode_source(source)
        lexical = first_line_cookies(text).get("lexical-binding", "nil") != "nil"
        code = FileCode(path, source_digest)
        self.code = code
        reader = Reader(it, text, filename=name, positions=True, located=True)
        it.positions = reader.positions
        self.environment = Cons(t, nil) if lexical else nil
        unescaped = it.s.lread__unescaped_character_literals
        with it.let(it.s.lexical_binding, t if lexical else nil), it.let(unescaped, nil):
            code.entries.append(lexical)
            while not reader.at_end():
                form = reader.read()
                it.kept_forms.append(form)
                self.toplevel(form)
            if unescaped.value is not nil:
                # The cache would not know of this, so that the file is read again the next time.
                code.writable = False
                self._warn_unescaped(name, unescaped.value)
        for file, macro in sorted((it.macro_files or {}).items()):
            if file == path:
                continue
            known = self._digest_of(file)
            if known is None:
                code.writable = False
            else:
                code.dependencies.append((file, known, macro, self._is_on_path(file)))
        if code.writable and self.cache is not None:
            code.save(self.cache)
            self.files.append(code)

    def _warn_unescaped(self, name: Obj, characters: Obj) -> None:
        """Say that CHARACTERS, a Lisp list, stand in the file NAME as characters without a backslash."""
        codes = sorted(code for code in characters if isinstance(code, int))
        self.it.s.message.call(
            LispString("Loading `%s': unescaped character literals %s detected, %s expected!"),
            name,
            LispString(", ".join(f"`?{chr(code)}'" for code in codes)),
            LispString(", ".join(f"`?\\{chr(code)}'" for code in codes)),
        )

    def toplevel(self, form: Obj) -> Obj:
        """Expand and evaluate FORM, and each form of a top-level `progn` on its own."""
        it = self.it
        original = form
        try:
            while True:
                if isinstance(form, Cons) and form.car in (it.s.eval_and_compile, it.s.eval_when_compile):
                    # Their effects must come again when the file is loaded from the cache.
                    form = Cons(it.s.progn, form.cdr)
                expansion = expand_once(it, form, nil)
                if expansion is form:
                    break
                form = expansion
            spread = isinstance(form, Cons) and form.car is it.s.progn
            if not spread:
                form = expand_all(it, form)
        except Signal as failure:
            self._report_expansion(failure)
            form = original
            spread = False
        if spread:
            value: Obj = nil
            for each in form.cdr:
                value = self.toplevel(each)
            return value
        place = it.positions.get(id(form)) if it.positions is not None else None
        it.form_line = place[0] if place else it.form_line
        return self.evaluate(form)

    def _report_expansion(self, failure: Signal) -> None:
        from elwire.interpreter.errors import error_object, resolve

        it = self.it
        shown = it.prin1(error_object(resolve(it, failure)))
        message = it.s.message
        message.call(LispString("Eager macro-expansion failure: %s"), LispString(shown))

    def evaluate(self, form: Obj) -> Obj:
        it = self.it
        evaluator = it.evaluator
        if isinstance(form, Cons) and form.car is it.s.defvar and isinstance(form.cdr, Cons) and form.cdr.cdr is nil:
            # Makes the variable special from here to the end of the file.
            if self.environment is not nil and isinstance(form.cdr.car, Symbol):
                self.environment = Cons(form.cdr.car, self.environment)
            self._keep(("V", form.cdr.car.name if isinstance(form.cdr.car, Symbol) else ""))
            return form.cdr.car
        if evaluator.walkable(form, self.environment):
            self._keep_form(form)
            return evaluator.walk(form, self.environment)
        from elwire.interpreter.compile import compile_thunk

        unit, boxes = compile_thunk(
            it, form, self.environment, self.environment is not nil, it.positions, it.load_file, it.form_line
        )
        self._keep_thunk(form, unit)
        template = units.thunk_template(
            it, form, self.environment, self.environment is not nil, it.load_file, it.form_line
        )
        return units.link(it, unit, template, boxes)()

    # What goes to the cache

    def _keep(self, entry: Any) -> None:
        if self.code is not None:
            self.code.entries.append(entry)

    def _keep_form(self, form: Obj) -> None:
        code = self.code
        if code is None or not code.writable:
            return
        definition = self._definition(form)
        if definition is not None:
            name, function, is_macro = definition
            try:
                code.entries.append(("D", self.it.form_line, name, self._add_function(function), is_macro))
            except UNWRITABLE:
                code.writable = False
            return
        try:
            writer = serialize.Writer(lambda template: self._add_function(template))
            code.entries.append(("E", self.it.form_line, writer.write(self._with_functions(form))))
        except UNWRITABLE:
            code.writable = False

    def _definition(self, form: Obj) -> tuple[str, Cons, bool] | None:
        """The name, function and kind of `(defalias 'NAME #'(lambda ...))` or of the same for a macro."""
        s = self.it.s
        parts = form_parts(form, 3)
        if parts is None or parts[0] is not s.defalias:
            return None
        quoted, value = form_parts(parts[1], 2), form_parts(parts[2], 3)
        if quoted is None or quoted[0] is not s.quote or not isinstance(quoted[1], Symbol) or not quoted[1].interned:
            return None
        is_macro = False
        function = form_parts(parts[2], 2)
        if value is not None and value[0] is s.cons:
            head = form_parts(value[1], 2)
            if head is None or head[0] is not s.quote or head[1] is not s.macro:
                return None
            is_macro = True
            function = form_parts(value[2], 2)
        if function is None or function[0] is not s.function or type(function[1]) is not Cons:
            return None
        return (quoted[1].name, function[1], is_macro) if function[1].car is s.lambda_ else None

    def _keep_thunk(self, form: Obj, unit: CodeUnit) -> None:
        code = self.code
        if code is None or not code.writable:
            return
        try:
            import marshal

            source = marshal.dumps(serialize.Writer().write(form))
            code.entries.append(("T", self.it.form_line, source, serialize.write_unit(unit, form)))
        except UNWRITABLE:
            code.writable = False

    def _with_functions(self, form: Obj) -> Obj:
        """FORM with each function outside any other replaced by a stand-in that is cached on its own."""
        it = self.it
        if type(form) is not Cons or form.car is it.s.quote:
            return form
        if form.car is it.s.function and isinstance(form.cdr, Cons):
            definition = form.cdr.car
            if isinstance(definition, Cons) and definition.car is it.s.lambda_ and not isinstance(definition, Closure):
                return lisp_list(form.car, Compiled(definition))
            return form
        items = []
        cell: Obj = form
        while type(cell) is Cons:
            items.append(self._with_functions(cell.car))
            cell = cell.cdr
        result = cell
        for item in reversed(items):
            result = Cons(item, result)
        return result

    def _add_function(self, definition: Cons) -> int:
        import marshal

        it = self.it
        code = self.code
        assert code is not None
        place = it.positions.get(id(definition)) if it.positions is not None else None
        source = marshal.dumps(serialize.Writer().write(definition))
        code.functions.append(
            [self.environment is nil, place[0] if place else it.form_line, source, None, it.loading_library]
        )
        code.templates.append(None)
        index = len(code.functions) - 1
        self.watched[id(definition)] = (definition, code, index)
        return index

    # From the cache

    def _run_cached(self, path: str, source_digest: bytes, data: Any) -> bool:
        entries, functions, dependencies = data
        for file, wanted, macro, from_path in dependencies:
            if self._digest_of(file) != wanted or not self._in_force(file, macro, from_path):
                return False
        it = self.it
        code = FileCode(path, source_digest)
        code.entries = entries
        code.functions = [list(each) for each in functions]
        code.templates = [None] * len(functions)
        code.dependencies = dependencies
        it.positions = None
        self.code = None
        lexical = entries[0]
        self.environment = Cons(t, nil) if lexical else nil
        evaluator = it.evaluator

        def template(index: int) -> Compiled:
            return Compiled(self.template(code, index, path))

        reader_for = serialize.Reader
        with it.let(it.s.lexical_binding, t if lexical else nil):
            for entry in entries[1:]:
                kind = entry[0]
                if kind == "D":
                    it.form_line = entry[1]
                    symbol = it.intern(entry[2])
                    function = self.template(code, entry[3], path).instance()
                    it.s.defalias.call(symbol, Cons(it.s.macro, function) if entry[4] else function)
                elif kind == "E":
                    it.form_line = entry[1]
                    evaluator.walk(reader_for(it, template).read(entry[2]), self.environment)
                elif kind == "T":
                    it.form_line = entry[1]
                    self._run_thunk(entry[2], entry[3], path)
                elif self.environment is not nil:
                    self.environment = Cons(it.intern(entry[1]), self.environment)
        self.files.append(code)
        return True

    def _digest_of(self, file: str) -> bytes | None:
        known = self.digests.get(file)
        if known is None:
            try:
                with open(file, "rb") as stream:
                    data = stream.read()
            except OSError:
                return None
            if file.endswith(".gz"):
                import gzip

                data = gzip.decompress(data)
            known = digest(data)
        return known

    def _is_on_path(self, file: str) -> bool:
        """Whether FILE is what loading a library of its name would load."""
        return self._located(LispString(os.path.basename(file).partition(".el")[0])) == file

    def _in_force(self, file: str, macro: str, from_path: bool) -> bool:
        """Whether the definition of MACRO that would be used now is that of FILE, as far as can be told.

        FROM_PATH says whether the file was that library of its name to which `load-path` led.

        With other folders before elwire's library on `load-path`, a macro may come from a file of the same name there.
        """
        from elwire.interpreter.expand import file_of

        it = self.it
        symbol = it.intern(macro)
        definition = symbol.function
        if definition is nil:
            # What is being loaded loads it first.
            return not from_path or self._is_on_path(file)
        if isinstance(definition, Cons) and definition.car is it.s.autoload:
            return self._located(definition.cdr.car) == file
        is_macro = isinstance(definition, Cons) and definition.car is it.s.macro
        home = file_of(it, definition.cdr if is_macro else definition, symbol)
        return home is None or home == file

    def _located(self, library: Obj) -> str | None:
        """The file that an autoload object means by LIBRARY."""
        name = library.s if isinstance(library, LispString) else ""
        folders = tuple(each.s for each in self.it.s.load_path.value if isinstance(each, LispString))
        if folders != self.folders:
            self.folders = folders
            self.located = {}
        if name not in self.located:
            self.located[name] = self.it.find_library(name)
        return self.located[name]

    def home_of(self, symbol: Symbol) -> str | None:
        """The file that `load-history` says defined the function SYMBOL."""
        s = self.it.s
        for entry in (s.current_load_list.value, *s.load_history.value):
            items = [*entry] if isinstance(entry, Cons) else []
            if any(isinstance(item, Cons) and item.cdr is symbol and item.car in (s.defun, t) for item in items):
                # The name comes first in the history, and last in the list of the file that is being loaded.
                return next((item.s for item in (items[0], items[-1]) if isinstance(item, LispString)), None)
        return None

    def _run_thunk(self, source: bytes, data: bytes, path: str) -> None:
        import marshal

        it = self.it

        def form() -> Obj:
            return serialize.Reader(it).read(marshal.loads(source))

        unit = serialize.read_unit(it, data, form)
        if not self._holds(unit):
            self.evaluate(form())
            return
        owner = Template(
            it,
            lambda: lisp_list(it.s.lambda_, nil, form()),
            name="<toplevel>",
            dynamic=self.environment is nil,
            tail=self.environment,
            file=path,
            line=it.form_line,
        )
        boxes, _ = units.environment_boxes(self.environment)
        units.link(it, unit, owner, boxes[::-1])()

    def _holds(self, unit: CodeUnit) -> bool:
        """Whether what UNIT takes for granted is so: names that are not special, functions that are no macros."""
        it = self.it
        return not any(symbol.special for symbol in unit.lexical) and not any(
            type(symbol.function) is Cons and macro_function(it, symbol, symbol.function) is not None
            for symbol in unit.not_macros
        )

    def template(self, code: FileCode, index: int, path: str) -> Template:
        """The template of function INDEX of a cached file."""
        dynamic, line, source, _, library = code.functions[index]
        it = self.it

        def form() -> Obj:
            import marshal

            return serialize.Reader(it).read(marshal.loads(source))

        def make(template: Template) -> Callee:
            unit_data = code.functions[index][3]
            if unit_data is not None:
                unit = serialize.read_unit(it, unit_data, lambda: template.form)
                if self._holds(unit):
                    return units.link(it, unit, template, units.template_boxes(template))
            return self.compile_and_keep(template, code, index, library)

        made = Template(it, form, make, dynamic=dynamic, tail=self.environment, file=path, line=line)
        made.library = library
        made.origin = (code, index)
        return made

    def compile_and_keep(self, template: Template, code: FileCode, index: int, library: bool) -> Callee:
        """Compile TEMPLATE's function and put the code where the cache will find it."""
        from elwire.interpreter.compile import compile_lambda

        unit = compile_lambda(self.it, template, library)
        template.keep = None
        try:
            code.functions[index][3] = serialize.write_unit(unit, template.form)
            code.changed = True
        except UNWRITABLE:
            pass
        return units.link(self.it, unit, template, units.template_boxes(template))

    def flush(self) -> None:
        """Write to the cache what was compiled since the files were loaded."""
        if self.cache is None:
            return
        for code in self.files:
            if code.changed and code.writable:
                code.changed = False
                code.save(self.cache)
