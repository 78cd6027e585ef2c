"""Persons' names beside roles, in all the dress of papers: taken out, and where they stood marked.

``Role – Name``, ``Role (Name)``, ``Name, Role``, ``Name (Role)``, ``Name Role`` and ``Role: Name``:
a name parts the office before it from the one behind it.
"""

import re
from typing import NamedTuple

from cip.importing.persons import (
    ADDRESSED,
    Who,
    is_given,
    is_of_role,
    is_person,
    names_a_place,
    names_an_office,
    who,
)

WAS = "\ue000"
"""Stands where a name stood."""

_SIGN = re.compile(
    r"\s*(?:[,;|\n/&+()\[\]:•·▪◦‣●○\ue000]|(?<=\s)[–—-](?=\s)|[–—]|\b(?:and|or|with|by|from)\b)\s*",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(
    r"(?:(?<=^)|(?<=[;|\n/(]))\s*(?P<last>[A-Z][\w'’-]+),\s?"
    r"(?P<first>(?:[A-Z]\.?\s?){1,2}(?![\w.])|[A-Z][a-z]+)(?=\s*(?:$|[,;|\n/()&]|[–—-]\s))"
)
_CALLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Capt|Cmdr|Lt|Cllr|Councillor)\.?"
)
_BEFORE_A_NAME = re.compile(r"(?:of|for|the|to|in|on|at|St\.?|Saint)", re.IGNORECASE)
_MARK = (
    r"(?:joint )?(?:leads?(?: officer)?|owner|SRO|support(?:ing)?(?: officer)?|deputy"
    r"|job[- ]?share(?:rs)?)"
)
_EMPTY = re.compile(
    rf"[(\[][\s,;/&:–—-]*(?:(?:{_MARK}|with|and|or|supported|assisted|advised|by|from)"
    rf"[\s,;/&:–—-]*)*{WAS}[\s,;/&:–—{WAS}-]*[)\]]",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"(?<=[(\[])(?P<one>[^()\[\]]*{WAS}[^()\[\]]*)(?=[)\]])")
_TIME = r"(?:interim|acting|temporary|(?:to|from|until|till|since)\b[^()\[\]]*)"
_MARK_BEHIND = re.compile(
    rf"(?:\s[–—-]\s*)?{WAS}\s*(?P<mark>[(\[](?:{_MARK}|{_TIME})[)\]])", re.IGNORECASE
)
_OPEN_END = re.compile(r"[\s,;:–—-]*(?:(?:\w+ed )?by|with|from|and)?[\s,;:–—-]*$")
_AROUND = re.compile(rf"(?:\s*[,/])?\s*{WAS}\s*(?:[,:]|[–—-](?=\s))?\s*")
_LEFT_OVER = re.compile(rf"[ \t]*(?:[:–—-]\s*)?{WAS}[ \t]*")


class WithoutNames(NamedTuple):
    """A text without persons' names, how many there were, and whether others may be left in it."""

    text: str
    names: int = 0
    is_unsure: bool = False


def without_names(text: str) -> WithoutNames:
    """Give a text in which ``WAS`` stands for each person's name."""
    text = _LAST_FIRST.sub(_last_first, text.replace(WAS, " "))
    found: list[str] = []
    start = 0
    is_unsure = False
    for sign in (*_SIGN.finditer(text), None):
        segment = text[start : sign.start() if sign else len(text)]
        bare, is_open = _segment(segment)
        is_unsure = is_unsure or is_open
        found.append(bare + (sign[0] if sign else ""))
        start = sign.end() if sign else len(text)
    marked = "".join(found)
    names = marked.count(WAS)
    return WithoutNames(_tidied(marked) if names else text, names, is_unsure)


def _last_first(found: re.Match[str]) -> str:
    last, first = found["last"], found["first"].strip()
    is_initials = len(first.rstrip(".")) == 1 or "." in first
    if is_of_role(last) or not (is_initials or (is_given(first) and who(last) is not Who.PERSON)):
        return found[0]
    return WAS


def _segment(text: str) -> tuple[str, bool]:
    """Give a piece between signs without the name in it, and whether it may be a name itself."""
    bare = text.strip()
    if not bare or bare == WAS:
        return text, False
    if is_person(bare.strip(" .")):
        return WAS, False
    words = bare.split()
    for rest in (_behind_a_name(words), _before_a_name(words)):
        if rest:
            return rest, False
    is_after_a_name = len(words) > 2 and is_given(words[0]) and is_person(" ".join(words[:2]))
    return text, is_after_a_name or who(bare) is Who.UNSURE


def _behind_a_name(words: list[str]) -> str:
    """Give an office without the name before it, or nothing."""
    longest = 4 if re.fullmatch(ADDRESSED, words[0]) else 3
    for number in range(2, min(longest, len(words) - 1) + 1):
        name, rest = " ".join(words[:number]), " ".join(words[number:])
        is_end = is_of_role(words[number]) and not names_a_place(words[number])
        if is_end and is_person(name):
            return f"{WAS} {rest}"
    return ""


def _before_a_name(words: list[str]) -> str:
    """Give an office without the name behind it, or nothing."""
    for number in (4, 3, 2):
        if len(words) <= number:
            continue
        name, rest = " ".join(words[-number:]), " ".join(words[:-number])
        is_sure = is_person(name) and is_of_role(rest) and not names_an_office(name)
        if is_sure and not _BEFORE_A_NAME.fullmatch(words[-number - 1]):
            return f"{rest} {WAS}"
    return ""


def _tidied(text: str) -> str:
    """Take away the signs and brackets in which names stood alone."""
    text = _EMPTY.sub(WAS, text)
    text = _IN_BRACKETS.sub(lambda found: _inside(found["one"]), text)
    text = _MARK_BEHIND.sub(rf" \g<mark>{WAS}", text)
    return _AROUND.sub(WAS, text)


def _inside(text: str) -> str:
    return _OPEN_END.sub("", _AROUND.sub(" ", text).strip()).strip(" ,;:–—-")


def as_words(text: str) -> str:
    """Give a text without names as somebody would read it."""
    words = _LEFT_OVER.sub(" ", text)
    return re.sub(r"[ \t]{2,}", " ", words).strip(" ,;/&")
