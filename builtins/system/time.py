"""Time of day: the clock, arithmetic, calendar time in time zones."""

from __future__ import annotations

import os
from typing import Any

from elwire.builtins.system.time_values import (
    BILLION,
    arithmetic,
    as_list,
    compare,
    decode,
    float_of,
    from_ticks,
    not_representable,
    now,
    representable_seconds,
)
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, signal, wrong_type
from elwire.interpreter.strings import check_fixnum, check_string
from elwire.interpreter.timezones import (
    DAY,
    GMT,
    LocalType,
    Zone,
    date_of,
    days_of,
    posix_zone,
    weekday_of,
    zone_named,
)

WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


# Zones

_UNIVERSAL = Zone(GMT)


class Clock:
    """What an interpreter knows about its time zone: the one set, and the offset its last `encode-time` met."""

    def __init__(self) -> None:
        self.zone = zone_named(os.environ.get("TZ"))
        self.last_offset = 0


def _clock(it: Any) -> Clock:
    clock = it.chapter_state.get("time")
    if clock is None:
        clock = it.chapter_state["time"] = Clock()
    return clock  # type: ignore[no-any-return]


def zone_of(it: Any, spec: Obj) -> Zone:
    """The time zone that SPEC names; signals `error`.

    SPEC is nil for the interpreter's own, t for universal time, `wall` for the environment's, a string as for the
    environment variable TZ, seconds east of Greenwich, or a list of these and a name.
    """
    if spec is nil:
        return _clock(it).zone
    if spec is t or (type(spec) is int and spec == 0):
        return _UNIVERSAL
    if spec is it.s.wall:
        return zone_named(os.environ.get("TZ"))
    if isinstance(spec, LispString):
        return zone_named(spec.s)
    if type(spec) is int:
        return _fixed_zone(spec, offset_name(spec))
    if isinstance(spec, Cons) and type(spec.car) is int and isinstance(spec.cdr, Cons):
        return _fixed_zone(spec.car, check_string(spec.cdr.car).s)
    raise signal("error", LispString("Invalid time zone specification"), spec)


def _fixed_zone(offset: int, name: str) -> Zone:
    hours, rest = divmod(abs(offset), 3600)
    sign = "-" if offset > 0 else ""
    return posix_zone(f"<{name}>{sign}{hours}:{rest // 60:02}:{rest % 60:02}")


