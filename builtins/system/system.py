"""The machine, its users and the environment."""

from __future__ import annotations

import os
from typing import Any

from elwire.builtins.gate import ask
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, error
from elwire.interpreter.strings import check_string, multibyte_text, text_of_internal_bytes


def system_text(text: str | bytes) -> LispString:
    """TEXT from the operating system as a Lisp string."""
    return LispString(text_of_internal_bytes(os.fsencode(text)))


# The environment


def environment(it: Any) -> Obj:
    """The environment this program was started with, strings like NAME=VALUE; none if it must not be read."""
    try:
        ask(it, "environment", None)
    except Signal:
        return nil
    return list_to_lisp([system_text(name + b"=" + value) for name, value in os.environb.items()])


variable(
    "process-environment",
    environment,
    "The environment that programs started from here get: strings like NAME=VALUE, or NAME for one not to be set.",
)
variable("initial-environment", environment, "The environment this program was started with.")


@primitive("getenv-internal")
def getenv_internal(it: Any, variable: Obj, env: Obj = nil) -> Obj:
    """The value of the environment variable VARIABLE, nil when it is not set.

    ENV is a list of strings like NAME=VALUE to look in, of which the first counts; anything else means
    `process-environment`.  In such a list as ENV, a bare NAME gives t.
    """
    name = multibyte_text(check_string(variable))
    if not isinstance(env, Cons):
        ask(it, "environment", name)
    entries = env if isinstance(env, Cons) else it.s.process_environment.value
    prefix = name + "="
    while isinstance(entries, Cons):
        entry = entries.car
        if isinstance(entry, LispString):
            text = multibyte_text(entry)
            if text == name:
                return t if isinstance(env, Cons) else nil
            if text.startswith(prefix):
                return LispString(text[len(prefix) :])
        entries = entries.cdr
    return nil


# Names


def _host_name(it: Any) -> Obj:
    return system_text(os.uname().nodename)


def _login_name(it: Any) -> Obj:
    name = os.environb.get(b"LOGNAME") or os.environb.get(b"USER")
    return system_text(name) if name else _name_of_user(os.geteuid())


def _real_login_name(it: Any) -> Obj:
    return _name_of_user(os.getuid())


def _full_name(it: Any) -> Obj:
    name = os.environb.get(b"NAME")
    if name:
        return system_text(name)
    login = it.s.user_login_name.value
    found = _full_name_of(login.s) if isinstance(login, LispString) else nil
    return LispString("unknown") if found is nil else found


variable("system-name", _host_name, "The name of this machine.")
variable("user-login-name", _login_name, "The name under which the user logged in.")
variable("user-real-login-name", _real_login_name, "The login name of the user who really runs this program.")
variable("user-full-name", _full_name, "The full name of the user.")


def _mail_address(it: Any) -> Obj:
    address = os.environb.get(b"EMAIL")
    if address:
        return system_text(address)
    return LispString(f"{it.s.user_login_name.value.s}@{it.s.system_name.value.s}")


variable("user-mail-address", _mail_address, "The user's mail address.")


def _entry(which: str, key: int | str) -> Any:
    """The entry of KEY in the user or group database, None when there is none."""
    import grp
    import pwd

    look_up: Any = {
        ("user", int): pwd.getpwuid,
        ("user", str): pwd.getpwnam,
        ("group", int): grp.getgrgid,
    }[which, type(key)]
    try:
        return look_up(key)
    except (KeyError, OverflowError, ValueError):
        return None


def _name_of_user(uid: int) -> Obj:
    found = _entry("user", uid)
    return system_text(found.pw_name) if found else system_text(str(uid))


def _full_name_of(key: int | str) -> Obj:
    """The full name of the user KEY, a number or a login name; nil when there is no such user."""
    found = _entry("user", key)
    if found is None:
        return nil
    full: str = found.pw_gecos.split(",")[0]
    login: str = found.pw_name
    return system_text(full.replace("&", login[:1].upper() + login[1:]))


