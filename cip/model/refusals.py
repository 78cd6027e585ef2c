"""Why a text is no date, and the nearest form that says the same, or else what to do with it."""

import re
from typing import NamedTuple

from cip.model.grammar import (
    FLAGS,
    RHYTHMS,
    UNDATED_KINDS,
    NotADeadline,
    quoted,
    read,
    unreadable,
    words_of,
)
from cip.model.likeness import is_meant
from cip.model.refusing.advice import advice_for
from cip.model.refusing.slips import SLIPS, Slip

_MOST_SLIPS = 8


class Refusal(NamedTuple):
    """The answer to a text that the grammar refuses.

    ``suggestion`` is a promise: the grammar takes it, it has the last day that was written, and it
    goes on where that does. Where there is none, ``advice`` is a sentence that says what to do with
    a text of its kind, in an action or a part; None where the text was not read at all.
    ``is_of_form`` says that the suggestion has every word and figure that was written, and only
    writes them otherwise: "30 September 2024" for "30th September 2024".
    """

    text: str
    reason: str
    suggestion: str | None = None
    advice: str | None = None
    is_of_form: bool = False


def has_two_readings(text: str) -> bool:
    """Say whether a day in figures is another one where the month is written first: 03/04/2025."""
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}", text.strip())
    return found is not None and int(found[1]) != int(found[2]) and int(found[1]) <= 12


def refusal_of(text: str, *, starts: bool = False) -> Refusal | None:
    """Give why a text is no deadline, or no start, and what is right; None where it is one."""
    written = text.strip()
    try:
        words = words_of(text)
    except NotADeadline as refused:
        return Refusal(written, refused.reason)
    now, reason, is_of_form = words, "", True
    for _ in range(_MOST_SLIPS):
        try:
            read(now, now, starts=starts)
        except NotADeadline as refused:
            fault = _slip_in(now, starts) or _fault(now, refused)
        else:
            found = Refusal(written, reason, suggestion=now, is_of_form=is_of_form)
            return found if now != words else None
        if fault.mended is None:
            # the text has been mended by now: only what was written is quoted
            is_written = fault.said in words or quoted(fault.said) not in fault.reason
            reason = fault.reason if is_written else unreadable(words)
            return Refusal(written, reason, advice=fault.advice)
        now, reason = fault.mended, reason or fault.reason
        is_of_form = is_of_form and fault.is_of_form
    return Refusal(written, reason, advice=advice_for(words))


class _Fault(NamedTuple):
    """What is wrong in a text, and the text without it; or what to do, where it cannot be put."""

    said: str
    reason: str
    mended: str | None
    advice: str | None = None
    is_of_form: bool = False


def _slip_in(text: str, starts: bool) -> _Fault | None:
    return next((fault for slip in SLIPS if (fault := _applied(slip, text, starts))), None)


def _applied(slip: Slip, text: str, starts: bool) -> _Fault | None:
    concerned = slip.starts is None or slip.starts is starts
    found = re.search(slip.pattern, text, FLAGS) if concerned else None
    if found is None:
        return None
    mended, advice = slip.mended(text), slip.advised(found)
    if mended is None and advice is None:
        return None
    said = slip.said(found)
    return _Fault(said, slip.reason.format(quoted(said)), mended, advice, slip.is_of_form)


def _fault(text: str, refused: NotADeadline) -> _Fault:
    """Give the fault that the grammar found, with what is right in the place of its part."""
    right = refused.right or (_likely_word(text) if refused.part == text else None)
    mended = text.replace(refused.part, right, 1) if right else None
    return _Fault(refused.part, refused.reason, mended, advice_for(text))


def _likely_word(text: str) -> str | None:
    """Give the words without a date that were most likely meant, but for a slip of a letter."""
    near = [words for words in (*UNDATED_KINDS, *RHYTHMS.split("|")) if is_meant(text, words)]
    return near[0] if near else None
