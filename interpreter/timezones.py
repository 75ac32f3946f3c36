"""Time zones: POSIX rules such as `EST5EDT,M3.2.0,M11.1.0`, the system's zone files, and the calendar.

Python's own zones stop at the year 9999 and go through the process's environment; these do neither.
"""

from __future__ import annotations

import os
import re
import struct
from bisect import bisect_right
from functools import lru_cache

DAY = 86400


# The calendar: days count from 1970-01-01, years are astronomical and of any size


def days_of(year: int, month: int, day: int) -> int:
    """The number of the day YEAR-MONTH-DAY; MONTH is 1 to 12, DAY may lie outside of the month."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year + day - 719469


def date_of(days: int) -> tuple[int, int, int]:
    """Year, month and day of the day with the number DAYS."""
    era, day_of_era = divmod(days + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def weekday_of(days: int) -> int:
    """The day of the week of the day with the number DAYS, 0 for Sunday."""
    return (days + 4) % 7


class LocalType:
    """What the clocks of a zone show for some time: seconds east of Greenwich, daylight saving or not, a name."""

    __slots__ = ("daylight", "name", "offset")

    def __init__(self, offset: int, daylight: bool, name: str) -> None:
        self.offset = offset
        self.daylight = daylight
        self.name = name


UTC = LocalType(0, False, "UTC")
GMT = LocalType(0, False, "GMT")


class Zone:
    """A time zone; the base class is one whose clocks never change."""

    def __init__(self, standard: LocalType) -> None:
        self.standard = standard

    def at(self, time: int) -> LocalType:
        """What holds at TIME, seconds since 1970 in universal time."""
        return self.standard


class Rule:
    """The day and second of the year at which clocks change: `kind` is J (no 29 February), D (day from 0) or M."""

    __slots__ = ("day", "kind", "month", "second", "week")

    def __init__(self, kind: str, month: int, week: int, day: int, second: int) -> None:
        self.kind = kind
        self.month = month
        self.week = week
        self.day = day
        self.second = second

    def local_time(self, year: int) -> int:
        """When the change happens in YEAR, in seconds since 1970 by the clock.

        A year before 1970 has the changes of 1970, as the GNU C library has it.
        """
        year = max(year, 1970)
        first = days_of(year, 1, 1)
        if self.kind == "J":
            leap = days_of(year, 3, 1) - days_of(year, 2, 1) == 29
            day = first + self.day - 1 + (leap and self.day >= 60)
        elif self.kind == "D":
            day = first + self.day
        else:
            start = days_of(year, self.month, 1)
            day = start + (self.day - weekday_of(start)) % 7 + 7 * (self.week - 1)
            while day >= days_of(year + (self.month == 12), self.month % 12 + 1, 1):
                day -= 7
        return day * DAY + self.second


class RuleZone(Zone):
    """A zone with daylight saving from one day of each year to another."""

    def __init__(self, standard: LocalType, daylight: LocalType, start: Rule, end: Rule) -> None:
        super().__init__(standard)
        self.daylight = daylight
        self.start = start
        self.end = end

    def at(self, time: int) -> LocalType:
        year = date_of((time + self.standard.offset) // DAY)[0]
        start = self.start.local_time(year) - self.standard.offset
        end = self.end.local_time(year) - self.daylight.offset
        saving = start <= time < end if start < end else not end <= time < start
        return self.daylight if saving else self.standard


_NAME = r"([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)"
_OFFSET = r"([-+]?[0-9]+(?::[0-9]+(?::[0-9]+)?)?)"
_POSIX = f"{_NAME}(?:{_OFFSET}(?:{_NAME}{_OFFSET}?(?:,([^,]+),(.+))?)?)?"
_RULE = r"(?:M([0-9]+)\.([0-9]+)\.([0-9]+)|(J?)([0-9]+))(?:/([-+]?[0-9:]+))?"
_USUAL_START = Rule("M", 3, 2, 0, 7200)
_USUAL_END = Rule("M", 11, 1, 0, 7200)


def posix_zone(text: str) -> Zone:
    """The zone that the POSIX rule TEXT describes; what cannot be understood is universal time."""
    match = re.match(_POSIX, text)
    if match is None:
        return Zone(LocalType(0, False, ""))
    name, offset, daylight_name, daylight_offset, start, end = match.groups()
    if offset is None:
        return Zone(LocalType(0, False, name.strip("<>")))
    standard = LocalType(-_seconds(offset, 24), False, name.strip("<>"))
    if daylight_name is None:
        return Zone(standard)
    east = standard.offset + 3600 if daylight_offset is None else -_seconds(daylight_offset, 24)
    daylight = LocalType(east, True, daylight_name.strip("<>"))
    rules = (_rule(start), _rule(end)) if start is not None else (_USUAL_START, _USUAL_END)
    if rules[0] is None or rules[1] is None:
        return Zone(standard)
    return RuleZone(standard, daylight, rules[0], rules[1])


def _seconds(text: str, most_hours: int) -> int:
    sign = -1 if text[0] == "-" else 1
    hours, minutes, seconds = ([int(part) for part in text.lstrip("+-").split(":")] + [0, 0])[:3]
    return sign * (min(hours, most_hours) * 3600 + min(minutes, 59) * 60 + min(seconds, 59))


def _rule(text: str) -> Rule | None:
    match = re.fullmatch(_RULE, text)
    if match is None:
        return None
    month, week, weekday, julian, day, second = match.groups()
    at = 7200 if second is None else _seconds(second, 167)
    if month is not None:
        return Rule("M", int(month), int(week), int(weekday), at)
    return Rule("J" if julian else "D", 0, 0, int(day), at)


class FileZone(Zone):
    """A zone read from a file of the system's database, with the rule that holds after its last entry."""

    def __init__(self, times: list[int], types: list[LocalType], first: LocalType, after: Zone | None) -> None:
        super().__init__(first)
        self.times = times
        self.types = types
        self.after = after

    def at(self, time: int) -> LocalType:
        index = bisect_right(self.times, time) - 1
        if index < 0:
            return self.standard if self.times or self.after is None else self.after.at(time)
        if index == len(self.times) - 1 and self.after is not None:
            return self.after.at(time)
        return self.types[index]


