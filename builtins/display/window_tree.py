"""The tree of windows: parents and children, splitting, deleting, resizing."""

from __future__ import annotations

from typing import Any

from elwire.builtins.display.display_objects import Window, any_window, display, live_frame, valid_window
from elwire.interpreter.objects import FIXNUM_LIMIT, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

_LEAST_WIDTH, _LEAST_HEIGHT = 2, 1


@primitive("window-parent")
def window_parent(it: Any, window: Obj = nil) -> Obj:
    """Return the window that WINDOW, by default the selected one, is a part of; nil for the root."""
    return valid_window(it, window).parent or nil


def _siblings(it: Any, window: Window) -> list[Window]:
    if window.parent is not None:
        return window.parent.children
    frame = display(it).frame
    return [frame.root, frame.mini]


@primitive("window-next-sibling")
def window_next_sibling(it: Any, window: Obj = nil) -> Obj:
    """Return the window after WINDOW in the same parent, nil for the last one."""
    target = valid_window(it, window)
    siblings = _siblings(it, target)
    index = siblings.index(target) + 1
    return siblings[index] if index < len(siblings) else nil


@primitive("window-prev-sibling")
def window_prev_sibling(it: Any, window: Obj = nil) -> Obj:
    """Return the window before WINDOW in the same parent, nil for the first one."""
    target = valid_window(it, window)
    siblings = _siblings(it, target)
    index = siblings.index(target) - 1
    return siblings[index] if index >= 0 else nil


@primitive("window-top-child")
def window_top_child(it: Any, window: Obj = nil) -> Obj:
    """Return the topmost of the windows WINDOW is divided into, nil unless they are one above the other."""
    target = valid_window(it, window)
    return target.children[0] if target.children and not target.horizontal else nil


@primitive("window-left-child")
def window_left_child(it: Any, window: Obj = nil) -> Obj:
    """Return the leftmost of the windows WINDOW is divided into, nil unless they are side by side."""
    target = valid_window(it, window)
    return target.children[0] if target.children and target.horizontal else nil


def _combination(window: Obj) -> Window:
    if not isinstance(window, Window) or not window.valid:
        raise wrong_type("window-valid-p", window)
    if not window.children:
        raise error("Combination limit is meaningful for internal windows only")
    return window


@primitive("window-combination-limit")
def window_combination_limit(window: Obj) -> Obj:
    """Return whether the children of WINDOW, an internal window, must not be taken into its parent."""
    return _combination(window).combination_limit


@primitive("set-window-combination-limit")
def set_window_combination_limit(window: Obj, limit: Obj) -> Obj:
    """Say by LIMIT whether the children of WINDOW, an internal window, must not be taken into its parent."""
    _combination(window).combination_limit = limit
    return limit


# What resizing is going to do


def _fixnum(value: Obj) -> int:
    if type(value) is int and -FIXNUM_LIMIT <= value < FIXNUM_LIMIT:
        return value
    raise wrong_type("fixnump", value)


@primitive("window-new-pixel")
def window_new_pixel(it: Any, window: Obj = nil) -> Obj:
    """Return the size that WINDOW is going to have."""
    return valid_window(it, window).new_pixel


@primitive("set-window-new-pixel")
def set_window_new_pixel(it: Any, window: Obj, size: Obj, add: Obj = nil) -> Obj:
    """Let WINDOW be going to have the size SIZE; with ADD, SIZE more than it was going to have."""
    target = valid_window(it, window)
    target.new_pixel = _fixnum(size) if add is nil else target.new_pixel + _fixnum(size)
    return target.new_pixel


@primitive("window-new-total")
def window_new_total(it: Any, window: Obj = nil) -> Obj:
    """Return how many lines or columns WINDOW is going to have."""
    return valid_window(it, window).new_total


@primitive("set-window-new-total")
def set_window_new_total(it: Any, window: Obj, size: Obj, add: Obj = nil) -> Obj:
    """Let WINDOW be going to have SIZE lines or columns; with ADD, SIZE more than it was going to have."""
    target = valid_window(it, window)
    target.new_total = _fixnum(size) if add is nil else target.new_total + _fixnum(size)
    return target.new_total


@primitive("window-new-normal")
def window_new_normal(it: Any, window: Obj = nil) -> Obj:
    """Return the part of its parent's size that WINDOW is going to have."""
    return valid_window(it, window).new_normal


@primitive("set-window-new-normal")
def set_window_new_normal(it: Any, window: Obj, size: Obj = nil) -> Obj:
    """Let WINDOW be going to have SIZE, a number, of its parent's size."""
    valid_window(it, window).new_normal = size
    return size


# Carrying it out


def _size(window: Window, horizontal: bool) -> int:
    return window.width if horizontal else window.height


