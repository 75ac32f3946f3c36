"""Messages: `message` and its like, the *Messages* buffer, and the texts of errors."""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, find_buffer, new_buffer
from elwire.builtins.buffers.deletion import raw_delete
from elwire.builtins.buffers.insertion import raw_insert
from elwire.builtins.data.formatting import formatted
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.quoting import error_message, quoting_style
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import multibyte_text

variable("message-log-max", 1000, "How many lines of messages to keep in *Messages*: t for all, nil to log nothing.")
variable("inhibit-message", doc="Non-nil means that messages are logged but not shown.")
variable(
    "messages-buffer-name", lambda _it: LispString("*Messages*", False), "The name of the buffer that keeps messages."
)


@primitive("message")
def message(it: Any, format_string: Obj, *args: Obj) -> Obj:
    """Show a message: on standard error, a line of its own; and keep it in the buffer *Messages*.

    FORMAT-STRING and ARGS are as for `format-message'; the text is returned.  A FORMAT-STRING that is nil or empty
    is returned itself; it would clear the echo area of an editor and here shows as an empty line.
    """
    if format_string is nil or (type(format_string) is LispString and not format_string.s):
        show(it, "")
        return format_string
    text = formatted(it, format_string, args, quoting_style(it))
    log(it, text)
    if it.s.inhibit_message.value is nil:
        show(it, multibyte_text(text))
    return text


@primitive("message-box")
def message_box(it: Any, format_string: Obj, *args: Obj) -> Obj:
    """Show a message as `message' does: there are no dialog boxes here.  FORMAT-STRING and ARGS are the same."""
    return message(it, format_string, *args)


@primitive("message-or-box")
def message_or_box(it: Any, format_string: Obj, *args: Obj) -> Obj:
    """Show a message as `message' does: there are no dialog boxes here.  FORMAT-STRING and ARGS are the same."""
    return message(it, format_string, *args)


@primitive("current-message")
def current_message() -> Obj:
    """Return the message shown in the echo area: nil, for messages go to standard error."""
    return nil


@primitive("error-message-string")
def error_message_string(it: Any, obj: Obj) -> Obj:
    """Return the text for people of the error OBJ, a list (ERROR-SYMBOL . DATA) as `condition-case' binds it.

    Signals `wrong-type-argument' when OBJ is no list or does not begin with a symbol.
    """
    return error_message(it, obj)


@primitive("send-string-to-terminal")
def send_string_to_terminal(it: Any, string: Obj, terminal: Obj = nil) -> Obj:
    """Write STRING to standard output at once, as it is, and return nil.  TERMINAL is ignored: there is only one."""
    if type(string) is not LispString:
        raise wrong_type("stringp", string)
    it.stdout.write(multibyte_text(string))
    it.stdout.flush()
    return nil


@primitive("ding")
def ding(it: Any, arg: Obj = nil) -> Obj:
    """Ring the bell: write a control-G to standard output; return nil.  ARG matters only to keyboard macros."""
    it.stdout.write("\a")
    it.stdout.flush()
    return nil


def show(it: Any, text: str) -> None:
    """Write TEXT as a line on standard error, on a new line if something was printed since the last message."""
    if it.stdout.printed:
        it.stdout.printed = False
        text = "\n" + text
    it.stderr.write_bytes(encoded(it, text + "\n"))


def encoded(it: Any, text: str) -> bytes:
    """TEXT in the coding system of the locale; in Emacs's own encoding where that is UTF-8 or unknown."""
    if not text.isascii():
        coding = getattr(it.s.locale_coding_system, "value", nil)
        encode = it.s.encode_coding_string
        if coding is not nil and not coding.name.startswith("utf-8") and hasattr(encode, "call"):
            data: LispString = encode.call(LispString(text, True), coding)
            return data.s.encode("latin-1")
        try:
            return text.encode()
        except UnicodeEncodeError:
            from elwire.interpreter.strings import internal_bytes

            return internal_bytes(LispString(text, True))
    return text.encode()


# The log


def messages_buffer(it: Any) -> Buffer:
    """The buffer that keeps messages, made anew when it was killed."""
    name = it.s.messages_buffer_name.value
    buffer = find_buffer(it, name)
    if buffer is None:
        buffer = new_buffer(it, name)
        buffer.locals[it.s.major_mode] = it.s.messages_buffer_mode
        buffer.locals[it.s.mode_name] = LispString("Messages", False)
        buffer.locals[it.s.buffer_read_only] = t
        buffer.locals[it.s.buffer_undo_list] = t
    return buffer


def log(it: Any, message: LispString) -> None:
    """Add MESSAGE as a line to *Messages*; a line that repeats the last one makes it `... [2 times]'."""
    limit = it.s.message_log_max.value
    if limit is nil or not message.s:
        return
    buffer = messages_buffer(it)
    text = buffer.text
    follow = buffer.point == buffer.zv
    end = text.length + 1
    raw_insert(it, buffer, end, multibyte_text(message) + "\n", None)
    _fold_repetition(it, buffer, end)
    if type(limit) is int and limit >= 0:
        _forget_old(it, buffer, limit)
    if follow:
        buffer.set_point(buffer.zv)


_TIMES = re.compile(r" \[([0-9]+) times\]\Z")


def _fold_repetition(it: Any, buffer: Buffer, start: int) -> None:
    """Where the last line repeats the one before it, leave one that says how many times."""
    text = buffer.text
    size = text.length
    tail_start = max(0, start - 1 - 4096)
    tail = text.slice(tail_start, size)
    last = tail.rfind("\n", 0, len(tail) - 1) + 1
    if last == 0:
        return
    before = tail.rfind("\n", 0, last - 1) + 1
    if before == 0 and tail_start > 0:
        return
    line, previous = tail[last:-1], tail[before : last - 1]
    if not previous.startswith(line):
        return
    if len(previous) == len(line):
        times = 2
    else:
        match = _TIMES.match(previous, len(line))
        if match is None:
            return
        times = int(match[1]) + 1
    raw_delete(it, buffer, tail_start + before + 1, tail_start + last + 1)
    raw_insert(it, buffer, buffer.text.length, f" [{times} times]", None)


def _forget_old(it: Any, buffer: Buffer, limit: int) -> None:
    """Delete lines from the front of BUFFER until LIMIT are left."""
    text = buffer.text
    if text.length <= limit:
        return  # too short to have more lines
    whole = text.slice(0, text.length)
    at = len(whole)
    for _ in range(limit + 1):
        at = whole.rfind("\n", 0, at)
        if at < 0:
            return
    raw_delete(it, buffer, 1, at + 2)
