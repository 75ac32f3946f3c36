"""Asking the user: in batch, a prompt on standard output and a line of standard input.

See "Minibuffers" and "Reading One Event" in the Emacs Lisp manual.
"""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_or_current
from elwire.builtins.buffers.deletion import make_string
from elwire.builtins.language.reading import input_line, read_from_string
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal
from elwire.interpreter.strings import check_string, multibyte_text

variable("enable-recursive-minibuffers", nil, "Non-nil means that the minibuffer may be used from within.")
variable("minibuffer-history", nil, "What was read from the minibuffer, the latest first.")
variable("buffer-name-history", nil, "The names of buffers that were read, the latest first.")
variable("yes-or-no-p-history", nil, "Answers to `yes-or-no-p', the latest first.")
variable("history-length", 100, "How long histories may become; t for as long as they like.")
variable("history-delete-duplicates", nil, "Non-nil means that a history keeps each element once.")
variable("history-add-new-input", t, "Non-nil means that what is read joins the history.")
variable("minibuffer-completion-table", nil, "The collection that the minibuffer completes from.")
variable("minibuffer-completion-predicate", nil, "The predicate for completion in the minibuffer.")
variable("minibuffer-completion-confirm", nil, "Whether completion in the minibuffer must be confirmed.")
variable("minibuffer-allow-text-properties", nil, "Non-nil means that what is read keeps its text properties.")
variable("minibuffer-setup-hook", nil, "Hook run when the minibuffer is entered, which batch does not do.")
variable("minibuffer-exit-hook", nil, "Hook run when the minibuffer is left.")
variable("minibuffer-help-form", nil, "The value of `help-form' in the minibuffer.")
variable("read-buffer-function", nil, "What `read-buffer' calls instead of asking itself.")
variable("read-buffer-completion-ignore-case", nil, "Non-nil means that names of buffers are completed in any case.")
variable("completing-read-function", lambda it: it.s.completing_read_default, "What `completing-read' calls.")
variable("read-file-name-completion-ignore-case", nil, "Non-nil means that file names are completed in any case.")
variable("insert-default-directory", t, "Non-nil means that `read-file-name' begins with the default directory.")
variable("use-short-answers", nil, "Non-nil means that `yes-or-no-p' is content with y or n.")


def ask_line(it: Any, prompt: LispString) -> LispString:
    """The line of standard input that answers PROMPT; signals `end-of-file`."""
    it.stdout.write(multibyte_text(prompt))
    it.stdout.flush()
    line = input_line()
    try:
        return LispString(line.encode("latin-1").decode())
    except UnicodeDecodeError:
        return LispString(line.encode("latin-1").decode("utf-8", "surrogateescape"), True)


def _first(default: Obj) -> Obj:
    return default.car if isinstance(default, Cons) else default


def _object(it: Any, text: LispString, default: Obj) -> Obj:
    """The one Lisp object of TEXT, of DEFAULT when that is empty."""
    default = _first(default)
    if not text.s and isinstance(default, LispString):
        text = default
    found = read_from_string(it, text)
    rest = text.s[found.cdr :].strip(" \t\n")
    if rest:
        raise error("Trailing garbage following expression")
    return found.car


@primitive("read-from-minibuffer")
def read_from_minibuffer(
    it: Any,
    prompt: Obj,
    initial_contents: Obj = nil,
    keymap: Obj = nil,
    read: Obj = nil,
    hist: Obj = nil,
    default_value: Obj = nil,
    inherit_input_method: Obj = nil,
) -> Obj:
    """Show PROMPT and return the line of standard input that answers it, as a string.

    READ non-nil means to return the Lisp object that it is, or that the string DEFAULT-VALUE is where it is empty.
    INITIAL-CONTENTS, KEYMAP, HIST and INHERIT-INPUT-METHOD matter only at a terminal.  Signals `end-of-file'.
    """
    check_string(prompt)
    _may_ask(it)
    text = ask_line(it, prompt)
    return _object(it, text, default_value) if read is not nil else text