def _check_id(value: Obj) -> int:
    """VALUE as a number of a user or a group; signals `error`."""
    number = int(value) if type(value) is float and value == value and value.is_integer() else value
    if isinstance(value, Cons) and type(value.car) is int:
        low = value.cdr.car if isinstance(value.cdr, Cons) else value.cdr
        number = (value.car << 16) + low if type(low) is int else value
    if type(number) is int and 0 <= number < 1 << 32:
        return number
    raise error("Not an in-range integer, integral float, or cons of integers")


@primitive("system-name")
def system_name(it: Any) -> Obj:
    """The name of this machine: the value of the variable `system-name`."""
    return it.s.system_name.value


@primitive("user-login-name")
def user_login_name(it: Any, uid: Obj = nil) -> Obj:
    """The login name of the user, or of the one numbered UID, nil when there is none; signals `error`."""
    if uid is nil:
        return it.s.user_login_name.value
    found = _entry("user", _check_id(uid))
    return system_text(found.pw_name) if found else nil


@primitive("user-real-login-name")
def user_real_login_name(it: Any) -> Obj:
    """The login name of the user who really runs this program."""
    return it.s.user_real_login_name.value


@primitive("user-full-name")
def user_full_name(it: Any, uid: Obj = nil) -> Obj:
    """The full name of the user, or of the one numbered or called UID, nil when there is none; signals `error`."""
    if uid is nil:
        return it.s.user_full_name.value
    if isinstance(uid, LispString):
        return _full_name_of(uid.s)
    if type(uid) not in (int, float):
        raise error("Invalid UID specification")
    return _full_name_of(_check_id(uid))


@primitive("group-name")
def group_name(gid: Obj) -> Obj:
    """The name of the group numbered GID, nil when there is none; signals `error`."""
    if type(gid) not in (int, float) and not isinstance(gid, Cons):
        raise error("Invalid GID specification")
    found = _entry("group", _check_id(gid))
    return system_text(found.gr_name) if found else nil


@primitive("user-uid")
def user_uid() -> Obj:
    """The number of the user whose rights this program has."""
    return os.geteuid()


@primitive("user-real-uid")
def user_real_uid() -> Obj:
    """The number of the user who really runs this program."""
    return os.getuid()


@primitive("group-gid")
def group_gid() -> Obj:
    """The number of the group whose rights this program has."""
    return os.getegid()


@primitive("group-real-gid")
def group_real_gid() -> Obj:
    """The number of the group of the user who really runs this program."""
    return os.getgid()


@primitive("emacs-pid")
def emacs_pid() -> Obj:
    """The process id of this program."""
    return os.getpid()


@primitive("system-users")
def system_users() -> Obj:
    """The login names of the machine's users."""
    import pwd

    return list_to_lisp([system_text(entry.pw_name) for entry in pwd.getpwall()])


@primitive("system-groups")
def system_groups() -> Obj:
    """The names of the machine's groups."""
    import grp

    return list_to_lisp([system_text(entry.gr_name) for entry in grp.getgrall()])


@primitive("load-average")
def load_average(use_floats: Obj = nil) -> Obj:
    """How many programs wanted to run in the last 1, 5 and 15 minutes, times 100; with USE-FLOATS as they are."""
    try:
        loads = os.getloadavg()
    except OSError:
        raise error("load-average not implemented for this operating system") from None
    return lisp_list(*(load if use_floats is not nil else int(load * 100) for load in loads))


@primitive("locale-info")
def locale_info(it: Any, item: Obj) -> Obj:
    """What the environment's locale says of ITEM, nil for anything but the following.

    `codeset` is the name of its character encoding, `days` a vector of the names of days from Sunday on, `months` one
    of the names of months, `paper` a list of the width and the height of its paper in millimetres.
    """
    from elwire.builtins.system.locale_items import codeset, item_texts, paper

    if item is it.s.codeset:
        return system_text(codeset())
    if item is it.s.days or item is it.s.months:
        return Vector([system_text(text) for text in item_texts("days" if item is it.s.days else "months")])
    if item is it.s.paper:
        return lisp_list(*paper())
    return nil