def offset_name(offset: int) -> str:
    """The name for a zone OFFSET seconds east of Greenwich, like +01 or -0130."""
    hours, rest = divmod(abs(offset), 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{'-' if offset < 0 else '+'}{hours:02}"
    if minutes or seconds:
        text += f"{minutes:02}"
    return text + (f"{seconds:02}" if seconds else "")


# Broken-down time


class BrokenDown:
    """A time as a clock in some zone shows it; `time` is the seconds since 1970, `days` those of the date shown."""

    __slots__ = ("day", "days", "hour", "local", "minute", "month", "second", "time", "year")

    def __init__(self, time: int, local: LocalType) -> None:
        self.time = time
        self.local = local
        self.days, second = divmod(time + local.offset, DAY)
        self.year, self.month, self.day = date_of(self.days)
        self.hour, self.minute, self.second = second // 3600, second // 60 % 60, second % 60

    @property
    def weekday(self) -> int:
        return weekday_of(self.days)

    @property
    def day_of_year(self) -> int:
        """1 for the first of January."""
        return self.days - days_of(self.year, 1, 1) + 1


def break_down(time: int, zone: Zone) -> BrokenDown:
    """TIME as clocks in ZONE show it; signals `error` when its year is out of reach."""
    broken = BrokenDown(time, zone.at(time))
    if not -(1 << 31) <= broken.year - 1900 < 1 << 31:
        raise not_representable()
    return broken


def put_together(it: Any, zone: Zone, clock_time: int, daylight: bool | None) -> int:
    """The time at which clocks in ZONE show CLOCK_TIME, seconds since 1970 by the clock; DAYLIGHT None if unknown.

    A time that clocks skip is taken by the clock before the change, one that they show twice as the last call went.
    """
    state = _clock(it)
    time = _matching_time(zone, clock_time, clock_time - state.last_offset)
    if time is None:
        time = clock_time - zone.at(clock_time + (DAY if daylight else -DAY)).offset
    elif daylight is not None and zone.at(time).daylight != daylight:
        time = _with_daylight(zone, clock_time, time, daylight)
    state.last_offset = clock_time - time
    return time


def _matching_time(zone: Zone, clock_time: int, guess: int) -> int | None:
    """A time, GUESS if possible, at which clocks in ZONE show CLOCK_TIME; None when they never do."""
    if guess + zone.at(guess).offset == clock_time:
        return guess
    offsets = {zone.at(clock_time + distance).offset for distance in (-DAY, 0, DAY)}
    times = [time for offset in offsets if zone.at(time := clock_time - offset).offset == offset]
    return max(times, default=None)


def _with_daylight(zone: Zone, clock_time: int, time: int, daylight: bool) -> int:
    """TIME by a clock of ZONE that is, or is not, on DAYLIGHT saving; one hour off if there is no such clock."""
    step = 601200
    for distance in range(step, 536454000, step):
        for candidate in (time - distance, time + distance):
            local = zone.at(candidate)
            if local.daylight == daylight:
                return clock_time - local.offset
    return time - 3600 if daylight else time + 3600


# The clock and arithmetic


@primitive("current-time")
def current_time() -> Obj:
    """The time now as (HIGH LOW USEC PSEC)."""
    seconds, nanos = divmod(now(), BILLION)
    return lisp_list(seconds >> 16, seconds & 0xFFFF, nanos // 1000, nanos % 1000 * 1000)


@primitive("float-time")
def float_time(specified_time: Obj = nil) -> Obj:
    """SPECIFIED-TIME, nil for now, in seconds since 1970 as a float; signals `error` for what is no time value."""
    return float_of(specified_time)


@primitive("time-add")
def time_add(a: Obj, b: Obj) -> Obj:
    """The sum of the time values A and B, exactly; signals `error` for what is no time value."""
    return arithmetic(a, b, False)


@primitive("time-subtract")
def time_subtract(a: Obj, b: Obj) -> Obj:
    """The difference of the time values A and B, exactly; signals `error` for what is no time value."""
    return arithmetic(a, b, True)


@primitive("time-less-p")
def time_less_p(a: Obj, b: Obj) -> Obj:
    """Return t if the time A is before B; signals `error` for what is no time value."""
    order = compare(a, b)
    return t if order is not None and order < 0 else nil


@primitive("time-equal-p")
def time_equal_p(a: Obj, b: Obj) -> Obj:
    """Return t if A and B are the same time; nil, now, is the same as nil alone."""
    if (a is nil) != (b is nil):
        decode(b if a is nil else a)
        return nil
    return t if compare(a, b) == 0 else nil


@primitive("time-convert")
def time_convert(it: Any, time: Obj, form: Obj = nil) -> Obj:
    """The time value TIME in another FORM, rounded down.

    FORM is `list` or nil for (HIGH LOW USEC PSEC), `integer` for whole seconds, t for (TICKS . HZ) with a HZ that
    loses nothing, or a positive integer HZ.  Signals `error`.
    """
    ticks, hz, _pair = decode(time)
    if form is nil or form is it.s.list:
        return as_list(ticks, hz)
    if form is it.s.integer:
        return ticks // hz
    if form is t:
        return Cons(ticks, hz)
    if type(form) is int and form > 0:
        return Cons(ticks * form // hz, form)
    raise signal("error", LispString("Invalid time frequency"), form)


@primitive("get-internal-run-time")
def get_internal_run_time() -> Obj:
    """The processor time this program has used, as (HIGH LOW USEC PSEC)."""
    from time import process_time_ns

    return as_list(process_time_ns(), BILLION)


# Calendar time


@primitive("decode-time")
def decode_time(it: Any, time: Obj = nil, zone: Obj = nil, form: Obj = nil) -> Obj:
    """TIME in the time zone ZONE as (SECOND MINUTE HOUR DAY MONTH YEAR DOW DST UTCOFF).

    With FORM t, SECOND is a time value that keeps the fraction; else it is an integer.  For ZONE see
    `set-time-zone-rule`.  Signals `error`.
    """
    ticks, hz, _pair = decode(time)
    broken = break_down(representable_seconds(ticks, hz), zone_of(it, zone))
    second: Obj = broken.second
    if form is t:
        second = from_ticks(broken.second * hz + ticks % hz, hz)
    local = broken.local
    return lisp_list(
        second,
        broken.minute,
        broken.hour,
        broken.day,
        broken.month,
        broken.year,
        broken.weekday,
        t if local.daylight else nil,
        local.offset,
    )


@primitive("encode-time")
def encode_time(it: Any, time: Obj, *obsolescent_arguments: Obj) -> Obj:
    """The time value of TIME, a list (SECOND MINUTE HOUR DAY MONTH YEAR IGNORED DST ZONE).

    DST is t or nil as daylight saving holds or not, -1 when that is to be found out.  The elements may also be
    OBSOLESCENT-ARGUMENTS, without DST, ZONE being the last.  Values out of range carry over.  Signals `error`.
    """
    daylight: bool | None = None
    if not obsolescent_arguments:
        fields = []
        rest = time
        for _count in range(9):
            if not isinstance(rest, Cons):
                raise wrong_type("consp", rest)
            fields.append(rest.car)
            rest = rest.cdr
        zone_spec = fields[8]
        if isinstance(fields[7], Symbol) and type(zone_spec) is not int and not isinstance(zone_spec, Cons):
            daylight = fields[7] is not nil
        fields = fields[:6]
    else:
        fields = [time, *obsolescent_arguments]
        if len(fields) < 6:
            raise signal("wrong-number-of-arguments", Name("encode-time"), len(fields))
        zone_spec = fields[-1] if len(fields) > 6 else nil
        fields = fields[:6]
    ticks, hz, _pair = decode(fields[0])
    year, month, day, hour, minute = (check_fixnum(fields[index]) for index in (5, 4, 3, 2, 1))
    second, fraction = divmod(ticks, hz)
    for value in (second, minute, hour, day, month - 1, year - 1900):
        if not -(1 << 31) <= value < 1 << 31:
            raise not_representable()
    years, months = divmod(month - 1, 12)
    clock_time = ((days_of(year + years, months + 1, day) * 24 + hour) * 60 + minute) * 60 + second
    zone = zone_of(it, zone_spec)
    seconds = clock_time if zone is _UNIVERSAL else put_together(it, zone, clock_time, daylight)
    if hz == 1:
        return lisp_list(seconds >> 16, seconds & 0xFFFF)
    return Cons(seconds * hz + fraction, hz)


@primitive("current-time-string")
def current_time_string(it: Any, specified_time: Obj = nil, zone: Obj = nil) -> Obj:
    """SPECIFIED-TIME, nil for now, in the time zone ZONE as text like "Thu Jan  1 00:00:00 1970"."""
    ticks, hz, _pair = decode(specified_time)
    broken = break_down(representable_seconds(ticks, hz), zone_of(it, zone))
    clock = f"{broken.hour:02}:{broken.minute:02}:{broken.second:02}"
    date = f"{WEEKDAYS[broken.weekday][:3]} {MONTHS[broken.month - 1][:3]} {broken.day:2}"
    return LispString(f"{date} {clock} {broken.year}", False)


@primitive("current-time-zone")
def current_time_zone(it: Any, specified_time: Obj = nil, zone: Obj = nil) -> Obj:
    """The offset from universal time in seconds, and the name, of the time zone ZONE at SPECIFIED-TIME.

    Nil is now, and the zone set.  Signals `error`.
    """
    ticks, hz, _pair = decode(specified_time)
    local = break_down(representable_seconds(ticks, hz), zone_of(it, zone)).local
    return lisp_list(local.offset, LispString(local.name or offset_name(local.offset)))


@primitive("set-time-zone-rule")
def set_time_zone_rule(it: Any, tz: Obj) -> Obj:
    """Make TZ the time zone of this interpreter; return nil.

    TZ is nil or `wall` for the environment's, t for universal time, a string as for the environment variable TZ,
    seconds east of Greenwich, or a list of these and a name.  Signals `error`.
    """
    _clock(it).zone = zone_of(it, it.s.wall if tz is nil else tz)
    return nil
