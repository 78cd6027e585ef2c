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
from cip.model.likeness import nearest
from cip.model.refusing.advice import advice_for
from cip.model.refusing.slips import SLIPS, Slip

_MOST_SLIPS = 8


class Refusal(NamedTuple):
    """The answer to a text that the grammar refuses.

    ``suggestion`` is a promise: the grammar takes it, it has the last day that was written, and it
    goes on where that does. Where there is none, ``advice`` is a sentence that says what to do with
    a text of its kind, in an action or a part; None where the text was not read at all.
    """

    text: str
    reason: str
    suggestion: str | None = None
    advice: str | None = None


def refusal_of(text: str, *, starts: bool = False) -> Refusal | None:
    """Give why a text is no deadline, or no start, and what is right; None where it is one."""
    written = text.strip()
    try:
        words = words_of(text)
    except NotADeadline as refused:
        return Refusal(written, refused.reason)
    now, reason = words, ""
    for _ in range(_MOST_SLIPS):
        try:
            read(now, now, starts=starts)
        except NotADeadline as refused:
            fault = _slip_in(now, starts) or _fault(now, refused)
        else:
            return Refusal(written, reason, suggestion=now) if now != words else None
        if fault.mended is None:
            # the text has been mended by now: only what was written is quoted
            is_written = fault.said in words or quoted(fault.said) not in fault.reason
            reason = fault.reason if is_written else unreadable(words)
            return Refusal(written, reason, advice=fault.advice)
        now, reason = fault.mended, reason or fault.reason
    return Refusal(written, reason, advice=advice_for(words))


class _Fault(NamedTuple):
    """What is wrong in a text, and the text without it; or what to do, where it cannot be put."""

    said: str
    reason: str
    mended: str | None
    advice: str | None = None


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
    return _Fault(said, slip.reason.format(quoted(said)), mended, advice)


def _fault(text: str, refused: NotADeadline) -> _Fault:
    """Give the fault that the grammar found, with what is right in the place of its part."""
    right = refused.right or (_likely_word(text) if refused.part == text else None)
    mended = text.replace(refused.part, right, 1) if right else None
    return _Fault(refused.part, refused.reason, mended, advice_for(text))


def _likely_word(text: str) -> str | None:
    """Give the words without a date that were most likely meant, but for a slip of a letter."""
    return nearest(text, (*UNDATED_KINDS, *RHYTHMS.split("|")))
