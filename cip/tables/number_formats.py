"""What a number of a spreadsheet is shown as: a day, a month, a share, a number."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from cip.model.deadline import MONTH_NAMES

_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    **dict.fromkeys((27, 30, 36, 50, 57), "yyyy-mm-dd"),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_TOKEN = re.compile(
    r'"(?P<text>[^"]*)"|\\(?P<sign>.)|(?P<nothing>_.|\*.|\[[^\]]*\])'
    r"|(?P<letters>y+|m+|d+|h+|s+|AM/PM|A/P|.)",
    re.IGNORECASE,
)
_LONGEST = 200
_LAST_SERIAL = 2_958_465  # 31 December 9999
_TOO_LARGE = 1e300
"""From here on a number is told as it stands: as a share it could be none any more."""


class ShownNumber(NamedTuple):
    """What a number is shown as, and the day, where it is shown as one."""

    text: str
    day: date | None = None


@lru_cache(maxsize=512)
def format_code(number: int, own: str | None) -> str:
    """Give the code of a format by its number; ``own`` is that of the file, where it has one."""
    return own if own is not None else _BUILT_IN.get(number, "General")


def shown(value: str, code: str, *, is_1904: bool = False) -> ShownNumber:
    """Give what a number is shown as by the code of its format."""
    try:
        number = float(value)
    except ValueError:
        return ShownNumber(value)
    if not abs(number) < _TOO_LARGE:
        return ShownNumber(value)
    signs = _signs(code[:_LONGEST].split(";")[0])
    kinds = {token[0].lower() for token in signs if token[0].lower() in "ymd"}
    if kinds and code.lower() != "general":
        day = _day(number, is_1904=is_1904)
        return ShownNumber(value) if day is None else _date(day, signs, kinds)
    return ShownNumber(_number(number, code[:_LONGEST]))


@lru_cache(maxsize=512)
def _signs(code: str) -> tuple[str, ...]:
    """Give the letters of a format; those of minutes are not those of months.

    A text that is printed as it stands has a quote before it.
    """
    found = [
        token["letters"] or f'"{token["text"] or token["sign"] or ""}'
        for token in _TOKEN.finditer(code)
    ]
    signs: list[str] = []
    for number, token in enumerate(found):
        letter = token[0].lower()
        before = next((t[0].lower() for t in reversed(found[:number]) if t[0].isalpha()), "")
        after = next((t[0].lower() for t in found[number + 1 :] if t[0].isalpha()), "")
        is_minutes = letter == "m" and len(token) < 3 and (before == "h" or after == "s")
        signs.append("h" if is_minutes else token)
    return tuple(signs)


def _day(number: float, *, is_1904: bool) -> date | None:
    serial = int(number) + (1462 if is_1904 else 0)
    if not 61 <= serial <= _LAST_SERIAL:  # before, Excel counts a day that never was
        return None
    return date(1899, 12, 30) + timedelta(days=serial)


def _date(day: date, signs: tuple[str, ...], kinds: set[str]) -> ShownNumber:
    if kinds == {"y", "m", "d"}:
        return ShownNumber(day.isoformat(), day)
    text = "".join(_of_day(day, token) for token in signs)
    return ShownNumber(" ".join(text.split()).strip(" ,-/"))


def _of_day(day: date, token: str) -> str:
    letter, size = token[0].lower(), len(token)
    if letter == '"':
        return token[1:]
    if letter == "y":
        return f"{day.year}" if size > 2 else f"{day.year % 100:02}"
    if letter == "m":
        name = MONTH_NAMES[day.month - 1]
        return name if size == 4 else name[:3] if size >= 3 else f"{day.month:0{size}}"
    if letter == "d":
        return f"{day.day:0{size}}" if size < 3 else day.strftime("%A")[: 3 if size == 3 else None]
    return "" if letter in "hs" or token.upper() in ("AM/PM", "A/P") else token


def _number(number: float, code: str) -> str:
    section = _LITERAL.sub("", code.split(";")[0])
    places = re.search(r"[0#?]\.([0#?]+)", section)
    if "%" in section:
        number *= 100
    if "0" in section or "#" in section:
        digits = len(places[1]) if places else 0
        comma = "," if "," in section else ""
        return f"{number:{comma}.{digits}f}" + ("%" if "%" in section else "")
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}"
