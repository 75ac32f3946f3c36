"""The options of Emacs's command line, and the order in which they take effect.

Before anything else happens Emacs sorts its arguments: options that concern starting come first, in a fixed order,
and everything else keeps its place.  See "Command Line Arguments for Emacs Invocation" in the Emacs manual.
"""

from __future__ import annotations

import os
from typing import NoReturn


class Refused(Exception):
    """The command line makes no sense, or has been answered: what to say, whether on standard error, and the status."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.text = text
        self.status = status


# priority, how many arguments, names
_TABLE = """
150 0 -version --version
130 1 -chdir --chdir
120 1 -t --terminal
110 0 -nw --no-window-system --no-windows
100 0 -batch --batch
100 1 -script --script
100 1 -x
99 0 -daemon --daemon -bg-daemon --bg-daemon -fg-daemon --fg-daemon
90 0 -help --help
70 0 -nl --no-loadup
65 0 -nsl --no-site-lisp
63 0 -no-build-details --no-build-details
62 0 -module-assertions --module-assertions
60 1 -d --display -display
55 0 -Q --quick -quick
50 0 -q --no-init-file -no-init-file
40 0 -no-x-resources --no-x-resources
40 0 -no-site-file --no-site-file
30 1 -u --user -user
20 0 -debug-init --debug-init
15 0 -iconic --iconic
12 0 -D --basic-display -basic-display
10 1 -bw --border-width -background-color --background-color -bg -foreground-color --foreground-color -fg
10 1 -bd --border-color -ib --internal-border -ms --mouse-color -cr --cursor-color -fn --font -font
10 0 -nbi --no-blinking-cursor -mm --maximized -fs --fullscreen -fw --fullwidth -fh --fullheight
10 1 -g --geometry -geometry -T --title --name -title -name -xrm --xrm -parent-id --parent-id
5 0 -r -rv -reverse --reverse-video -hb --horizontal-scroll-bars -vb --vertical-scroll-bars -color --color
3 0 -no-splash --no-splash -no-desktop --no-desktop
0 1 -L --directory -directory -l --load -load -f --funcall -funcall -eval --eval -execute --execute
0 1 -find-file --find-file -visit --visit -file --file -i --insert -insert
-10 0 -kill --kill
"""


class Option:
    """One option: its priority, and how many arguments follow it."""

    __slots__ = ("arguments", "priority")

    def __init__(self, priority: int, arguments: int) -> None:
        self.priority = priority
        self.arguments = arguments


def _table() -> dict[str, Option]:
    table = {}
    for row in _TABLE.strip().splitlines():
        priority, arguments, *names = row.split()
        option = Option(int(priority), int(arguments))
        for name in names:
            table[name] = option
    return table


STANDARD = _table()


class Plan:
    """What the command line asks for, once the options about starting are taken out."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.left: list[str] = []
        """The arguments that are left, in the order in which they take effect."""
        self.warnings: list[str] = []
        self.quick = False
        self.user: str | None = None
        self.debug_init = False
        self.repl = False


def refuse(program: str, text: str) -> NoReturn:
    raise Refused(f"{program}: {text}\n", 1)


def sort(program: str, arguments: list[str], warnings: list[str]) -> list[str]:
    """ARGUMENTS in the order in which Emacs looks at them; an option that lacks its argument is refused."""
    rows: list[tuple[int, list[str]]] = []
    index = 0
    while index < len(arguments):
        argument = arguments[index]
        index += 1
        if argument == "--":
            # What follows are names of files, whatever they look like.
            rows.append((-100, [argument, *arguments[index:]]))
            break
        row = [argument]
        option = _option(argument, warnings)
        if option is not None and option.arguments and "=" not in argument:
            if index + option.arguments > len(arguments):
                refuse(program, f"Option '{argument}' requires an argument")
            row += arguments[index : index + option.arguments]
            index += option.arguments
        rows.append((option.priority if option is not None else 0, row))
    # Stable, highest first; an option given twice in the same words counts once.
    result: list[str] = []
    last: list[str] = []
    for priority, row in sorted(rows, key=lambda each: -each[0]):
        if len(row) == 1 and row == last and priority != 0:
            continue
        result += row
        last = row
    return result


def _option(argument: str, warnings: list[str]) -> Option | None:
    """The option that ARGUMENT is, abbreviated perhaps; None for a file and for what Emacs does not know."""
    if not argument.startswith("-") or argument == "-":
        return None
    exact = STANDARD.get(argument)
    if exact is not None or not argument.startswith("--"):
        return exact
    name = argument.partition("=")[0]
    found = {option for long, option in STANDARD.items() if long == name}
    if found:
        return found.pop()
    matching = [long for long in STANDARD if long.startswith(name)]
    if len(matching) > 1:
        warnings.append(f"Option '{argument}' matched multiple standard arguments")
        return None
    return STANDARD[matching[0]] if matching else None


