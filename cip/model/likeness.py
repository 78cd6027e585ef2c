"""Which known name a misspelt one means: the one place that judges likeness.

Likeness is for slips alone: a name that is meant has the same words, but for a letter or two.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, takewhile
from unicodedata import normalize

MOST_KNOWN = 2000
"""Among how many known names is looked at the most: with more, the first of them."""

MOST_QUESTIONS = 50
"""For how many misspelt names likeness is judged against one list."""

_LONGEST = 200

_MOST_COMPARED = 5_000
"""How many pairs of letters are compared for a question: names can be many and of like words."""

_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_IN_BRACKETS = re.compile(r"\s*[(\[].*")
_SMALL_WORDS = frozenset({"and", "the", "of", "for"})
_FIGURE = re.compile("[0-9]+|[ivx]+")

_Words = tuple[str, ...]
_Name = tuple[str, _Words]


class Nearest:
    """Finds the known name that a misspelt one means, or none where that is not sure.

    It has the same words: in another order, with other capitals and signs, or with a slip in a
    longer word. Figures are never a slip, and no word is left out but "of", "for", "and", "the" and
    what stands in brackets at the end. So an assistant is no director, and 1.2 is not 1.3.

    A list with very many names, or very many misspelt ones, has another fault: then only the first
    are looked at, so that an answer comes quickly whatever a file holds.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._names = tuple(islice(dict.fromkeys(known), MOST_KNOWN))
        self._known: _Known | None = None
        self._answers: dict[str, str | None] = {}
        self._asked_first = 0

    def to(self, name: str) -> str | None:
        """Give the one known name that is meant, or None."""
        asked = name[:_LONGEST]
        if asked not in self._answers:
            if len(self._answers) >= MOST_QUESTIONS:
                return None
            self._known = self._known or _Known(self._names)
            self._answers[asked] = self._known.nearest(_words(asked))
        return self._answers[asked]

    def first(self, name: str) -> list[str]:
        """Give the known names, those first that begin as a name does, or share words with it."""
        self._asked_first += 1
        if self._asked_first > MOST_QUESTIONS:
            return list(self._names)
        asked = _words(name[:_LONGEST])

        def likeness(known: str) -> tuple[int, int]:
            words = _words(known)
            pairs = zip(asked, words, strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            return -same, -len(set(asked).intersection(words))

        return sorted(self._names, key=likeness)


class _Known:
    """Known names by their words; made for the first question, for most lists are asked none."""

    def __init__(self, names: Iterable[str]) -> None:
        self._same: dict[_Words, str] = {}
        self._in_any_order: dict[_Words, list[_Name]] = {}
        self._without_brackets: dict[_Words, list[_Name]] = {}
        self._by_number: dict[int, list[_Name]] = {}
        for name in names:
            words = _words(name)
            self._same.setdefault(_joined(words), name)
            self._in_any_order.setdefault(_in_any_order(words), []).append((name, words))
            self._by_number.setdefault(len(words), []).append((name, words))
            if (bare := _IN_BRACKETS.sub("", name)) != name:
                self._without_brackets.setdefault(_words(bare), []).append((name, words))

    def nearest(self, asked: _Words) -> str | None:
        """Give the name that has these words, if it is the only one."""
        if not asked:
            return None
        if same := self._same.get(_joined(asked)):
            return same
        near = self._in_any_order.get(_in_any_order(asked)) or self._slips(asked)
        near = near or self._without_brackets.get(asked, [])
        has_one = len({_in_any_order(words) for _, words in near}) == 1
        return near[0][0] if has_one else None

    def _slips(self, asked: _Words) -> list[_Name]:
        near: list[_Name] = []
        room = _MOST_COMPARED
        for name, words in self._by_number.get(len(asked), ()):
            pairs = [(a, b) for a, b in zip(asked, words, strict=True) if a != b]
            if not all(_may_be(a, b) for a, b in pairs):
                continue
            room -= sum(len(a) * len(b) for a, b in pairs)
            if room < 0:
                break
            if all(is_slip(a, b) for a, b in pairs):
                near.append((name, words))
        return near


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that a misspelt one means, or None."""
    return Nearest(known).to(name)


def is_meant(written: str, meant: str) -> bool:
    """Say whether a name means another: the same letters and figures, or but for slips in words."""
    one, other = _words(written), _words(meant)
    if _joined(one) == _joined(other):
        return True
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and all(
        a == b or (_may_be(a, b) and is_slip(a, b)) for a, b in pairs
    )


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


_MOST_NEAR = 4


def meant_or_nearest(number: str, titles: Mapping[str, str], *, before: str = "") -> str:
    """Give ``Did you mean 'north/1.2'?``; or the nearest numbers that there are, by their titles.

    Near is what begins with the same figure. Where nothing does, it is told from where to where the
    numbers go. ``before`` stands in front of a number. Nothing is said where there is none.
    """
    close = nearest(number, titles)
    if close is not None:
        return f"Did you mean '{before}{close}'?"
    asked = _figures_of(number)

    def distance(known: str) -> tuple[int, bool, int]:
        figures = _figures_of(known)
        same = _same_at_first(asked, figures)
        is_longer = len(figures) != len(asked)
        if same == min(len(asked), len(figures)):
            return -same, is_longer, abs(len(asked) - len(figures))
        return -same, is_longer, abs(asked[same] - figures[same])

    known = [k for k in islice(titles, MOST_KNOWN) if _same_at_first(asked, _figures_of(k))]
    near = sorted(known, key=distance)[:_MOST_NEAR]
    if not near:
        return _from_to(titles, before)
    *first, last = [f"{before}{known[:60]} ({titles[known][:60].strip()})" for known in near]
    named = f"{', '.join(first)} and {last}" if first else last
    return f"The nearest {'is' if len(near) == 1 else 'are'} {named}."


def _same_at_first(one: Sequence[int], other: Sequence[int]) -> int:
    """Give how many figures two numbers share from their beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _from_to(numbers: Collection[str], before: str) -> str:
    """Say from where to where numbers go, or nothing where there are none."""
    if len(numbers) < 2:
        return "".join(f"The only number is {before}{number[:60]}." for number in numbers)
    first, last = min(numbers, key=_figures_of), max(numbers, key=_figures_of)
    return f"The numbers go from {before}{first[:60]} to {before}{last[:60]}."


def _figures_of(number: str) -> list[int]:
    return [int(figure[:9]) for figure in re.findall("[0-9]+", number[:_LONGEST])]


def _words(name: str) -> _Words:
    """Give the words and figures of a name, without small words."""
    found = _WORD.findall(normalize("NFKC", name).casefold().replace("&", " and "))
    return tuple(word for word in found if word not in _SMALL_WORDS)


def _figures(words: _Words) -> _Words:
    return tuple(word for word in words if _FIGURE.fullmatch(word))


def _joined(words: _Words) -> _Words:
    """Give what two names share that have the same letters and figures, however parted."""
    return ("".join(words), *_figures(words))


def _in_any_order(words: _Words) -> _Words:
    """Give what two names share that have the same words, and figures in the same order."""
    return (*sorted(words), "", *_figures(words))


_LONGEST_WORD = 40
_SHORTEST = 4
"""From how many letters on a word of a name may have a slip: CE is not CEO, and HR not IT."""


def _may_be(written: str, meant: str) -> bool:
    """Say whether a word of a name can be a slip of another, before its letters are compared."""
    has_an_end = written[0] == meant[0] or written[-1] == meant[-1]
    is_as_long = _SHORTEST <= len(meant) <= _LONGEST_WORD and -2 <= len(written) - len(meant) <= 2
    is_figure = _FIGURE.fullmatch(written) or _FIGURE.fullmatch(meant)
    return has_an_end and is_as_long and not is_figure


_DIGIT = re.compile("[0-9]")
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
    if _DIGIT.findall(written) != _DIGIT.findall(meant):
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
