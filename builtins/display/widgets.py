"""Widgets' properties: kept in the widget, or inherited from its type."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Cons, Obj, Symbol, eq, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import signal, wrong_type


def _entry(plist: Obj, property_: Obj) -> Cons | None:
    """The cell of PLIST whose car is PROPERTY_."""
    while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
        if eq(plist.car, property_):
            return plist
        plist = plist.cdr.cdr
    return None


@primitive("widget-put")
def widget_put(widget: Obj, property: Obj, value: Obj) -> Obj:
    """Make VALUE the value of PROPERTY in WIDGET, a cons, and return it."""
    if not isinstance(widget, Cons):
        raise wrong_type("consp", widget)
    cell = _entry(widget.cdr, property)
    if cell is not None:
        cell.cdr.car = value
        return value
    last: Cons = widget
    while isinstance(last.cdr, Cons):
        last = last.cdr
    last.cdr = Cons(property, Cons(value, nil))
    return value


@primitive("widget-get")
def widget_get(it: Any, widget: Obj, property: Obj) -> Obj:
    """Return the value of PROPERTY in WIDGET, a cons, or in the type that its car names; nil when none has it."""
    while widget is not nil:
        if not isinstance(widget, Cons):
            raise wrong_type("consp", widget)
        cell = _entry(widget.cdr, property)
        if cell is not None:
            return cell.cdr.car
        if not isinstance(widget.car, Symbol):
            return nil
        widget = it.s.get.call(widget.car, it.s.widget_type)
    return nil


@primitive("widget-apply")
def widget_apply(it: Any, widget: Obj, property: Obj, *args: Obj) -> Obj:
    """Call the function that is the value of WIDGET's PROPERTY with WIDGET and ARGS."""
    function = widget_get(it, widget, property)
    if function is nil:
        raise signal("void-function", nil)
    return function.call(widget, *args)
