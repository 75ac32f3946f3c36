"""Lambda lists and what precedes a function's body.  See "Argument List" in the Elisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def parse_lambda_list(it: Interpreter, rest: Obj) -> tuple[list[Symbol], list[Symbol], Symbol | None] | None:
    """The required, optional and rest parameters of `(ARGS BODY...)`, None where Emacs calls it invalid."""
    if not isinstance(rest, Cons):
        return None
    required: list[Symbol] = []
    optional: list[Symbol] = []
    rest_parameter: Symbol | None = None
    if rest.car is not nil and not isinstance(rest.car, Cons):
        return None
    optional_marker, rest_marker = it.intern("&optional"), it.intern("&rest")
    state = 0
    parameters = rest.car
    while isinstance(parameters, Cons):
        parameter = parameters.car
        if not isinstance(parameter, Symbol):
            return None
        if parameter is rest_marker:
            if state >= 2 or not isinstance(parameters.cdr, Cons):
                return None
            state = 2
        elif parameter is optional_marker:
            if state >= 1:
                return None
            state = 1
        elif state == 2:
            if rest_parameter is not None:
                break
            rest_parameter = parameter
        else:
            (optional if state else required).append(parameter)
        parameters = parameters.cdr
    if parameters is not nil and not isinstance(parameters, Cons):
        return None
    return required, optional, rest_parameter


def parameters_after_rest(it: Interpreter, arglist: Obj) -> list[Symbol]:
    """The parameters of ARGLIST after the one that `&rest` announces, which Emacs binds to nil."""
    marker = it.intern("&rest")
    while isinstance(arglist, Cons) and arglist.car is not marker:
        arglist = arglist.cdr
    result = []
    arglist = arglist.cdr.cdr if isinstance(arglist, Cons) and isinstance(arglist.cdr, Cons) else nil
    while isinstance(arglist, Cons):
        result.append(arglist.car)
        arglist = arglist.cdr
    return result


def skip_documentation(body: Obj) -> Obj:
    """The forms of BODY after a documentation string, which counts as one only when more follows."""
    if isinstance(body, Cons) and isinstance(body.car, LispString) and isinstance(body.cdr, Cons):
        return body.cdr
    return body


def has_computed_documentation(it: Interpreter, definition: Obj) -> bool:
    """Whether the body of DEFINITION, a lambda expression, begins with `(:documentation FORM)`."""
    body = definition.cdr.cdr if isinstance(definition.cdr, Cons) else nil
    first = body.car if isinstance(body, Cons) else nil
    return isinstance(first, Cons) and first.car is it.intern(":documentation")
