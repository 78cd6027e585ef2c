"""Composes the patterns by which an editor knows a deadline or a start.

An editor has no deadline grammar: it has the pattern in ``schema/common.schema.json``. The pattern
is composed here, so that it can be read, and a test holds the two together. It takes all that the
grammar takes, and a few texts more (``31 April 2025``, ``May/July 2025``, ``June 2025 - May
2025``); those are left to ``cip check``. Each form of a date is spelt out once, and may follow
again behind ``until`` or the sign of a range: so the pattern stays short. JavaScript has no flag
for case inside a pattern, hence the pairs of letters.
"""


def either_case(words: str) -> str:
    """Give a pattern for words in either case, with white space of any length between them."""
    return "".join(
        f"[{sign.upper()}{sign}]" if sign.isalpha() else r"\s+" if sign == " " else sign
        for sign in words
    )


def _month(name: str) -> str:
    short, rest = either_case(name[:3]), either_case(name[3:])
    if name == "september":
        return rf"{short}(?:{either_case('t')}(?:{either_case('ember')})?)?"
    return f"{short}(?:{rest})?" if rest else short


def _any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


RHYTHMS = ("monthly", "quarterly", "twice a year", "yearly")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = _any_of(*(_month(name) for name in _MONTHS)) + r"\.?"
_YEAR = "(?:199[0-9]|20[0-9]{2}|2100)"
_NEXT_YEAR = "[/–-][0-9]{2}(?:[0-9]{2})?"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_NAMED = rf"(?:{_DAY}\s+)?{_MONTH}(?:(?:\s+{_YEAR})?\s*/\s*{_MONTH})?\s+{_YEAR}"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_SLASHES = rf"{_DAY}/(?:0?[1-9]|1[0-2])/{_YEAR}"
_HYPHENS = rf"(?:{_DAY}-)?{_MONTH}-(?:{_YEAR}|[0-8][0-9])"
_JOIN = _any_of(r"\s+-\s+", r"\s*[–—]\s*", rf"\s+{either_case('to')}\s+")
_NO_ISO_MONTH = "(?!20(?:1[2-9]|[2-9][0-9])-(?:0[1-9]|1[0-2])(?![0-9]))"
_QUARTER_OR_YEAR = (
    rf"(?:[Qq][1-4]\s+{_YEAR}{_NEXT_YEAR}"
    rf"|{_NO_ISO_MONTH}{_YEAR}(?:/[0-9]{{4}}|[/–-][0-9]{{2}}(?![0-9]))?)"
)
_ONGOING = rf"{either_case('on')}(?:-|\s+)?{either_case('going')}"
_RHYTHM = _any_of(*(either_case(word) for word in RHYTHMS))
_FROM, _UNTIL = rf"{either_case('from')}\s+", rf"{either_case('until')}\s+"
_ONWARDS = either_case("onwards")
_BEGINS = _any_of(
    rf"^\s*(?:{_FROM}(?=.*{_ONWARDS})|{_ONGOING}\s+{_UNTIL}|{_RHYTHM}\s+(?:{_FROM}|{_UNTIL}))?",
    rf"\s+{_UNTIL}",
)
_DATES = (
    rf"(?:(?:{_BEGINS}|{_JOIN}){_any_of(_NAMED, _ISO, _SLASHES, _HYPHENS)}"
    rf"|{_BEGINS}{_QUARTER_OR_YEAR}){{1,4}}"
)
_THEN_ONGOING = _any_of(
    rf",?\s+(?:{either_case('then')}\s+)?{_ONGOING}",
    rf"\s+{either_case('and')}\s+{_ONGOING}",
    rf"\s+\({either_case('and')}\s+{_ONGOING}\)",
    rf"\s+{_ONWARDS}",
)
_PROVISIONAL = rf"\s+\({either_case('provisional')}\)"
_NOT_FIXED = ("tbc", "to be confirmed", "as soon as possible", "asap")
_UNDATED = (_ONGOING, _RHYTHM, *(either_case(words) for words in _NOT_FIXED))
_BEGUN = ("commenced", "started")


def _whole(undated: tuple[str, ...]) -> str:
    dated = rf"{_DATES}{_THEN_ONGOING}?(?:{_PROVISIONAL})?"
    return rf"^(?:{dated}|\s*{_any_of(*undated)})\s*$(?!\n)"


DEADLINE = _whole(_UNDATED)
START = _whole((*_UNDATED, *(either_case(word) for word in _BEGUN)))
