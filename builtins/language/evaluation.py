"""Evaluation: `eval`, calling functions, function cells, signals, hooks, macro expansion.

See the chapters "Evaluation", "Functions", "Macros" and "Hooks" of the Emacs Lisp manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter import errors, expand
from elwire.interpreter.errors import HandlerBinding, lisp_signal
from elwire.interpreter.evaluator import check_environment
from elwire.interpreter.functions import ByteCode, Closure, CompiledFunction, Subr
from elwire.interpreter.lambda_lists import parse_lambda_list
from elwire.interpreter.objects import (
    Cons,
    LispString,
    Obj,
    Symbol,
    eq,
    lisp_list,
    list_to_python,
    nil,
    t,
)
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Throw, signal, wrong_type
from elwire.interpreter.variables import BufferLocal, forwarding_of

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("signal-hook-function", nil, "If non-nil, a function that `signal' calls first, with its own arguments.")
variable("backtrace-on-error-noninteractive", t, "Non-nil means an error that ends a batch run shows a backtrace.")
variable("debug-on-error", nil, "Non-nil means enter the debugger when an error is signalled and nothing handles it.")
variable("inhibit-debugger", nil, "Non-nil means that no error enters the debugger; it is so while the debugger runs.")
variable("debug-on-signal", nil, "Non-nil means enter the debugger whenever an error is signalled, handled or not.")
variable("debug-ignored-errors", nil, "Error conditions, and regexps for messages, that enter no debugger.")
variable("current-load-list", nil, "Definitions made so far by the file being loaded, for `load-history'.")


@primitive("eval")
def eval_(it: Interpreter, form: Obj, lexical: Obj = nil) -> Obj:
    """Evaluate FORM and return its value.

    LEXICAL nil means dynamic binding, t means lexical binding, an alist is a lexical environment.
    """
    if it.s.quit_flag.value is not nil:
        from elwire.builtins.processes.process_output import maybe_quit

        maybe_quit(it)
    return it.evaluator.eval(form, check_environment(it, lexical))


@primitive("funcall")
def funcall(function: Obj, *args: Obj) -> Obj:
    """Call FUNCTION with ARGS."""
    return function.call(*args)


@primitive("apply")
def apply(function: Obj, *args: Obj) -> Obj:
    """Call FUNCTION with ARGS, the last of which is a list whose elements are arguments too."""
    if not args:
        if isinstance(function, Cons):
            return apply(function.car, function.cdr)
        if function is nil:
            raise signal("void-function", nil)
        raise wrong_type("listp", function)
    spread = [*args]
    last = spread.pop()
    append = spread.append
    while type(last) is Cons:
        append(last.car)
        last = last.cdr
    if last is not nil:
        if not isinstance(last, Cons):
            raise wrong_type("listp", last)
        spread += list_to_python(last)
    return function.call(*spread)


def _check_cycle(symbol: Symbol) -> None:
    found = errors.cyclic(symbol)
    if found is not None:
        raise found


@primitive("functionp")
def functionp(it: Interpreter, object_: Obj) -> Obj:
    """Return t if OBJECT is something `funcall` can call: a function, or a symbol that names one.

    Signals `cyclic-function-indirection` when the functions of symbols lead round in a circle.
    """
    definition = it.indirect_function(object_) if isinstance(object_, Symbol) else object_
    if definition is nil and isinstance(object_, Symbol):
        _check_cycle(object_)
    if isinstance(definition, Subr):
        return nil if definition.special else t
    if isinstance(definition, Cons):
        head = definition.car
        if head is it.s.lambda_ or head is it.s.closure:
            return t
        if head is it.s.autoload and isinstance(object_, Symbol):
            kind = expand.nth(4, definition)
            return nil if kind is t or kind is it.s.macro or kind is it.s.keymap else t
        return nil
    return t if isinstance(definition, CompiledFunction | ByteCode) else nil


@primitive("special-form-p")
def special_form_p(it: Interpreter, object_: Obj) -> Obj:
    """Return t if OBJECT is a special form, or a symbol that names one."""
    definition = it.indirect_function(object_) if isinstance(object_, Symbol) else object_
    return t if isinstance(definition, Subr) and definition.special else nil


def _arity(it: Interpreter, least: int, most: int | None, special: bool = False) -> Cons:
    if special and most is None:
        return Cons(least, it.s.unevalled)
    return Cons(least, it.s.many if most is None else most)


@primitive("func-arity")
def func_arity(it: Interpreter, function: Obj) -> Obj:
    """Return (MIN . MAX), the numbers of arguments FUNCTION takes.

    MAX is `many` for a function with a &rest parameter and `unevalled` for a special form.
    """
    definition = it.indirect_function(function) if isinstance(function, Symbol) else function
    if definition is nil:
        if isinstance(function, Symbol):
            _check_cycle(function)
        raise signal("void-function", function)
    if isinstance(definition, Cons) and definition.car is it.s.macro:
        definition = definition.cdr
    if isinstance(definition, Subr):
        if definition.special:
            return Cons(definition.min_args, it.s.unevalled)
        return _arity(it, definition.min_args, definition.max_args)
    if isinstance(definition, Cons):
        rest = definition.cdr
        if definition.car is it.s.autoload and isinstance(function, Symbol):
            it.autoload(definition, function, nil)
            return func_arity(it, function)
        if definition.car is it.s.closure:
            rest = rest.cdr if isinstance(rest, Cons) else nil
        elif definition.car is not it.s.lambda_:
            raise signal("invalid-function", function)
        parameters = parse_lambda_list(it, rest)
        if parameters is None:
            raise signal("invalid-function", definition if definition.car is it.s.lambda_ else definition.cdr)
    elif isinstance(definition, CompiledFunction):
        parameters = parse_lambda_list(it, definition.template.form.cdr)
    elif isinstance(definition, ByteCode):
        arglist = definition.slots[0]
        if type(arglist) is int:
            return _arity(it, arglist & 127, None if arglist & 128 else arglist >> 8)
        parameters = parse_lambda_list(it, Cons(arglist, nil))
    else:
        raise signal("invalid-function", function)
    required, optional, rest_parameter = parameters or ([], [], None)
    return _arity(it, len(required), None if rest_parameter is not None else len(required) + len(optional))


@primitive("subr-arity")
def subr_arity(it: Interpreter, subr: Obj) -> Obj:
    """Return (MIN . MAX), the numbers of arguments the primitive SUBR takes."""
    if not isinstance(subr, Subr):
        raise wrong_type("subrp", subr)
    return Cons(subr.min_args, it.s.unevalled) if subr.special else _arity(it, subr.min_args, subr.max_args)


@primitive("subr-native-elisp-p")
def subr_native_elisp_p(object_: Obj) -> Obj:
    """Return t if OBJECT is a function compiled to machine code: nil, there are none."""
    return nil


@primitive("function-equal")
def function_equal(f1: Obj, f2: Obj) -> Obj:
    """Return t if F1 and F2 are the same function, or compiled closures of the same `lambda` with other values."""
    if f1 is f2 or (type(f1) is int and f1 == f2):
        return t
    if isinstance(f1, CompiledFunction) and isinstance(f2, CompiledFunction):
        return t if f1.template is f2.template else nil
    return nil


@primitive("subr-name")
def subr_name(subr: Obj) -> Obj:
    """Return the name of the primitive SUBR, a string."""
    if not isinstance(subr, Subr):
        raise wrong_type("subrp", subr)
    return LispString(subr.name)


# Function cells


@primitive("fset")
def fset(it: Interpreter, symbol: Obj, definition: Obj) -> Obj:
    """Set the function cell of SYMBOL to DEFINITION and return DEFINITION."""
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    if symbol is nil and definition is not nil:
        raise signal("setting-constant", symbol)
    it.fset(symbol, definition)
    return definition


@primitive("defalias")
def defalias(it: Interpreter, symbol: Obj, definition: Obj, docstring: Obj = nil) -> Obj:
    """Define SYMBOL as a function with DEFINITION, a function or another symbol, and return SYMBOL.

    DOCSTRING, when given, becomes the property `function-documentation`.  A property `defalias-fset-function` of SYMBOL
    is called with SYMBOL and DEFINITION instead of storing the definition.
    """
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    if symbol is nil:
        raise signal("setting-constant", symbol)
    from elwire.interpreter.errors import plist_get

    is_autoload = isinstance(definition, Cons) and definition.car is it.s.autoload
    old = symbol.function
    if not is_autoload and isinstance(old, Cons) and old.car is it.s.autoload:
        it.note_definition(Cons(t, symbol))
    it.note_definition(Cons(it.s.autoload if is_autoload else it.s.defun, symbol))
    hook = plist_get(symbol.plist, it.s.defalias_fset_function) if symbol.plist is not nil else nil
    template = it.template_of(definition)
    if template is not None and template.name == "lambda":
        template.name = symbol.name
    if hook is not nil:
        hook.call(symbol, definition)
    else:
        it.fset(symbol, definition)
    if docstring is not nil:
        it.s.put.call(symbol, it.s.function_documentation, docstring)
    return symbol


# Non-local exits


@primitive("throw")
def throw(it: Interpreter, tag: Obj, value: Obj) -> Obj:
    """Leave the innermost `catch` for TAG with VALUE; signals `no-catch` when there is none.  Never returns."""
    if tag is not nil:
        for entry in reversed(it.handlers):
            if type(entry) is tuple and (entry[0] is tag or eq(entry[0], tag)):
                raise Throw(entry, value)
    raise it.throw(tag, value)


@primitive("signal")
def signal_(it: Interpreter, error_symbol: Obj, data: Obj) -> Obj:
    """Signal ERROR-SYMBOL with the list DATA.  Never returns.

    With ERROR-SYMBOL nil, DATA is an error object (SYMBOL . DATA) to signal again.
    """
    if error_symbol is nil and data is nil:
        error_symbol = it.s.error
    elif error_symbol is nil:
        if not isinstance(data, Cons):
            raise wrong_type("listp", data)
    elif not isinstance(error_symbol, Symbol):
        raise wrong_type("symbolp", error_symbol)
    raise lisp_signal(it, error_symbol, data)


@primitive("handler-bind-1")
def handler_bind_1(it: Interpreter, body: Obj, *handlers: Obj) -> Obj:
    """Call BODY with HANDLERS bound: alternately a list of conditions and a function of the error object.

    A handler runs where the error is signalled, before any unwinding.  As in Emacs 30.
    """
    pairs = list(zip(handlers[::2], handlers[1::2], strict=False))
    depth = len(it.handlers)
    it.handlers.append(HandlerBinding(pairs))
    it.handler_bindings += 1
    try:
        value = body.call()
    except Exception as exception:
        it.namespace["%unwinding"](exception)
        raise
    finally:
        it.handler_bindings -= 1
        del it.handlers[depth:]
    return value


# Hooks


def hook_functions(it: Interpreter, hook: Obj) -> list[Obj]:
    """The functions on the hook variable HOOK, its default value in the place of t."""
    if not isinstance(hook, Symbol):
        raise wrong_type("symbolp", hook)
    value = getattr(hook, "saved", nil) if forwarding_of(hook) is None else _hook_value(hook)
    return _functions(it, hook, value, True)


def _hook_value(hook: Symbol) -> Obj:
    from elwire.interpreter.signals import Signal

    try:
        return hook.value
    except Signal:
        return nil


def _functions(it: Interpreter, hook: Symbol, value: Obj, local: bool) -> list[Obj]:
    if value is nil:
        return []
    if not isinstance(value, Cons) or value.car is it.s.lambda_ or value.car is it.s.closure:
        return [value]
    result = []
    while isinstance(value, Cons):
        if value.car is t:
            if local:
                forwarding = forwarding_of(hook)
                default = forwarding.default if isinstance(forwarding, BufferLocal) else getattr(hook, "saved", nil)
                result += [function for function in _functions(it, hook, default, False) if function is not t]
        else:
            result.append(value.car)
        value = value.cdr
    return result


@primitive("run-hooks")
def run_hooks(it: Interpreter, *hooks: Obj) -> Obj:
    """Call, without arguments, the functions of each of HOOKS, symbols that name hook variables; return nil."""
    for hook in hooks:
        for function in hook_functions(it, hook):
            call = function.call
            call()
    return nil


@primitive("run-hook-with-args")
def run_hook_with_args(it: Interpreter, hook: Obj, *args: Obj) -> Obj:
    """Call each function of HOOK with ARGS; return nil."""
    for function in hook_functions(it, hook):
        function.call(*args)
    return nil


@primitive("run-hook-with-args-until-success")
def run_hook_with_args_until_success(it: Interpreter, hook: Obj, *args: Obj) -> Obj:
    """Call the functions of HOOK with ARGS until one returns non-nil, and return that, else nil."""
    for function in hook_functions(it, hook):
        value = function.call(*args)
        if value is not nil:
            return value
    return nil


@primitive("run-hook-with-args-until-failure")
def run_hook_with_args_until_failure(it: Interpreter, hook: Obj, *args: Obj) -> Obj:
    """Call the functions of HOOK with ARGS until one returns nil; return nil then, else non-nil."""
    for function in hook_functions(it, hook):
        if function.call(*args) is nil:
            return nil
    return t


@primitive("run-hook-wrapped")
def run_hook_wrapped(it: Interpreter, hook: Obj, wrap_function: Obj, *args: Obj) -> Obj:
    """Call WRAP-FUNCTION with each function of HOOK and ARGS until it returns non-nil, and return that."""
    for function in hook_functions(it, hook):
        value = wrap_function.call(function, *args)
        if value is not nil:
            return value
    return nil


# Macros


@primitive("macroexpand")
def macroexpand(it: Interpreter, form: Obj, environment: Obj = nil) -> Obj:
    """Expand FORM until it is no macro call; ENVIRONMENT is an alist of local macros (NAME . FUNCTION)."""
    return expand.expand(it, form, environment)


@primitive("macroexpand-1")
def macroexpand_1(it: Interpreter, form: Obj, environment: Obj = nil) -> Obj:
    """Expand FORM once if it is a macro call; ENVIRONMENT as for `macroexpand`."""
    return expand.expand_once(it, form, environment)


@primitive("macroexpand-all")
def macroexpand_all(it: Interpreter, form: Obj, environment: Obj = nil) -> Obj:
    """Expand all macro calls in FORM, and compiler macros; ENVIRONMENT as for `macroexpand`."""
    s = it.s.macroexpand_all_environment
    current = getattr(s, "value", nil)
    if environment is current:
        return expand.expand_all(it, form, environment)
    with it.let(s, environment):
        return expand.expand_all(it, form, environment)


variable("macroexpand-all-environment", nil, "The environment of the `macroexpand-all' under way.")


# Functions as objects


@primitive("make-byte-code")
def make_byte_code(it: Interpreter, arglist: Obj, code: Obj, constants: Obj, depth: Obj, *rest: Obj) -> Obj:
    """Make a byte-code function: ARGLIST, a string of CODE, a vector of CONSTANTS, the stack DEPTH it needs.

    Further elements are the documentation and the interactive spec.
    """
    return it.make_byte_code([arglist, code, constants, depth, *rest])


@primitive("interactive-form")
def interactive_form(it: Interpreter, command: Obj) -> Obj:
    """Return the `(interactive ...)` form of COMMAND, nil when it is no interactive function."""
    definition: Obj = command
    while isinstance(definition, Symbol) and definition is not nil:
        found = it.s.get.call(definition, it.s.interactive_form)
        if found is not nil:
            return found
        definition = definition.function
    if isinstance(definition, Subr):
        if definition.interactive is None:
            return nil
        return lisp_list(it.s.interactive, *_spec(it, definition.interactive))
    if isinstance(definition, CompiledFunction):
        form = definition.template.interactive
        if form is nil:
            # Advised functions are made by one compiled function for all.
            form = it.chapter_state.get("advised functions", {}).get(definition, nil)
        return form if form is nil or form.cdr is not nil else lisp_list(it.s.interactive, nil)
    if isinstance(definition, Closure):
        return definition.template.interactive
    if isinstance(definition, ByteCode):
        return lisp_list(it.s.interactive, definition.slots[5]) if len(definition.slots) > 5 else nil
    if isinstance(definition, Cons):
        if definition.car is it.s.autoload and isinstance(command, Symbol):
            it.autoload(definition, command, nil)
            return interactive_form(it, command)
        body = nil
        if definition.car is it.s.lambda_:
            body = definition.cdr.cdr
        elif definition.car is it.s.closure:
            body = definition.cdr.cdr.cdr
        while isinstance(body, Cons):
            form = body.car
            if isinstance(form, Cons) and form.car is it.s.interactive:
                return form
            body = body.cdr
    return nil


def _spec(it: Interpreter, source: str) -> list[Obj]:
    if source.startswith("("):
        from elwire.interpreter.reader import Reader

        return [Reader(it, source).read()]
    return [LispString(source)]


@primitive("commandp")
def commandp(it: Interpreter, function: Obj, for_call_interactively: Obj = nil) -> Obj:
    """Return t if FUNCTION can be called interactively.

    A string or vector, a keyboard macro, counts unless FOR-CALL-INTERACTIVELY is non-nil.
    """
    definition: Obj = function
    while isinstance(definition, Symbol) and definition is not nil:
        if it.s.get.call(definition, it.s.interactive_form) is not nil:
            return t
        definition = definition.function
    if isinstance(definition, Subr):
        return t if definition.interactive is not None else nil
    if isinstance(definition, LispString) or type(definition) is type(it.vector([])):
        return t if for_call_interactively is nil else nil
    if isinstance(definition, ByteCode):
        return t if len(definition.slots) > 5 else nil
    if isinstance(definition, Cons) and definition.car is it.s.autoload:
        return t if expand.nth(3, definition) is not nil else nil
    return t if interactive_form(it, definition) is not nil else nil


@primitive("internal--define-uninitialized-variable")
def define_uninitialized_variable(it: Interpreter, symbol: Obj, doc: Obj = nil) -> Obj:
    """Make SYMBOL a special variable, with documentation DOC, without giving it a value."""
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    it.make_special(symbol)
    if doc is not nil:
        it.s.put.call(symbol, it.s.variable_documentation, doc)
    return nil