def _fits(window: Window, horizontal: bool) -> bool:
    """Whether the sizes that the windows in WINDOW are going to have make up the size WINDOW is going to have."""
    if not window.children:
        return type(window.new_pixel) is int and window.new_pixel >= (_LEAST_WIDTH if horizontal else _LEAST_HEIGHT)
    if window.horizontal == horizontal:
        total = sum(child.new_pixel for child in window.children)
        return total == window.new_pixel and all(_fits(child, horizontal) for child in window.children)
    return all(child.new_pixel == window.new_pixel and _fits(child, horizontal) for child in window.children)


def _apply(window: Window, horizontal: bool, *, normal: bool = True) -> None:
    """Give WINDOW and those in it the sizes they are going to have; WINDOW's part of its parent only with NORMAL."""
    size = window.new_pixel
    normal = normal and type(window.new_normal) in (int, float)
    if horizontal:
        window.width = size
        if normal:
            window.normal_width = window.new_normal
    else:
        window.height = window.total_height = size
        if normal:
            window.normal_height = window.new_normal
    edge = window.left if horizontal else window.top
    for child in window.children:
        if horizontal:
            child.left = edge
        else:
            child.top = child.top_line = edge
        _apply(child, horizontal)
        if window.horizontal == horizontal:
            edge += _size(child, horizontal)