def _read_zone(data: bytes) -> Zone | None:
    """The zone in DATA, the contents of a zone file; None when it is none."""
    if data[:4] != b"TZif":
        return None
    try:
        at, width = 0, 4
        if data[4:5] >= b"2":
            at, width = _block_end(data, 0, 4), 8
        _utc, _std, _leap, count, type_count, char_count = struct.unpack_from(">6l", data, at + 20)
        place = at + 44
        times = list(struct.unpack_from(f">{count}{'q' if width == 8 else 'l'}", data, place))
        place += count * width
        indexes = data[place : place + count]
        place += count
        entries = [struct.unpack_from(">lBB", data, place + 6 * each) for each in range(type_count)]
        names = data[place + 6 * type_count : place + 6 * type_count + char_count]
        kinds = [
            LocalType(offset, bool(daylight), names[index : names.index(b"\0", index)].decode("ascii", "replace"))
            for offset, daylight, index in entries
        ]
        end = _block_end(data, at, width)
        footer = data[end:].strip(b"\n").decode("ascii", "replace") if width == 8 else ""
        return FileZone(times, [kinds[index] for index in indexes], kinds[0], posix_zone(footer) if footer else None)
    except (struct.error, IndexError, ValueError):
        return None


def _block_end(data: bytes, at: int, width: int) -> int:
    utc, std, leap, times, types, chars = struct.unpack_from(">6l", data, at + 20)
    size: int = times * (width + 1) + types * 6 + chars + leap * (width + 4) + std + utc
    return at + 44 + size


def _zone_folders() -> list[str]:
    return [
        folder
        for folder in (
            os.environ.get("TZDIR", ""),
            "/usr/share/zoneinfo",
            "/usr/lib/zoneinfo",
            "/usr/share/lib/zoneinfo",
        )
        if folder
    ]


def _zone_file(path: str) -> Zone | None:
    try:
        with open(path, "rb") as file:
            return _read_zone(file.read(1 << 20))
    except (OSError, ValueError):
        return None


def _packaged_zone(name: str) -> Zone | None:
    """The zone called NAME of the `tzdata` package, where the system has no zone files."""
    try:
        from importlib import resources

        package, _, file = name.replace("-", "_").rpartition("/")
        data = resources.files(".".join(["tzdata.zoneinfo", *package.split("/")]).rstrip(".")).joinpath(file)
        return _read_zone(data.read_bytes())
    except (ImportError, OSError, ValueError):
        return None


@lru_cache(maxsize=64)
def zone_named(name: str | None) -> Zone:
    """The zone for NAME as the environment variable TZ would give it; None is the machine's own."""
    if name is None:
        return _zone_file("/etc/localtime") or Zone(UTC)
    name = name.removeprefix(":")
    if not name:
        return Zone(UTC)
    if re.fullmatch(r"[A-Za-z0-9_+/.-]+", name) and ".." not in name:
        if name.startswith("/"):
            found = _zone_file(name)
        else:
            found = next((zone for folder in _zone_folders() if (zone := _zone_file(f"{folder}/{name}"))), None)
            if found is None and not any(map(os.path.isdir, _zone_folders())):
                found = _packaged_zone(name)
        if found is not None:
            return found
    return posix_zone(name)