def _may_ask(it: Any) -> None:
    """Signal `inhibited-interaction` when `inhibit-interaction` forbids to ask the user."""
    if it.s.inhibit_interaction.value is not nil:
        raise signal("inhibited-interaction")


@primitive("read-string")
def read_string(
    it: Any,
    prompt: Obj,
    initial_input: Obj = nil,
    history: Obj = nil,
    default_value: Obj = nil,
    inherit_input_method: Obj = nil,
) -> Obj:
    """Show PROMPT and return the line of standard input that answers it; DEFAULT-VALUE where that is empty.

    DEFAULT-VALUE may be a list, of which the first element counts.  INITIAL-INPUT, HISTORY and INHERIT-INPUT-METHOD
    matter only at a terminal.  Signals `end-of-file'.
    """
    if initial_input is not nil:
        check_string(_first(initial_input))
    value = it.s.read_from_minibuffer.call(
        prompt, initial_input, nil, nil, history, default_value, inherit_input_method
    )
    if isinstance(value, LispString) and not value.s and default_value is not nil:
        return _first(default_value)
    return value


@primitive("read-no-blanks-input")
def read_no_blanks_input(it: Any, prompt: Obj, initial: Obj = nil, inherit_input_method: Obj = nil) -> Obj:
    """Show PROMPT and return the line of input that answers it; INITIAL and INHERIT-INPUT-METHOD are ignored."""
    return it.s.read_from_minibuffer.call(prompt, initial)


@primitive("read-minibuffer")
def read_minibuffer(it: Any, prompt: Obj, initial_contents: Obj = nil) -> Obj:
    """Show PROMPT and return the Lisp object in the line of standard input that answers it, not evaluated."""
    return it.s.read_from_minibuffer.call(prompt, initial_contents, nil, t)


@primitive("eval-minibuffer")
def eval_minibuffer(it: Any, prompt: Obj, initial_contents: Obj = nil) -> Obj:
    """Show PROMPT, read a Lisp object from standard input, and return its value; INITIAL-CONTENTS is ignored."""
    return it.eval(read_minibuffer(it, prompt, initial_contents), t)


@primitive("yes-or-no-p")
def yes_or_no_p(it: Any, prompt: Obj) -> Obj:
    """Ask the question PROMPT and return t for the answer yes, nil for no; any other is asked for again.

    With `use-short-answers', ask `y-or-n-p'.  Signals `end-of-file'.
    """
    check_string(prompt)
    if it.s.use_short_answers.value is not nil:
        return it.s.y_or_n_p.call(prompt)
    question = LispString(prompt.s + "(yes or no) ")
    while True:
        answer = it.s.read_from_minibuffer.call(question, nil, nil, nil, it.s.yes_or_no_p_history)
        text = answer.s.lower() if isinstance(answer, LispString) else ""
        if text in ("yes", "no"):
            return t if text == "yes" else nil
        it.s.message.call(LispString("Please answer yes or no."))


# With completion


@primitive("completing-read")
def completing_read(
    it: Any,
    prompt: Obj,
    collection: Obj,
    predicate: Obj = nil,
    require_match: Obj = nil,
    initial_input: Obj = nil,
    hist: Obj = nil,
    def_: Obj = nil,
    inherit_input_method: Obj = nil,
) -> Obj:
    """Ask for a string, which at a terminal would be completed from COLLECTION; DEF where the answer is empty.

    The function `completing-read-function' does it if it is another than the usual one.  In batch nothing completes,
    and REQUIRE-MATCH, PREDICATE, INITIAL-INPUT, HIST and INHERIT-INPUT-METHOD make no difference.
    """
    function = it.s.completing_read_function.value
    if function is not it.s.completing_read_default or function.function is not nil:
        return function.call(
            prompt, collection, predicate, require_match, initial_input, hist, def_, inherit_input_method
        )
    check_string(prompt)
    value = it.s.read_from_minibuffer.call(prompt, nil, nil, nil, hist, def_)
    if isinstance(value, LispString) and not value.s and def_ is not nil:
        return _first(def_)
    return value


