"""How the program was started and what it says it is: versions, places, the state of the command loop.

See "System Environment" and "Startup Summary" in the Emacs Lisp manual.  The values are those of Emacs 28.2 in batch.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from elwire.interpreter.objects import LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.variables import Alias, forward


def _text(text: str) -> Any:
    return lambda _it: LispString(text)


def _name(name: str) -> Any:
    return lambda it: it.intern(name)


# What this is

variable("emacs-version", _text("28.2"), "The version of Emacs whose Lisp this is.")
variable("emacs-major-version", 28, "The first number of `emacs-version'.")
variable("emacs-minor-version", 2, "The second number of `emacs-version'.")
variable("internal--daemon-sockname", nil, "The socket that was given to a daemon: nil.")
variable("emacs-build-number", 1, "How often this was built.")
variable("emacs-build-time", nil, "When this was built: not known.")
variable("emacs-build-system", nil, "On which machine this was built: not known.")
variable("emacs-repository-version", nil, "The revision this was built from: not known.")
variable("emacs-repository-branch", nil, "The branch this was built from: not known.")
variable("emacs-copyright", _text("Copyright (C) 2026 the authors of elwire"), "Whose this is.")
variable("system-configuration-options", _text(""), "The options this was configured with.")
variable("system-configuration-features", _text("JSON THREADS GNUTLS LIBXML2"), "What was compiled in.")
variable(
    "system-configuration",
    lambda _it: LispString(f"{os.uname().machine}-pc-linux-gnu" if sys.platform == "linux" else sys.platform),
    "The kind of machine and system: CPU-VENDOR-SYSTEM.",
)
variable(
    "system-type",
    lambda it: it.intern({"linux": "gnu/linux", "darwin": "darwin"}.get(sys.platform, "berkeley-unix")),
    "The kind of system this runs on, a symbol.",
)
variable("operating-system-release", lambda _it: LispString(os.uname().release), "The release of the system's kernel.")


# Places


def program() -> tuple[str, str]:
    """The folder, with a slash, and the name of the program that starts elwire again."""
    name = os.path.basename(sys.argv[0] if sys.argv else "")
    if name.startswith("elwire"):
        folder = os.path.dirname(sys.argv[0])
        if folder:
            return os.path.abspath(folder) + "/", name
        for each in os.environ.get("PATH", "").split(os.pathsep):
            if os.access(os.path.join(each, name), os.X_OK):
                return os.path.abspath(each) + "/", name
    return os.path.dirname(os.path.abspath(sys.executable or "/usr/bin/python3")) + "/", "elwire"


def _library(_it: Any) -> Obj:
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lisp")
    return LispString(folder + "/")


variable("invocation-name", lambda _it: LispString(program()[1]), "The name under which elwire was started.")
variable("invocation-directory", lambda _it: LispString(program()[0]), "The directory elwire was started from.")
variable("installation-directory", nil, "The directory this was built in, nil when it is installed.")
variable("source-directory", _library, "The directory of the sources of elwire's own Lisp.")
variable("data-directory", _library, "The directory of elwire's own files.")
variable("doc-directory", _library, "The directory of elwire's documentation.")
variable("exec-directory", lambda _it: LispString(program()[0]), "The directory of programs that belong to elwire.")
variable("temporary-file-directory", lambda _it: LispString(_temporary()), "The directory for temporary files.")
variable("small-temporary-file-directory", nil, "The directory for temporary files that are small, nil for none.")
variable("user-emacs-directory", _text("~/.emacs.d/"), "The directory of the user's files about Emacs.")
variable("path-separator", _text(":"), "What separates directories in a search path.")
variable("null-device", _text("/dev/null"), "The name of the file that is always empty.")


def _transforms(it: Any) -> Obj:
    # Files of other machines are saved here.
    target = LispString(it.s.temporary_file_directory.value.s + "\\2")
    return lisp_list(lisp_list(LispString("\\`/[^/]*:\\([^/]*/\\)*\\([^/]*\\)\\'"), target, t))


variable(
    "auto-save-file-name-transforms",
    _transforms,
    "List of (REGEXP REPLACEMENT UNIQUIFY): how names of auto-save files are changed.",
)


def _temporary() -> str:
    folder = os.environ.get("TMPDIR") or "/tmp"
    return folder if folder.endswith("/") else folder + "/"


# How it was started

variable("init-file-user", nil, "Whose init file was read; nil for nobody's, always so in batch.")
variable("user-init-file", nil, "The init file that was read, nil for none.")
variable("site-run-file", nil, "The library that a site starts with; elwire has none.")
variable("init-file-debug", nil, "Non-nil means that an error in the init file enters the debugger.")
variable("init-file-had-error", nil, "Non-nil means that the init file did not load.")
variable("inhibit-default-init", nil, "Non-nil means not to load the library `default'.")
variable("inhibit-startup-screen", nil, "Non-nil means not to show a start-up screen, which batch does not.")
variable("inhibit-x-resources", t, "Non-nil means not to look at X resources.")
variable("initial-window-system", nil, "The window system at the start: none.")
variable("window-system", nil, "The window system: none.")
variable("emacs-basic-display", nil, "Non-nil means to keep the display simple.")
variable("initial-buffer-choice", nil, "What to show at the start.")
variable("command-switch-alist", nil, "Alist of (OPTION . FUNCTION) for the command line's own options.")
variable("command-line-functions", nil, "Functions asked, by a non-nil value, to take the argument `argi'.")
variable("command-line-processed", nil, "Non-nil once the command line is at work.")
variable("before-init-hook", nil, "Hook run before the init file is loaded.")
variable("after-init-hook", nil, "Hook run after the init file is loaded.")
variable("emacs-startup-hook", nil, "Hook run after the command line has been processed.")
variable("term-setup-hook", nil, "Hook run after the terminal has been set up.")
variable("window-setup-hook", nil, "Hook run after the first frame has been set up.")
variable("before-init-time", lambda it: _now(), "The time before the init file was loaded.")
variable("after-init-time", lambda it: _now(), "The time after the init file was loaded.")
variable("dump-mode", nil, "Non-nil while Emacs is being built.")
variable("package-enable-at-startup", t, "Non-nil means that installed packages are made available at the start.")
variable("delayed-warnings-list", nil, "Warnings to be shown after the current command.")


def _now() -> Obj:
    from elwire.builtins.system.time_values import BILLION, as_list, now

    return as_list(now(), BILLION)


# The command loop, which batch does not have

variable("this-command", nil, "The command being executed.")
variable("real-this-command", nil, "The command being executed, whatever it says itself.")
variable("last-command", nil, "The command before.")
variable("real-last-command", nil, "The command before, whatever it said itself.")
variable("last-repeatable-command", nil, "The last command that may be repeated.")
variable("this-original-command", nil, "The command bound to the current keys before remapping.")
variable("last-command-event", nil, "The last event of the keys that called the command.")
variable("last-input-event", nil, "The last event.")
variable("last-nonmenu-event", nil, "The last event that was not from a menu.")
variable("last-event-frame", nil, "The frame the last event came to: none.")
variable("unread-command-events", nil, "Events to be read before any others.")
variable("unread-post-input-method-events", nil, "Events to be read after input methods.")
variable("unread-input-method-events", nil, "Events to be given to input methods.")
variable("input-method-function", _name("list"), "The function that input methods put in the way of characters.")
variable("executing-kbd-macro", nil, "The keyboard macro being executed.")
variable("defining-kbd-macro", nil, "Non-nil while a keyboard macro is being defined.")
variable("pre-command-hook", nil, "Hook run before each command.")
variable("post-command-hook", nil, "Hook run after each command.")
variable("deferred-action-list", nil, "Actions to do after a command.")
variable("command-debug-status", nil, "What the debugger is to do in a command.")
variable("command-error-function", _name("command-error-default-function"), "What reports an error in a command.")
variable("echo-keystrokes", 1, "After how many seconds unfinished keys are shown.")
variable("cursor-in-echo-area", nil, "Non-nil means that the cursor is in the echo area.")
variable("num-input-keys", 0, "How many key sequences have been read.")
variable("num-nonmacro-input-events", 0, "How many events have been read from outside.")
variable("double-click-time", 500, "The milliseconds within which two clicks are one.")
variable("debug-on-event", _name("sigusr2"), "The event that enters the debugger.")
variable("this-command-keys-shift-translated", nil, "Non-nil when the keys were found without their shift.")
variable("help-char", 8, "The character for help.")
variable("inhibit-interaction", nil, "Non-nil means that asking the user signals `inhibited-interaction'.")


@primitive("invocation-name")
def invocation_name(it: Any) -> Obj:
    """Return the name under which elwire was started."""
    return LispString(it.s.invocation_name.value.s)


@primitive("invocation-directory")
def invocation_directory(it: Any) -> Obj:
    """Return the directory elwire was started from."""
    return LispString(it.s.invocation_directory.value.s)


@primitive("daemonp")
def daemonp() -> Obj:
    """Return non-nil if this is a daemon: nil."""
    return nil


def set_up(it: Any) -> None:
    """Make `argv' another name of `command-line-args-left'."""
    symbol = it.intern("argv")
    symbol.special = True
    forward(symbol, Alias(symbol, it.intern("command-line-args-left")))
