"""Which known name a misspelt one most likely means: the one place that judges likeness."""

import re
from collections.abc import Iterable
from heapq import nlargest

MOST_KNOWN = 2000
"""Among how many known names is looked at the most: with more, the first of them."""

MOST_QUESTIONS = 50
"""For how many misspelt names likeness is judged against one list."""

_LONGEST = 100

_MOST_COMPARED = 10_000
"""How many pairs of letters are compared for a question, after those names that look likeliest by
the letters that they have: to compare one with another takes long, and names can be many."""

LIKENESS = 0.65
"""How alike two names have to be, from 0 to 1, as ``difflib`` counts it."""


class Nearest:
    """Finds the known names that a misspelt one most likely means, whatever its capitals.

    A list with very many names, or very many misspelt ones, has another fault: then only the first
    are looked at, so that an answer comes quickly whatever a file holds.
    """

    def __init__(self, known: Iterable[str], *, likeness: float = LIKENESS) -> None:
        self._likeness = likeness
        self._by_fold: dict[str, str] = {}
        for name in known:
            if len(self._by_fold) < MOST_KNOWN:
                self._by_fold.setdefault(name.casefold(), name)
        self._answers: dict[str, list[str]] = {}

    def to(self, name: str) -> list[str]:
        """Give up to three known names that are close to a misspelt one, the closest first."""
        asked = name[:_LONGEST].casefold()
        if asked not in self._answers:
            if len(self._answers) >= MOST_QUESTIONS:
                return []
            close = _closest(asked, self._by_fold, self._likeness)
            self._answers[asked] = [self._by_fold[fold] for fold in close]
        return self._answers[asked]


def _closest(asked: str, known: Iterable[str], likeness: float) -> list[str]:
    """Give up to three names that are close to another, the closest first.

    Whether they have the same letters is counted for all; in which order, only for the likeliest.
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher()
    matcher.set_seq2(asked)
    likely: list[tuple[float, str]] = []
    for name in known:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= likeness and (most := matcher.quick_ratio()) >= likeness:
            likely.append((most, name))
    close: list[tuple[float, str]] = []
    room = _MOST_COMPARED
    for _, name in sorted(likely, reverse=True):
        if room <= 0:
            break
        room -= len(asked) * len(name)
        matcher.set_seq1(name)
        if (ratio := matcher.ratio()) >= likeness:
            close.append((ratio, name))
    return [name for _, name in nlargest(3, close)]


def nearest(name: str, known: Iterable[str], *, likeness: float = LIKENESS) -> str | None:
    """Give the known name that a misspelt one most likely means, or None."""
    return next(iter(Nearest(known, likeness=likeness).to(name)), None)


def did_you_mean(name: str, known: Iterable[str], *, before: str = "") -> str:
    """Give ``Did you mean 'north'?``, or nothing where no known name is close.

    ``before`` stands in front of the name, such as the plan of an action's number.
    """
    close = nearest(name, known)
    return f"Did you mean '{before}{close}'?" if close is not None else ""


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
