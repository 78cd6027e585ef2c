"""Which known name a misspelt one means: the one place that judges likeness.

Likeness is for slips alone: a name that is meant has the same words, but for a letter or two.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from unicodedata import normalize

MOST_KNOWN = 2000
"""Among how many known names is looked at the most: with more, the first of them."""

MOST_QUESTIONS = 50
"""For how many misspelt names likeness is judged against one list."""

_LONGEST = 200
_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_IN_BRACKETS = re.compile(r"\s*[(\[].*")
_SMALL_WORDS = frozenset({"and", "the", "of", "for"})
_FIGURE = re.compile("[0-9]+|[ivx]+")

_Words = tuple[str, ...]


class Nearest:
    """Finds the known name that a misspelt one means, or none where that is not sure.

    It has the same words: in another order, with other capitals and signs, or with a slip in a
    longer word. Figures are never a slip, and no word is left out but "of", "for", "and", "the" and
    what stands in brackets at the end. So an assistant is no director, and 1.2 is not 1.3.

    A list with very many names, or very many misspelt ones, has another fault: then only the first
    are looked at, so that an answer comes quickly whatever a file holds.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, _Words] = {}
        for name in known:
            if len(self._known) < MOST_KNOWN and name not in self._known:
                self._known[name] = _words(name)
        self._answers: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        """Give the one known name that is meant, or None."""
        asked = name[:_LONGEST]
        if asked not in self._answers:
            if len(self._answers) >= MOST_QUESTIONS:
                return None
            self._answers[asked] = self._nearest(_words(asked))
        return self._answers[asked]

    def first(self, name: str) -> list[str]:
        """Give the known names, those first that begin as a name does, or share words with it."""
        asked = _words(name[:_LONGEST])

        def likeness(known: str) -> tuple[int, int]:
            words = self._known[known]
            pairs = zip(asked, words, strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            return -same, -len(set(asked).intersection(words))

        return sorted(self._known, key=likeness)

    def _nearest(self, asked: _Words) -> str | None:
        if not asked:
            return None
        known = self._known.items()
        if same := [name for name, words in known if _is_same(asked, words)]:
            return same[0]
        for near in (
            [name for name, words in known if _is_in_another_order(asked, words)],
            [name for name, words in known if _is_but_for_slips(asked, words)],
            [name for name in self._known if asked == _words(_IN_BRACKETS.sub("", name))],
        ):
            if near:
                words = {tuple(sorted(self._known[name])) for name in near}
                return near[0] if len(words) == 1 else None
        return None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that a misspelt one means, or None."""
    return Nearest(known).to(name)


def did_you_mean(name: str, known: Iterable[str], *, before: str = "") -> str:
    """Give ``Did you mean 'north'?``, or nothing where no known name is meant for sure.

    ``before`` stands in front of the name, such as the plan of an action's number.
    """
    close = nearest(name, known)
    return f"Did you mean '{before}{close}'?" if close is not None else ""


_MOST_TOLD = 6


def meant_or_told(name: str, known: Iterable[str], *, before: str = "") -> str:
    """Give ``Did you mean 'north'?``; or the likeliest of those that there are, and how many more.

    ``before`` stands in front of a name. Nothing is said where there is none.
    """
    near = Nearest(known)
    close = near.to(name)
    if close is not None:
        return f"Did you mean '{before}{close}'?"
    first = near.first(name)
    shown = [f"{before}{known[:60]}" for known in first[:_MOST_TOLD]]
    more = [f"{len(first) - _MOST_TOLD:,} more"] if len(first) > _MOST_TOLD else []
    *names, last = (*shown, *more) or ("",)
    told = f"{', '.join(names)} and {last}" if names else last
    return f"There {'is' if len(first) == 1 else 'are'} {told}." if told else ""


def _words(name: str) -> _Words:
    """Give the words and figures of a name, without small words."""
    found = _WORD.findall(normalize("NFKC", name).casefold().replace("&", " and "))
    return tuple(word for word in found if word not in _SMALL_WORDS)


def _figures(words: _Words) -> list[str]:
    return [word for word in words if _FIGURE.fullmatch(word)]


def _is_same(one: _Words, other: _Words) -> bool:
    """Say whether two names have the same letters and figures, however they are parted."""
    return one == other or (_figures(one) == _figures(other) and "".join(one) == "".join(other))


def _is_in_another_order(one: _Words, other: _Words) -> bool:
    return sorted(one) == sorted(other) and _figures(one) == _figures(other)


_SHORTEST = 4
"""From how many letters on a word of a name may have a slip: CE is not CEO, and HR not IT."""


def _is_but_for_slips(written: _Words, meant: _Words) -> bool:
    if len(written) != len(meant):
        return False
    return all(a == b or _may_be(a, b) for a, b in zip(written, meant, strict=True))


@lru_cache(maxsize=4096)
def _may_be(written: str, meant: str) -> bool:
    is_long = len(meant) >= _SHORTEST
    has_an_end = written[0] == meant[0] or written[-1] == meant[-1]
    is_figure = _FIGURE.fullmatch(written) or _FIGURE.fullmatch(meant)
    return is_long and has_an_end and not is_figure and is_slip(written, meant)


_TWO_SLIPS = 8
"""From how many letters on a word may have two slips."""

_WRONG_LETTER = 5
"""From how many letters on a word may have a wrong letter: "done" is no slip for "none"."""


def is_slip(written: str, meant: str) -> bool:
    """Say whether a text is another but for a slip: a letter left out, added, wrong or swapped.

    A long word may have two, where its first letter is right; in a short one no letter is wrong.
    Digits are never a slip.
    """
    size, wanted = len(written), len(meant)
    if not -2 <= size - wanted <= 2 or written == meant:
        return False
    is_long = min(size, wanted) >= _TWO_SLIPS and written[0] == meant[0]
    most = 2 if is_long else 1
    if abs(size - wanted) > most:
        return False
    letters, others = set(written), set(meant)
    if len(letters - others) > most or len(others - letters) > most:
        return False
    if re.findall("[0-9]", written) != re.findall("[0-9]", meant):
        return False
    if size == wanted < _WRONG_LETTER and sorted(written) != sorted(meant):
        return False
    return _changes(written, meant, most) <= most


def _changes(one: str, other: str, most: int) -> int:
    """Count the letters to put in, leave out, change or swap, so that one text is the other.

    Where that is seen to be more than the most, one more than that is given.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, older[j - 2] + 1)
            row.append(least)
        if min(row) > most and min(before) >= most:  # a swap goes on from the row before
            return most + 1
    return row[-1]
