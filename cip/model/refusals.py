"""Why the deadline grammar refuses a text, and the nearest form that it accepts."""

import re
from collections.abc import Iterable

from cip.model.deadline import FLAGS, MONTHS, UNDATED_KINDS, NotADeadline, meaning, quoted

_MOST_FAULTS = 8

# A known fault is a pattern (compiled when first needed), what is
# right in its place (None where that cannot be known), and the reason; {} is what was found.
_NAME = rf"\b(?:{'|'.join(sorted(MONTHS, reverse=True))})\b\.?"
_END = rf"(?:{_NAME}|[0-9]{{1,2}})"
_NEXT = r"(?=$|,| [(–-]| (?:and|then|on|to))"
_YEARLESS = (
    rf"Q[1-4]|(?:[0-9]{{1,2}} )?{_NAME}(?:/{_NAME})?"
    "|spring|summer|autumn|winter|[0-3]?[0-9]/[01]?[0-9]"
)
_WITHOUT = "a date is written without {}"
_FOUR_FIGURES = "a year has four figures"
_SLASHES = "{} needs slashes"
_BOTH = "both ends of a range are written in full"
_KNOWN_FAULTS: tuple[tuple[str, str | None, str], ...] = (
    (r"[^ -~–—’]", None, "{} is not a sign that dates are written with"),
    (r"^(?:tbd|tba|to be (?:agreed|decided|determined))$", "TBC", "{} is written 'TBC'"),
    (rf"^(?:(?:by|due|in|the|end|of|early|mid|late)[ -])+(?=.*[0-9]|{_NAME})", "", _WITHOUT),
    (r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b,? ?", "", _WITHOUT),
    (r"\b(?:FY|financial year) ?(?=[0-9])", "", _WITHOUT),
    (r"\bquarter ?([1-4])\b", r"Q\1", "{} is written with a Q"),
    (r"\b([0-9]{1,2})(?:st|nd|rd|th)\b(?: of\b)?", r"\1", "the day is a plain number, not {}"),
    (rf"({_NAME}) ([0-9]{{1,2}}),? ([0-9]{{4}})\b", r"\2 \1 \3", "the day comes first in {}"),
    (r"\b([a-z]{3,10}\.?)(?:,|-| of)? ?([0-9]{4})\b", r"\1 \2", "{} needs a space only"),
    (r"(?<![0-9-])([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{2,4})\b", r"\1/\2/\3", _SLASHES),
    (r"\b([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})\b", r"\1-\2-\3", "{} needs hyphens"),
    (rf"^({_END})(?: ?[–—-] ?| to )({_END}) ((?:{_NAME} )?[0-9]{{4}})", r"\1 \3 - \2 \3", _BOTH),
    (rf"^(?:{_YEARLESS}){_NEXT}", None, "{} has no year"),
    (rf"([a-z]{{3}}\.?,? |/[0-9]{{1,2}}/)['’]?([0-9]{{2}}){_NEXT}", r"\g<1>20\2", _FOUR_FIGURES),
    (rf"^(Q[1-4] )?([0-9]{{2}}[/–-][0-9]{{2}}){_NEXT}", r"\g<1>20\2", _FOUR_FIGURES),
    (r"\bspring ([0-9]{4})\b", r"March \1 - May \1", "{} has no first and last day"),
    (r"\bsummer ([0-9]{4})\b", r"June \1 - August \1", "{} has no first and last day"),
    (r"\bautumn ([0-9]{4})\b", r"September \1 - November \1", "{} has no first and last day"),
    (r"\bwinter [0-9]{4}\b", None, "{} has no first and last day"),
    (r"^[0-9]{4}-(?:0[1-9]|1[0-2])$", None, "a month is written by its name, not as {}"),
    (r"([a-z]\.? [0-9]{4}) ?- ?(?=[0-9a-z])", r"\1 - ", "a hyphen between dates needs spaces"),
)
_ONE_DATE = (
    rf"(?<!before )(?<!after )(?<![0-9][/-])\b(?:(?:[0-9]{{1,2}} )?{_NAME} [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
    r"|Q[1-4] [0-9]{4}/[0-9]{2})(?![0-9/-])"
)


def refusal(written: str, words: str, starts: bool) -> NotADeadline:
    """Mend one fault after another; the first is the reason, or else one that has no mending."""
    text, reason = words, ""
    for _ in range(_MOST_FAULTS):
        fault = _fault(text, starts)
        if fault is None:
            return NotADeadline(written, reason, text)
        if fault.suggestion is None:
            return NotADeadline(written, fault.reason)
        reason = reason or fault.reason
        text = text.replace(fault.text, fault.suggestion, 1)
    return NotADeadline(written, reason)


def _fault(text: str, starts: bool) -> NotADeadline | None:
    try:
        meaning(text, starts)
    except NotADeadline as refusal:
        for pattern, right, reason in _KNOWN_FAULTS:
            found = re.search(pattern, text, FLAGS)
            mended = None if right is None else re.sub(pattern, right, text, flags=FLAGS).strip()
            if found and mended not in ("", text):
                return NotADeadline(text, reason.format(quoted(found[0].strip())), mended)
        return refusal
    return None


def nearest(text: str) -> str | None:
    """Give the one date inside a text that is none as a whole, or the undated word near it."""
    dates: list[str] = re.findall(_ONE_DATE, text, FLAGS)
    if len(dates) == 1:
        goes_on = re.search("on[- ]?going", text, FLAGS)
        return f"{dates[0]}, then ongoing" if goes_on else dates[0]
    return None if dates else closest(text.lower(), UNDATED_KINDS)


def closest(word: str, words: Iterable[str]) -> str | None:
    """Give the word that a misspelt one is closest to, or None."""
    from cip.model.likeness import nearest

    return nearest(word, words, likeness=0.7)