@primitive("read-command")
def read_command(it: Any, prompt: Obj, default_value: Obj = nil) -> Obj:
    """Ask for the name of a command with PROMPT and return its symbol, DEFAULT-VALUE's where the answer is empty."""
    return _symbol(it, prompt, it.s.commandp, default_value)


@primitive("read-variable")
def read_variable(it: Any, prompt: Obj, default_value: Obj = nil) -> Obj:
    """Ask for the name of an option with PROMPT and return its symbol, DEFAULT-VALUE's where the answer is empty."""
    return _symbol(it, prompt, it.s.custom_variable_p, default_value)


def _symbol(it: Any, prompt: Obj, predicate: Obj, default: Obj) -> Obj:
    if isinstance(default, Symbol) and default is not nil:
        default = LispString(default.name)
    obarray = it.s.obarray.value
    name = completing_read(it, prompt, obarray, predicate, t, nil, nil, default)
    return name if name is nil else it.s.intern.call(name)


@primitive("read-buffer")
def read_buffer(it: Any, prompt: Obj, def_: Obj = nil, require_match: Obj = nil, predicate: Obj = nil) -> Obj:
    """Ask for the name of a buffer with PROMPT, which shows DEF, a buffer or a name; return it, DEF if empty.

    REQUIRE-MATCH and PREDICATE are as for `completing-read'.  `read-buffer-function' does it if that is non-nil.
    """
    if isinstance(def_, Buffer):
        def_ = def_.name
    function = it.s.read_buffer_function.value
    if function is not nil:
        more = () if predicate is nil else (predicate,)
        return function.call(prompt, def_, require_match, *more)
    default = _first(def_)
    if default is not nil:
        text = re.sub(r"(?:: ?| )\Z", "", check_string(prompt).s)
        shown = default.s if isinstance(default, LispString) else it.princ(default)
        prompt = LispString(f"{text} (default {shown}): ")
    return completing_read(
        it, prompt, it.s.internal_complete_buffer, predicate, require_match, nil, it.s.buffer_name_history, def_
    )


@primitive("read-file-name")
def read_file_name(
    it: Any,
    prompt: Obj,
    dir_: Obj = nil,
    default_filename: Obj = nil,
    mustmatch: Obj = nil,
    initial: Obj = nil,
    predicate: Obj = nil,
) -> Obj:
    """Ask for the name of a file with PROMPT and return what is answered, as it stands; DEFAULT-FILENAME if empty.

    Without a DEFAULT-FILENAME, an empty answer means the visited file, or DIR.
    """
    value = read_string(it, prompt)
    if value.s:
        return value
    default = _first(default_filename)
    if default is nil:
        default = initial if initial is not nil else it.s.buffer_file_name.value
    if default is nil:
        default = it.s.default_directory.value if dir_ is nil else dir_
    return default


@primitive("read-directory-name")
def read_directory_name(
    it: Any, prompt: Obj, dir_: Obj = nil, default_dirname: Obj = nil, mustmatch: Obj = nil, initial: Obj = nil
) -> Obj:
    """Ask for the name of a directory with PROMPT and return the answer as it stands; DEFAULT-DIRNAME if empty."""
    return it.s.read_file_name.call(
        prompt, dir_, default_dirname if default_dirname is not nil else dir_, mustmatch, initial
    )


# What the minibuffer is, where there is none in use


@primitive("minibufferp")
def minibufferp(it: Any, buffer: Obj = nil, live: Obj = nil) -> Obj:
    """Return t if BUFFER, by default the current one, is a minibuffer; with LIVE, one in use, never so in batch."""
    found = it.s.get_buffer.call(buffer) if isinstance(buffer, LispString) else buffer_or_current(it, buffer)
    if live is not nil or found is nil or found.name is nil:
        return nil
    return t if re.fullmatch(r" \*Minibuf-[0-9]+\*", found.name.s) else nil