def _stretch(window: Window, horizontal: bool, size: int) -> None:
    """Let WINDOW and those in it be going to fill SIZE, the last one taking what is left over."""
    window.new_pixel = size
    if window.horizontal == horizontal and window.children:
        old = _size(window, horizontal)
        left = size
        for child in window.children[:-1]:
            part = min(left, _size(child, horizontal) * size // old) if old else 0
            _stretch(child, horizontal, part)
            left -= part
        _stretch(window.children[-1], horizontal, left)
    else:
        for child in window.children:
            _stretch(child, horizontal, size)


@primitive("window-resize-apply")
def window_resize_apply(it: Any, frame: Obj = nil, horizontal: Obj = nil) -> Obj:
    """Give the windows of FRAME the heights, or with HORIZONTAL the widths, that they are going to have.

    Return t, or nil without a change when they do not fit.
    """
    root = live_frame(it, frame).root
    sideways = horizontal is not nil
    if root.new_pixel != _size(root, sideways) or not _fits(root, sideways):
        return nil
    _apply(root, sideways)
    return t


@primitive("window-resize-apply-total")
def window_resize_apply_total(it: Any, frame: Obj = nil, horizontal: Obj = nil) -> Obj:
    """Give the windows of FRAME the heights in lines that they are going to have, below the line of the menu bar.

    With HORIZONTAL nothing is left to do: columns are the units of the screen.
    """
    target = live_frame(it, frame)
    if horizontal is nil:
        _apply_total(target.root, 1)
        target.mini.top_line = 1 + target.root.total_height
        target.mini.total_height = target.mini.new_total
    return t


def _apply_total(window: Window, top: int) -> None:
    """Let WINDOW start at the line TOP and have the lines it is going to have, and those in it."""
    window.top_line = top
    window.total_height = window.new_total
    for child in window.children:
        _apply_total(child, top)
        if not window.horizontal:
            top += child.total_height


def _end(window: Window) -> None:
    """Delete WINDOW and all in it."""
    for child in window.children:
        _end(child)
    if window.buffer is not None:
        window.place.set(window.buffer, window.point())
    window.buffer = None
    window.children = []
    window.parent = None


@primitive("split-window-internal")
def split_window_internal(it: Any, old: Obj, pixel_size: Obj, side: Obj, normal_size: Obj) -> Obj:
    """Make a window of PIXEL-SIZE lines or columns on SIDE of the window OLD, and return it.

    SIDE nil or `below` means below, `above` above, t or `right` right, `left` left.  OLD's new size must have been
    set; NORMAL-SIZE is the part of the parent's size for the new one.  Signals `error` when it does not fit.
    """
    state = display(it)
    target = any_window(it, old)
    size = _fixnum(pixel_size)
    if target.mini:
        raise error("Attempt to split minibuffer window")
    if not target.valid:
        raise error("Attempt to split invalid window")
    sideways = side in (t, it.s.left, it.s.right)
    parent = target.parent
    limit = it.s.window_combination_limit.value
    combine = parent is not None and parent.horizontal == sideways and limit is not t
    reference = next(target.leaves())
    if type(target.new_pixel) is not int or target.new_pixel + size != _size(target, sideways):
        raise error("Sum of sizes of old and new window don’t fit")
    if min(size, target.new_pixel) < (_LEAST_WIDTH if sideways else _LEAST_HEIGHT):
        raise error("Size of new window too small (after split)")
    if not combine:
        parent = _new_parent(state, target, sideways)
    assert parent is not None
    window = Window(state)
    window.parent = parent
    index = parent.children.index(target)
    parent.children.insert(index if side in (it.s.above, it.s.left) else index + 1, window)
    buffer = reference.buffer
    assert buffer is not None
    window.buffer = buffer
    window.place.set(buffer, reference.point())
    window.start.set(buffer, reference.start.position)
    window.margins, window.display_table = reference.margins, reference.display_table
    window.left, window.top, window.top_line = target.left, target.top, target.top_line
    window.width, window.height, window.total_height = target.width, target.height, target.height
    window.new_pixel, window.new_normal = size, normal_size
    parent.new_pixel = _size(parent, sideways)
    if target.children:
        _stretch(target, sideways, target.new_pixel)
    for child in parent.children:
        if child is not target and child is not window:
            _stretch(child, sideways, _size(child, sideways))
    _apply(parent, sideways, normal=False)
    return window


def _new_parent(state: Any, window: Window, sideways: bool) -> Window:
    """A new internal window in WINDOW's place, with WINDOW as its only child."""
    made = Window(state)
    made.horizontal = sideways
    made.left, made.top, made.top_line = window.left, window.top, window.top_line
    made.width, made.height, made.total_height = window.width, window.height, window.total_height
    made.normal_height, made.normal_width = window.normal_height, window.normal_width
    made.parent = window.parent
    if window.parent is None:
        state.frame.root = made
    else:
        window.parent.children[window.parent.children.index(window)] = made
    made.children = [window]
    window.parent = made
    window.normal_height = window.normal_width = 1.0
    return made


@primitive("delete-window-internal")
def delete_window_internal(it: Any, window: Obj) -> Obj:
    """Delete WINDOW; its siblings' new sizes must have been set.  Signals `error` when they do not fill its place."""
    state = display(it)
    target = any_window(it, window)
    if not target.valid:
        return nil
    parent = target.parent
    if target.mini or parent is None:
        raise error("Attempt to delete minibuffer or sole ordinary window")
    rest = [child for child in parent.children if child is not target]
    sideways = parent.horizontal
    if sum(child.new_pixel for child in rest) != _size(parent, sideways) or not all(
        _fits(child, sideways) or bool(child.children) for child in rest
    ):
        raise error("Deletion failed")
    parent.children = rest
    parent.new_pixel = _size(parent, sideways)
    _apply(parent, sideways, normal=False)
    selected_dies = state.selected in list(target.leaves())
    new_selected = max(rest[0].leaves(), key=lambda each: each.use_time) if selected_dies else None
    if selected_dies:
        assert new_selected is not None
        state.select(new_selected)
    _end(target)
    if len(rest) == 1:
        _take_up(state, parent, rest[0])
    return nil


def _take_up(state: Any, parent: Window, only: Window) -> None:
    """Put ONLY, the last child of PARENT, in PARENT's place."""
    only.parent = parent.parent
    only.normal_height, only.normal_width = parent.normal_height, parent.normal_width
    if parent.parent is None:
        state.frame.root = only
    else:
        siblings = parent.parent.children
        siblings[siblings.index(parent)] = only
    parent.children = []
    parent.parent = None


@primitive("delete-other-windows-internal")
def delete_other_windows_internal(it: Any, window: Obj = nil, root: Obj = nil) -> Obj:
    """Delete all windows in ROOT, by default the frame, but WINDOW, by default the selected one; return nil."""
    state = display(it)
    target = valid_window(it, window)
    if target.mini:
        raise error("Can’t expand minibuffer to full frame")
    top = state.frame.root if root is nil else valid_window(it, root)
    if top is target:
        return nil
    ancestor = target.parent
    while ancestor is not None and ancestor is not top:
        ancestor = ancestor.parent
    if ancestor is None:
        raise error("Specified root is not an ancestor of specified window")
    if state.selected in top.leaves() and state.selected not in target.leaves():
        state.select(next(target.leaves()))
    assert target.parent is not None
    target.parent.children.remove(target)
    place, size = (top.left, top.top, top.top_line), (top.width, top.height)
    parent, normal = top.parent, (top.normal_height, top.normal_width)
    siblings = None if parent is None else parent.children
    index = 0 if siblings is None else siblings.index(top)
    _end(top)
    target.parent = parent
    target.normal_height, target.normal_width = normal
    if siblings is None:
        state.frame.root = target
    else:
        siblings[index] = target
    target.left, target.top, target.top_line = place
    for sideways, extent in ((True, size[0]), (False, size[1])):
        _stretch(target, sideways, extent)
        _apply(target, sideways, normal=False)
    return nil
