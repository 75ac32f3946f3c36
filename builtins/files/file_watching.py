"""Watching files: `inotify-add-watch` and what goes with it.  See "File Notifications" in the Emacs Lisp manual.

As in batch Emacs, notices are fetched and given to their functions while `read-event` waits, and at no other time;
until then the kernel keeps them.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from elwire.builtins.files.file_access import path_of
from elwire.builtins.system.system import system_text
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, Signal, wrong_type
from elwire.interpreter.strings import check_string

if TYPE_CHECKING:
    from elwire.netlib.inotify import Inotify, Notice

# The kernel's bits, in the order in which a notice with several of them lists them from the end.
EVENTS = {
    "access": 0x1, "attrib": 0x4, "close-write": 0x8, "close-nowrite": 0x10, "create": 0x100, "delete": 0x200,
    "delete-self": 0x400, "modify": 0x2, "move-self": 0x800, "moved-from": 0x40, "moved-to": 0x80, "open": 0x20,
    "ignored": 0x8000, "isdir": 0x40000000, "q-overflow": 0x4000, "unmount": 0x2000,
}  # fmt: skip
ASPECTS = {
    **{name: bit for name, bit in EVENTS.items() if bit <= 0x800},
    "move": 0xC0, "close": 0x18, "onlydir": 0x01000000, "dont-follow": 0x02000000, "all-events": 0xFFF, "t": 0xFFF,
}  # fmt: skip


class Watch:
    """One call of `inotify-add-watch`; the kernel knows only one watch for each file, called its descriptor here."""

    def __init__(self, number: int, name: LispString, mask: int, callback: Obj) -> None:
        self.number = number
        self.name = name
        self.mask = mask
        self.callback = callback


class FileWatches:
    """The watches of one interpreter; it has the kernel's queue while it has any."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.queue: Inotify | None = None
        self.watches: dict[int, list[Watch]] = {}

    def add(self, path: bytes, name: LispString, mask: int, callback: Obj) -> Obj:
        """Watch PATH, called NAME by Lisp; the descriptor for Lisp."""
        from elwire.netlib.inotify import EXCL_UNLINK, MASK_ADD, Inotify

        if self.queue is None:
            self.queue = Inotify()
        try:
            descriptor = self.queue.add(path, mask | MASK_ADD | EXCL_UNLINK)
        except OSError:
            self._close_if_idle()
            raise
        row = self.watches.setdefault(descriptor, [])
        taken = {each.number for each in row}
        number = next(each for each in range(len(row) + 1) if each not in taken)
        row.append(Watch(number, name, mask, callback))
        row.sort(key=lambda watch: watch.number)
        return Cons(descriptor, number)

    def remove(self, descriptor: int, number: int) -> None:
        """End a watch, if there is such a one."""
        row = self.watches.get(descriptor)
        if row is None:
            return
        row[:] = [each for each in row if each.number != number]
        if not row:
            del self.watches[descriptor]
            if self.queue is not None:
                try:
                    self.queue.remove(descriptor)
                except OSError as problem:
                    # The file may have gone, and with it the kernel's watch, without our having been told yet.
                    if problem.errno != errno.EINVAL:
                        raise
            self._close_if_idle()

    def fetch(self) -> list[Obj]:
        """The events that have come: lists (file-notify EVENT FUNCTION)."""
        from elwire.netlib.inotify import IGNORED

        if self.queue is None:
            return []
        events: list[Obj] = []
        for notice in self.queue.read():
            # A queue that overflowed concerns every watch; nobody can have asked for that.
            for watch in self.watches.get(notice.watch, ()):
                if watch.mask & notice.mask:
                    event = self._event(watch, notice)
                    events.append(lisp_list(self.it.s.file_notify, event, watch.callback))
            if notice.mask & IGNORED:
                self.watches.pop(notice.watch, None)
        self._close_if_idle()
        return events

    def _event(self, watch: Watch, notice: Notice) -> Obj:
        names = [self.it.intern(name) for name, bit in EVENTS.items() if bit & notice.mask]
        return lisp_list(
            Cons(notice.watch, watch.number),
            list_to_lisp(names[::-1]),
            system_text(notice.name) if notice.name else watch.name,
            notice.cookie,
        )

    def _close_if_idle(self) -> None:
        if not self.watches and self.queue is not None:
            self.queue.close()
            self.queue = None


def _watches(it: Any) -> FileWatches:
    state = it.chapter_state.get("file watches")
    if state is None:
        state = it.chapter_state["file watches"] = FileWatches(it)
    return state  # type: ignore[no-any-return]


def _failure(message: str, number: int, *data: Obj) -> Signal:
    return Signal(Name("file-notify-error"), (LispString(message), LispString(os.strerror(number)), *data))


def _mask(aspect: Obj) -> int:
    """The bits that ASPECT, a symbol or a list of symbols, stands for."""
    mask = 0
    cell = aspect if isinstance(aspect, Cons) else Cons(aspect, nil) if aspect is not nil else nil
    while isinstance(cell, Cons):
        each = cell.car
        bits = ASPECTS.get(each.name) if isinstance(each, Symbol) else None
        if bits is None:
            raise _failure("Unknown aspect", errno.EINVAL, each)
        mask |= bits
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", aspect)
    return mask


@primitive("inotify-add-watch")
def inotify_add_watch(it: Any, filename: Obj, aspect: Obj, callback: Obj) -> Obj:
    """Watch FILENAME, a string, for ASPECT and return a descriptor (WATCH . NUMBER).

    ASPECT is a symbol as `create' or `modify', or a list of them, or t for all.  CALLBACK is called while `read-event'
    waits, with a list of the descriptor, the aspects, a name and a number that ties together the halves of a renaming.
    Signals `file-notify-error'.
    """
    check_string(filename)
    if "\0" in filename.s:
        raise wrong_type("filenamep", filename)
    mask = _mask(aspect)
    try:
        return _watches(it).add(path_of(it, filename), filename, mask, callback)
    except OSError as problem:
        raise _failure("Could not add watch for file", problem.errno or 0, filename) from None


def _valid(descriptor: Obj) -> bool:
    return (
        isinstance(descriptor, Cons)
        and all(type(each) is int and each >= 0 for each in (descriptor.car, descriptor.cdr))
    )  # fmt: skip


@primitive("inotify-rm-watch")
def inotify_rm_watch(it: Any, watch_descriptor: Obj) -> Obj:
    """End the watch WATCH-DESCRIPTOR, a value of `inotify-add-watch', and return t.  Signals `file-notify-error'."""
    if not _valid(watch_descriptor):
        data = watch_descriptor if isinstance(watch_descriptor, Cons) else nil
        reason = LispString(os.strerror(errno.EINVAL))
        raise Signal(it.s.file_notify_error, Cons(LispString("Invalid descriptor "), Cons(reason, data)))
    try:
        _watches(it).remove(watch_descriptor.car, watch_descriptor.cdr)
    except OSError as problem:
        raise _failure("Could not rm watch", problem.errno or 0) from None
    return t


@primitive("inotify-valid-p")
def inotify_valid_p(it: Any, watch_descriptor: Obj) -> Obj:
    """Return t if WATCH-DESCRIPTOR is that of a watch that has not ended."""
    if not _valid(watch_descriptor):
        return nil
    row = _watches(it).watches.get(watch_descriptor.car, ())
    return t if any(each.number == watch_descriptor.cdr for each in row) else nil
