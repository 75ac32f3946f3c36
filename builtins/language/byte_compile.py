"""`byte-compile` and its kin.  See the chapter "Byte Compilation" of the Emacs Lisp manual.

elwire compiles every function to Python when it is first called, so there is nothing to gain in speed here; what these
functions give are objects of the kind that Emacs's give: `byte-code-function-p`, printed as `#[...]`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from elwire.builtins.gate import ask
from elwire.interpreter import expand
from elwire.interpreter.errors import as_signal, error_object
from elwire.interpreter.functions import ByteCode, Closure, CompiledFunction, Subr
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, error, signal, wrong_type
from elwire.interpreter.template import Template

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("byte-compile-warnings", lambda it: it.s.t, "Accepted for compatibility; elwire's compiler has no warnings.")
variable("byte-compile-verbose", nil, "Accepted for compatibility.")
variable("byte-compile-dynamic", nil, "Accepted for compatibility: functions are always loaded whole.")
variable("byte-compile-dynamic-docstrings", t, "Accepted for compatibility.")
variable(
    "byte-compile-dest-file-function", nil, "Function that says where the result of compiling a file goes, or nil."
)


@primitive("byte-compile")
def byte_compile(it: Interpreter, form: Obj) -> Obj:
    """Compile FORM and return the result.

    A symbol stands for its function definition, which is replaced by the compiled one; a lambda expression or closure
    gives a compiled function; of any other form the result is a form that does the same.
    """
    if isinstance(form, Symbol) and form is not nil:
        return _compile_symbol(it, form)
    try:
        compiled = _compiled(it, form)
    except Signal as problem:
        return _reported(it, problem)
    if compiled is not None:
        return compiled
    if not isinstance(form, Cons):
        return form
    return expand.expand_all(it, form, nil)


def _reported(it: Interpreter, problem: Signal) -> Obj:
    """Show PROBLEM, an error of the code; what was shown, as Emacs has it.  Signals with `byte-compile-debug`."""
    if getattr(it.s.byte_compile_debug, "value", nil) is not nil:
        raise problem
    found = error_object(as_signal(it, problem))
    text = LispString(" Error: " + it.s.error_message_string.call(found).s)
    it.s.message.call(LispString("%s"), text)
    return text


def _compile_symbol(it: Interpreter, symbol: Symbol) -> Obj:
    definition = it.indirect_function(symbol)
    if isinstance(definition, Cons) and definition.car is it.s.autoload:
        it.autoload(definition, symbol)
        definition = it.indirect_function(symbol)
    if definition is nil:
        raise signal("void-function", symbol)
    inner = definition.cdr if isinstance(definition, Cons) and definition.car is it.s.macro else definition
    if isinstance(inner, CompiledFunction | ByteCode):
        it.s.message.call(LispString("Function %s is already compiled"), symbol)
        return definition
    if isinstance(definition, Subr):
        return definition
    compiled = _compiled(it, definition)
    if compiled is None:
        raise signal("invalid-function", symbol)
    it.fset(symbol, compiled)
    return compiled


def _compiled(it: Interpreter, function: Obj) -> Obj | None:
    """The compiled function, or macro, of FUNCTION; None when it is none."""
    if isinstance(function, Closure):
        return compile_closure(it, function)
    if not isinstance(function, Cons):
        return None
    if function.car is it.s.macro:
        inner = _compiled(it, function.cdr)
        return None if inner is None else Cons(it.s.macro, inner)
    if function.car is it.s.closure and isinstance(function.cdr, Cons):
        return _function(it, Cons(it.s.lambda_, function.cdr.cdr), function.cdr.car)
    if function.car is it.s.lambda_:
        lexical = it.s.lexical_binding.value is not nil
        return _function(it, function, it.top_environment if lexical else nil)
    return None


def compile_closure(it: Interpreter, closure: Closure) -> CompiledFunction:
    """The compiled function that does what CLOSURE does, with the same variables."""
    source = closure.template.as_list(closure.values)
    if closure.template.dynamic:
        return _function(it, source, nil)
    return _function(it, Cons(it.s.lambda_, source.cdr.cdr), source.cdr.car)


def _function(it: Interpreter, source: Cons, environment: Obj) -> CompiledFunction:
    arguments = source.cdr.car
    if not is_plain(arguments):
        it.s.byte_compile_check_lambda_list.call(arguments)
    template = Template(it, source, dynamic=environment is nil, tail=environment)
    template.library = True
    function = template.instance()
    assert isinstance(function, CompiledFunction)
    return function


def is_plain(arguments: Obj) -> bool:
    """Whether the list ARGUMENTS has nothing but names of variables, which nobody has to look at again."""
    while isinstance(arguments, Cons):
        each = arguments.car
        if not isinstance(each, Symbol) or each.constant or each.name[:1] in ("&", ":"):
            return False
        arguments = arguments.cdr
    return arguments is nil


def destination(it: Interpreter, path: str) -> str:
    """The compiled file for the source file PATH."""
    chosen = it.s.byte_compile_dest_file_function.value
    if chosen is not nil:
        named = chosen.call(LispString(path))
        if isinstance(named, LispString):
            return named.s
    base = path[: -len(".gz")] if path.endswith(".gz") else path
    return base + "c" if base.endswith(".el") else base + ".elc"


@primitive("byte-compile-dest-file")
def byte_compile_dest_file(it: Interpreter, filename: Obj) -> Obj:
    """Return the name of the file that compiling the source file FILENAME makes."""
    if not isinstance(filename, LispString):
        raise wrong_type("stringp", filename)
    return LispString(destination(it, filename.s))


@primitive("byte-compile-file")
def byte_compile_file(it: Interpreter, filename: Obj, load: Obj = nil) -> Obj:
    """Compile the Lisp source file FILENAME into a file whose name ends in `.elc`; return t, nil when that fails.

    The compiled file holds the forms of the source with the macros expanded, in the format of byte-compiled files, so
    that both elwire and Emacs load it.  LOAD is accepted for compatibility; with it non-nil the file is loaded after.
    """
    if not isinstance(filename, LispString):
        raise wrong_type("stringp", filename)
    from elwire.builtins.language.byte_compile_file import compile_file

    path = it.expand_file_name(filename.s)
    if not os.path.isfile(path):
        raise signal(
            "file-missing",
            LispString("Opening input file"),
            LispString("No such file or directory"),
            LispString(path),
        )
    target = destination(it, path)
    ask(it, "open_file", path, False)
    ask(it, "open_file", target, True)
    if not compile_file(it, path, target):
        return nil
    if load is not nil:
        it.s.load.call(LispString(target), nil, nil, t)
    return t


@primitive("batch-byte-compile")
def batch_byte_compile(it: Interpreter, noforce: Obj = nil) -> Obj:
    """Compile the files named by the remaining command-line arguments, then leave: status 1 if one of them failed.

    NOFORCE non-nil means skip the files whose compiled file is newer.
    """
    if it.s.noninteractive.value is nil:
        raise error("‘batch-byte-compile’ is to be used only with -batch")
    arguments: Any = it.s.command_line_args_left
    failed = False
    while isinstance(arguments.value, Cons):
        name = arguments.value.car
        arguments.value = arguments.value.cdr
        path = it.expand_file_name(name.s)
        target = destination(it, path)
        if noforce is not nil and os.path.exists(target) and os.path.getmtime(target) > os.path.getmtime(path):
            continue
        if byte_compile_file(it, LispString(path)) is nil:
            failed = True
    it.s.kill_emacs.call(1 if failed else 0)
    return nil


@primitive("native-comp-available-p")
def native_comp_available_p() -> Obj:
    """Return non-nil if Lisp can be compiled to machine code: nil."""
    return nil