@primitive("minibuffer-prompt")
def minibuffer_prompt() -> Obj:
    """Return the prompt of the minibuffer in use: nil, for there is none."""
    return nil


@primitive("minibuffer-prompt-end")
def minibuffer_prompt_end(it: Any) -> Obj:
    """Return where the prompt of the minibuffer ends; in any other buffer, where the text begins."""
    return it.buffer.begv


@primitive("minibuffer-contents")
def minibuffer_contents(it: Any) -> Obj:
    """Return what the user has typed; in a buffer that is no minibuffer, all its text."""
    return make_string(it.buffer, it.buffer.begv, it.buffer.zv)


@primitive("minibuffer-contents-no-properties")
def minibuffer_contents_no_properties(it: Any) -> Obj:
    """Return what the user has typed, without text properties; in a buffer that is no minibuffer, all its text."""
    return make_string(it.buffer, it.buffer.begv, it.buffer.zv, properties=False)


@primitive("minibuffer-depth")
def minibuffer_depth() -> Obj:
    """Return how many minibuffers are in use: 0."""
    return 0


@primitive("active-minibuffer-window")
def active_minibuffer_window() -> Obj:
    """Return the window of the minibuffer in use: nil."""
    return nil


@primitive("abort-minibuffers", interactive="")
def abort_minibuffers() -> Obj:
    """Leave the minibuffer; signals `error', as none is in use."""
    raise error("Not in a minibuffer")


# Recursive edits: `recursive-edit` itself is in lisp/command-loop.el

variable("command-loop--depth", 0, "How many recursive edits there are inside of each other.")


@primitive("recursion-depth")
def recursion_depth(it: Any) -> Obj:
    """Return how many recursive edits there are inside of each other."""
    return it.s.command_loop__depth.value


def _leave(it: Any, value: Obj) -> Obj:
    if it.s.command_loop__depth.value == 0:
        raise signal("user-error", LispString("No recursive edit is in progress"))
    raise it.throw(it.s.exit, value)


@primitive("exit-recursive-edit", interactive="")
def exit_recursive_edit(it: Any) -> Obj:
    """Leave the innermost recursive edit; signals `user-error' when there is none."""
    return _leave(it, nil)


@primitive("abort-recursive-edit", interactive="")
def abort_recursive_edit(it: Any) -> Obj:
    """Abort the innermost recursive edit, which signals `quit'; signals `user-error' when there is none."""
    return _leave(it, t)


@primitive("top-level", interactive="")
def top_level(it: Any) -> Obj:
    """Leave all recursive edits, and whatever else is being done.  Never returns.

    This is a `throw` to `top-level`.  In batch nothing follows but reading events: timers and processes run until
    one of their functions leaves.
    """
    raise it.throw(it.s.top_level, nil)


# Events


@primitive("discard-input")
def discard_input(it: Any) -> Obj:
    """Forget the input that has come and was not read: `unread-command-events', and what threads have sent."""
    it.s.unread_command_events.value = nil
    threads = it.chapter_state.get("threads")
    if threads is not None:
        threads.events.clear()
    return nil


@primitive("this-command-keys")
def this_command_keys(it: Any) -> Obj:
    """Return the keys of this command as a string, or as a vector if they are not all characters."""
    keys = _keys(it)
    if all(type(key) is int for key in keys):
        return LispString("".join(map(chr, keys)))
    return Vector(keys)


@primitive("this-command-keys-vector", "this-single-command-keys", "this-single-command-raw-keys")
def this_command_keys_vector(it: Any) -> Obj:
    """Return the keys of this command as a vector."""
    return Vector(_keys(it))


@primitive("recent-keys")
def recent_keys(include_cmds: Obj = nil) -> Obj:
    """Return the last keys that were typed as a vector; in batch nobody types, INCLUDE-CMDS or not."""
    return Vector([])


@primitive("clear-this-command-keys")
def clear_this_command_keys(it: Any, keep_record: Obj = nil) -> Obj:
    """Forget the keys of this command; KEEP-RECORD makes no difference, for nothing else is recorded."""
    _keys(it).clear()
    return nil


