"""The status of a row: its words through the table of words, a colour through the paper's key."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cip.importing.colour_keys import colour_of, sign_of
from cip.importing.dates import says_nothing
from cip.model.meaning import meaning_of
from cip.model.vocabulary import Status

_STATUSES = tuple(str(status) for status in Status)
_NO_STATUS = "Write one of the statuses in an update, where you know it."
_NO_MEANING = (
    "Write one of the statuses in an update, where you know it; or say what it means with "
    "--key '{}=...' as it is imported."
)
_LONGEST_SIGN = 30
_BEHIND = re.compile(r"\s[–—-]\s|[:;(]")
"""What parts the words of a key from what they explain."""
_HELD = re.compile(r"\b(?:on[ -]hold|paused?|suspended|abeyance)\b", re.IGNORECASE)
_ON_HOLD = (
    "What is held back is at-risk, or withdrawn where it will not be done. The note says until "
    "when, and who agreed."
)
_NO_KEY = (
    "A colour is no status: say what the paper's key means by it, with --key '{}=...' as it is "
    "imported, or in an update."
)
_UNREAD_KEY = (
    "The paper's key says '{}', of which no status comes: say what it means with --key '{}=...' as "
    "it is imported, or in an update."
)


class Stated(NamedTuple):
    """What a row states: the status where it is sure, and the paper's words that are kept.

    ``undecided`` names the key of the words of which no status came, or of which more than the
    status is to be decided; ``advice`` says what to do.
    """

    status: str | None = None
    words: str | None = None
    rag: str | None = None
    undecided: str | None = None
    advice: str = ""


def stated(status: str, rag: str, key: Mapping[str, str]) -> Stated:
    """Give what the cells of a status and of a colour state; each may be empty.

    ``key`` is what colours mean, and other signs of which somebody says it.
    """
    status = "" if says_nothing(status) else status
    rag = "" if says_nothing(rag) else rag
    if status and colour_of(status) and not rag:
        status, rag = "", status
    if rag and not colour_of(rag) and not status:
        status, rag = rag, ""
    shown = rag or None
    if status and (said := key.get(sign_of(status))):
        meant = status_of(said)
        found = Stated(meant) if meant else _by_words(said)
        return found._replace(words=status, rag=shown)
    if status:
        found = _by_words(status)._replace(rag=shown)
        is_sign = found.advice == _NO_STATUS and len(status) <= _LONGEST_SIGN
        return found._replace(advice=_NO_MEANING.format(_named(status))) if is_sign else found
    if not rag:
        return Stated()
    words = key.get(sign_of(rag))
    meant = status_of(words) if words else None
    if meant is None:
        advice = _UNREAD_KEY.format(words, _named(rag)) if words else _NO_KEY.format(_named(rag))
        return Stated(rag=shown, undecided="rag", advice=advice)
    return Stated(meant, rag=shown)


def _named(rag: str) -> str:
    return (colour_of(rag) or " ".join(rag.split())[:60]).capitalize().replace("'", "’")


def status_of(words: str) -> str | None:
    """Give the status that words of a key surely mean, or None.

    A key explains what it says first: what is at risk there, or not started, is so whatever
    follows.
    """
    if not words:
        return None
    if found := _by_words(words).status:
        return found
    first = _BEHIND.split(words, maxsplit=1)[0]
    found = _by_words(first).status if first != words else None
    return found if found in (Status.AT_RISK, Status.NOT_STARTED) else None


def is_known(text: str) -> bool:
    """Say whether a text is one that papers print as a status, also one that has to be decided."""
    meaning = meaning_of(" ".join(text.split()), _STATUSES)
    return meaning.word is not None or bool(meaning.remark)


def _by_words(text: str) -> Stated:
    meaning = meaning_of(" ".join(text.split()), _STATUSES)
    if meaning.word == Status.AT_RISK and _HELD.search(text):
        return Stated(words=text, undecided="status", advice=_ON_HOLD)
    if meaning.word == Status.WITHDRAWN and "superseded_by" in meaning.remark:
        return Stated(Status.WITHDRAWN, text, undecided="status", advice=meaning.remark)
    if meaning.word is None:
        return Stated(words=text, undecided="status", advice=meaning.remark or _NO_STATUS)
    is_more = bool(meaning.remark) or re.search("[0-9]", text) is not None
    return Stated(meaning.word, words=text if is_more and text.lower() != meaning.word else None)