def _is(argument: str, short: str, long: str, least: int) -> bool:
    """Whether ARGUMENT is the option SHORT or LONG, of which LEAST characters are enough."""
    name = argument.partition("=")[0]
    return argument == short or (len(name) >= least and name.startswith("--") and long.startswith(name))


def parse(arguments: list[str]) -> Plan:
    """What the command line ARGUMENTS, the program first, asks for; raises `Refused`.  Changes to `--chdir'."""
    program = os.path.basename(arguments[0]) or "elwire"
    plan = Plan(program)
    given = arguments[1:]
    if given and not given[0].startswith(("-", "+")) and not {"-batch", "--batch"} & {*given}:
        # elwire's own way to run a script.
        given.insert(0, "--script")
    rest = sort(program, given, plan.warnings)

    def value(long: str) -> str:
        argument = rest.pop(0)
        _, equals, text = argument.partition("=")
        return text if equals and argument.startswith("--") else rest.pop(0)

    if rest and _is(rest[0], "-version", "--version", 5):
        raise Refused(VERSION, 0)
    if rest and _is(rest[0], "-chdir", "--chdir", 4):
        folder = value("--chdir")
        try:
            os.chdir(folder)
        except OSError as problem:
            refuse(program, f"Can't chdir to {folder}: {os.strerror(problem.errno or 0)}")
    while rest and (_is(rest[0], "-nw", "--no-window-system", 6) or _is(rest[0], "-t", "--terminal", 4)):
        if rest[0].startswith("-t") or rest[0].startswith("--t"):
            value("--terminal")
        else:
            rest.pop(0)
    batch = False
    while rest and _is(rest[0], "-batch", "--batch", 5):
        batch = True
        rest.pop(0)
    for short, long, becomes in (("-script", "--script", "-scriptload"), ("-x", "-x", "-scripteval")):
        if rest and "=" not in rest[0] and (rest[0] == short or (long[1] == "-" and _is(rest[0], short, long, 4))):
            rest.pop(0)
            name = rest.pop(0)
            batch = True
            kept = rest
            front = []
            while kept and STANDARD.get(kept[0], Option(0, 0)).priority > 0:
                option = STANDARD[kept[0]]
                front += kept[: 1 + option.arguments]
                del kept[: 1 + option.arguments]
            rest = [*front, becomes, name, *kept]
    while rest and _is(rest[0], "-batch", "--batch", 5):
        rest.pop(0)
    if rest and _is(rest[0], "-help", "--help", 3):
        raise Refused(HELP, 0)
    rest = _start_options(plan, rest)
    plan.left = rest
    plan.repl = not batch and not rest
    return plan


def _start_options(plan: Plan, rest: list[str]) -> list[str]:
    """REST without the options about displays, sites and init files, noted in PLAN."""
    while rest:
        argument = rest[0]
        name = argument.partition("=")[0]
        matching = [long for long in STANDARD if long == name] or (
            [long for long in STANDARD if long.startswith(name)] if name.startswith("--") and len(name) > 3 else []
        )
        if len({STANDARD[each] for each in matching}) != 1:
            break
        option = STANDARD[matching[0]]
        if not 12 <= option.priority <= 70:
            break
        del rest[0]
        operand = argument.partition("=")[2] if "=" in argument else rest.pop(0) if option.arguments else ""
        if option.priority == 55:
            plan.quick = True
        elif option.priority == 30:
            plan.user = operand
        elif option.priority == 20:
            plan.debug_init = True
    return rest


VERSION = """elwire 0.1.0 (Emacs Lisp as in GNU Emacs 28.2)
This is free software under the MIT licence; there is no warranty.
"""

HELP = """Usage: elwire SCRIPT [ARGUMENT]...
   or: elwire [OPTION]...

The first form does what `emacs --script SCRIPT ARGUMENT...' does.  The second takes
Emacs's own options for batch programs; without any, on a terminal, Lisp is read from it.

-l, --load FILE          load the Lisp file FILE
-L, --directory DIR      put DIR before load-path; :DIR, behind it
-f, --funcall FUNCTION   call FUNCTION
--eval, --execute FORM   evaluate FORM
-i, --insert FILE        insert FILE into the current buffer
--script FILE            load FILE, then leave what follows to it
-x FILE                  the same; the value of its last form is the exit status
FILE, +LINE[:COLUMN]     visit FILE, at LINE and COLUMN
--kill                   leave
--chdir DIR              change to DIR first
-Q, -q, --batch, ...     accepted: there are no init files, and there is no display
--version, --help        say what this is, and leave

Options may be written with `=', as in --eval=FORM, and long ones may be shortened.
"""
