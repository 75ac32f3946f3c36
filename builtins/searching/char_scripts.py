"""The script of each character: the char-table `char-script-table`."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import nil
from elwire.interpreter.registry import late_variable


def _script_table(it: Any) -> Any:
    from elwire.builtins.searching.character_facts import runs
    from elwire.interpreter.arrays import CharTable
    from elwire.interpreter.objects import lisp_list

    facts = runs("script")
    table = CharTable(it.s.char_script_table, nil, 1)
    table.set_runs([first for first, _ in facts], [it.intern(script) for _, script in facts])
    # The scripts in the order of their first characters; but emoji are the last, because they were symbols first.
    names = [name for name in dict.fromkeys(script for _, script in facts) if name not in ("nil", "emoji")]
    table.extras[0] = lisp_list(*[it.intern(name) for name in [*names, "emoji"]])
    return table


def set_up(it: Any) -> None:
    """Char-tables of scripts have one extra slot, the list of all scripts."""
    it.call(it.s.put, it.s.char_script_table, it.s.char_table_extra_slots, 1)


late_variable(
    "char-script-table",
    _script_table,
    "Char-table of the script, a symbol, of each character.  Its one extra slot is the list of all scripts.",
)