@primitive("set--this-command-keys")
def set_this_command_keys(it: Any, keys: Obj) -> Obj:
    """Make the characters of the string KEYS the keys of this command."""
    _keys(it)[:] = [ord(char) for char in check_string(keys).s]
    return nil


def _keys(it: Any) -> list[Any]:
    keys: list[Any] = it.chapter_state.setdefault("command keys", [])
    return keys


@primitive("current-input-mode")
def current_input_mode() -> Obj:
    """Return a list: is input read by interrupts, with flow control, with meta; and the quit character."""
    return lisp_list(t, nil, t, 7)


def next_event(it: Any, prompt: Obj, seconds: Obj) -> Obj:
    """The next event, taken from `unread-command-events'; None when SECONDS pass without one.

    Standard input is not asked: batch reads lines from it, not events.  While this waits, timers, processes and threads
    run, and notices about watched files and signals from threads are handled.
    """
    import time

    events = it.s.unread_command_events
    if not isinstance(events.value, Cons):
        if prompt is not nil:
            it.s.message.call(LispString("%s"), prompt)
        deadline = None if seconds is nil else time.monotonic() + float(seconds)
        while not isinstance(events.value, Cons):
            left = 3600.0 if deadline is None else deadline - time.monotonic()
            if left <= 0:
                return None
            threads = it.chapter_state.get("threads")
            if threads is not None and threads.started:
                from elwire.builtins.files.special_events import handle

                while threads.events:
                    handle(it, threads.events.pop(0))
                left = min(left, 0.05)  # a thread may leave an event at any time
            if it.chapter_state.get("file watches") is None:
                it.s.accept_process_output.call(nil, left)
            else:
                from elwire.builtins.files.special_events import wait_for_special_events

                wait_for_special_events(it, left)
    event = events.value.car
    events.value = events.value.cdr
    if isinstance(event, Cons) and event.car in (t, it.s.no_record):
        event = event.cdr
    it.s.last_input_event.value = event
    return event


@primitive("read-event")
def read_event(it: Any, prompt: Obj = nil, inherit_input_method: Obj = nil, seconds: Obj = nil) -> Obj:
    """Return the next event; nil when SECONDS pass without one.

    In batch events come from `unread-command-events' only; PROMPT is shown as a message before waiting, for ever if
    SECONDS is nil.  INHERIT-INPUT-METHOD makes no difference.
    """
    _may_ask(it)
    event = next_event(it, prompt, seconds)
    return nil if event is None else event


@primitive("read-char")
def read_char(it: Any, prompt: Obj = nil, inherit_input_method: Obj = nil, seconds: Obj = nil) -> Obj:
    """Return the next event, which must be a character; signals `error' for another.  Otherwise as `read-event'.

    PROMPT, INHERIT-INPUT-METHOD and SECONDS are as there.
    """
    _may_ask(it)
    event = next_event(it, prompt, seconds)
    if event is None:
        return nil
    if type(event) is not int:
        raise error("Non-character input-event")
    return event


@primitive("read-char-exclusive")
def read_char_exclusive(it: Any, prompt: Obj = nil, inherit_input_method: Obj = nil, seconds: Obj = nil) -> Obj:
    """Return the next event that is a character, passing over others.  Otherwise as `read-event'.

    PROMPT, INHERIT-INPUT-METHOD and SECONDS are as there.
    """
    _may_ask(it)
    while True:
        event = next_event(it, prompt, seconds)
        if event is None:
            return nil
        if type(event) is int:
            return event


@primitive("command-error-default-function")
def command_error_default_function(it: Any, data: Obj, context: Obj, signal: Obj) -> Obj:
    """Report the error DATA on standard error, CONTEXT before it, and leave with status 255.  SIGNAL is ignored."""
    from elwire.builtins.language.messages import show
    from elwire.interpreter.quoting import error_message

    before = context.s if isinstance(context, LispString) else ""
    show(it, before + error_message(it, data).s)
    return it.s.kill_emacs.call(-1)
