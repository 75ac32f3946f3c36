"""All processes of the machine, Lisp's or not, as the kernel tells of them under /proc."""

from __future__ import annotations

import os
import time
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type


@primitive("list-system-processes")
def list_system_processes() -> Obj:
    """Return the ids of all processes of the machine."""
    return list_to_lisp(sorted(int(name) for name in os.listdir("/proc") if name.isdigit()))


@primitive("num-processors")
def num_processors(query: Obj = nil) -> Obj:
    """Return the number of processors that this program may use.

    QUERY `all` counts the others, too; `current` heeds the environment variable OMP_NUM_THREADS.
    """
    name = getattr(query, "name", "")
    if name == "all":
        return os.cpu_count() or 1
    usable = len(os.sched_getaffinity(0))
    wanted = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip() if name == "current" else ""
    return max(min(int(wanted), usable), 1) if wanted.isdigit() and int(wanted) else usable


@primitive("process-attributes")
def process_attributes(it: Any, pid: Obj) -> Obj:
    """Return what is known of the process of the machine whose id is PID, an alist; nil when there is none.

    Signals `wrong-type-argument numberp`.
    """
    if type(pid) is not int and type(pid) is not float:
        raise wrong_type("numberp", pid)
    folder = f"/proc/{int(pid)}"
    try:
        owner = os.stat(folder)
        with open(folder + "/stat", "rb") as file:
            stat = file.read()
        with open(folder + "/cmdline", "rb") as file:
            words = file.read()
    except OSError:
        return nil
    result: Obj = nil

    def put(key: str, value: Obj) -> None:
        nonlocal result
        result = Cons(Cons(it.intern(key), value), result)

    def seconds(value: float) -> Obj:
        whole = int(value // 1)
        micros = round((value - whole) * 1_000_000)
        return list_to_lisp([whole >> 16, whole & 0xFFFF, micros, 0])

    opening, closing = stat.index(b"("), stat.rindex(b")")
    command = stat[opening + 1 : closing]
    fields = stat[closing + 2 :].split()
    # `fields[0]` is the third field of the file, the state.
    number = [0 if index == 0 else int(field) for index, field in enumerate(fields)]
    ticks = os.sysconf("SC_CLK_TCK")
    put("euid", owner.st_uid)
    user = _name("pwd", "getpwuid", owner.st_uid)
    if user is not None:
        put("user", user)
    put("egid", owner.st_gid)
    group = _name("grp", "getgrgid", owner.st_gid)
    if group is not None:
        put("group", group)
    put("comm", LispString(os.fsdecode(command)))
    put("state", LispString(fields[0].decode()))
    for key, index in (("ppid", 1), ("pgrp", 2), ("sess", 3)):
        put(key, number[index])
    put("ttname", LispString(_terminal(number[4])))
    for key, index in (("tpgid", 5), ("minflt", 7), ("majflt", 9), ("cminflt", 8), ("cmajflt", 10)):
        put(key, number[index])
    utime, stime, cutime, cstime = (each / ticks for each in number[11:15])
    spent = utime + stime
    for key, value in (
        ("utime", utime), ("stime", stime), ("time", spent), ("cutime", cutime), ("cstime", cstime),
        ("ctime", cutime + cstime),
    ):  # fmt: skip
        put(key, seconds(value))
    put("pri", number[15])
    put("nice", number[16])
    put("thcount", number[17])
    with open("/proc/uptime", "rb") as file:
        uptime = float(file.read().split()[0])
    started = number[19] / ticks
    elapsed = max(uptime - started, 0.0)
    put("start", seconds(time.time() - uptime + started))
    put("vsize", number[20] // 1024)
    resident = number[21] * (os.sysconf("SC_PAGESIZE") // 1024)
    put("rss", resident)
    put("etime", seconds(elapsed))
    put("pcpu", min(100.0 * spent / elapsed, 100.0) if elapsed else 0.0)
    total = os.sysconf("SC_PHYS_PAGES") * (os.sysconf("SC_PAGESIZE") // 1024)
    put("pmem", min(100.0 * resident / total, 100.0))
    shown = words.rstrip(b"\0").replace(b"\0", b" ") or b"[" + command + b"]"
    put("args", LispString(os.fsdecode(shown)))
    return result


def _name(module: str, function: str, number: int) -> Obj:
    """The name that the user or group NUMBER has, None when it has none."""
    from importlib import import_module

    try:
        return LispString(getattr(import_module(module), function)(number)[0])
    except KeyError:
        return None


def _terminal(device: int) -> str:
    """The name of the terminal with the number DEVICE, empty for none."""
    major, minor = device >> 8 & 0xFFF, (device & 0xFF) | (device >> 12 & 0xFFF00)
    if 136 <= major <= 143:
        return f"/dev/pts/{minor + 256 * (major - 136)}"
    if major == 4:
        return f"/dev/tty{minor}" if minor < 64 else f"/dev/ttyS{minor - 64}"
    return "/dev/console" if (major, minor) == (5, 1) else ""
