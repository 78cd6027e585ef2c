"""Mends what the problems of plans say can be mended, and drops what would make something wrong.

It knows texts alone: who uses it says what a file holds, and what a check finds with other texts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cip.documents.explaining.quoting import short
from cip.documents.fitting.compiled import Broken, broken
from cip.documents.fitting.fit import shape_problems, typed
from cip.documents.reading.reader import read_document
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, made, opened
from cip.editing.layout import with_first_line
from cip.editing.steps import Put, Rearrange, Rename, Step
from cip.loading.file import load_file
from cip.loading.forms import kind_of
from cip.model.mend import ByDay, Mending, NewKey, NewName, NewValue, Sureness
from cip.model.place import Keys
from cip.model.problem import Mended, Problem
from cip.model.vocabulary import Severity

ROUNDS = 10
"""How often files are checked again after they were mended: one mending can let another one be."""

_MOST_CHECKS = 100
"""How often files are checked at the most to find out which mendings bring something wrong."""

_MOST_CHARACTERS = 2_500_000
"""How many characters are read at the most to be mended: a hostile file can be mended for hours."""

_MOST_OFFERS = 100
"""How many mendings are offered at the most, those too that turn out to bring something wrong."""

_MOST_IN_A_ROW = 5


class State(NamedTuple):
    """What files hold and are called that were mended: new texts and old paths by new paths."""

    texts: Mapping[str, str]
    was: Mapping[str, str]


Check = Callable[[State], Sequence[Problem]]
"""Gives the problems of all files where some are mended: all of them, however many they are."""


class Offer(NamedTuple):
    """One mending that can be made, and the text of its file before and after."""

    problem: Problem
    made: Mended
    before: str
    after: str
    state: State
    left: tuple[Problem, ...]


class Fixing:
    """Files on the way to being mended.

    ``problems`` are those that are left, of whatever file, ``mended`` those that were mended, in
    their order, and ``state`` is what came of the files. Only files that are ``wanted`` are mended.
    It ``stopped_early`` where it would have been too much work to try every mending.
    """

    def __init__(
        self,
        check: Check,
        text_of: Callable[[str], str | None],
        wanted: Callable[[str], bool],
    ) -> None:
        self.state = State({}, {})
        self.problems = tuple(check(self.state))
        self.mended: list[Mended] = []
        self._text_of = text_of
        self._check_all = check
        self._wanted = wanted
        self._dropped: set[tuple[str, str, str]] = set()
        self._checks = _MOST_CHECKS
        self._characters = _MOST_CHARACTERS
        self.stopped_early = False

    def mend_what_is_sure(self) -> None:
        """Make every mending that is sure, as long as that brings nothing that is wrong."""
        for _ in range(ROUNDS):
            if not self._mend(self._that_are(Sureness.SURE)):
                return
        self.stopped_early |= bool(self._that_are(Sureness.SURE))

    def offers(self) -> Iterable[Offer]:
        """Give the mendings that are likely, one after the other; those that bring nothing wrong.

        ``take`` makes one; what is not taken is not offered again.
        """
        asked: set[tuple[str, str, str]] = set()
        while likely := [p for p in self._that_are(Sureness.LIKELY) if _key(p) not in asked]:
            if len(asked) == _MOST_OFFERS:
                self.stopped_early = True
                return
            problem = likely[0]
            asked.add(_key(problem))
            self._checks, self._characters = _MOST_CHECKS, _MOST_CHARACTERS  # she has time
            state, done = self._with([problem])
            left = self._checked(state) if done else None
            if left is None or self._brings(done, left):
                self._dropped.add(_key(problem))
                continue
            before = self._text(problem.place.path) or ""
            yield Offer(
                problem, done[0], before, state.texts.get(done[0].path, before), state, left
            )

    def take(self, offer: Offer) -> None:
        """Make a mending that was offered, and then what is sure by it."""
        self._accept(offer.state, [offer.made], offer.left)
        self.mend_what_is_sure()

    def put_first_lines(self, paths: Iterable[str]) -> None:
        """Let the first line of files tell editors their form, where they can be read."""
        texts = dict(self.state.texts)
        for path in paths:
            text = self._text(path)
            after = with_first_line(path, text) if text is not None else text
            if after is not None and after != text:
                texts[path] = after
                self.mended.append(Mended(None, "the first line, for editors", path))
        self.state = self.state._replace(texts=texts)

    @property
    def likely(self) -> int:
        """Give how many of those that are left can be mended where the writer is asked."""
        return sum(map(self._makeable, self._parts(Sureness.LIKELY)))

    def _that_are(self, sureness: Sureness) -> list[Problem]:
        """Give the problems of which a mending is so sure; what puts lists in order comes alone."""
        in_place, by_day = self._parts(sureness)
        return in_place or by_day

    def _parts(self, sureness: Sureness) -> tuple[list[Problem], list[Problem]]:
        """Give the problems of which a mending is so sure: of one value, and of a list's order."""
        in_place: list[Problem] = []
        by_day: list[Problem] = []
        for problem in self.problems:
            mend = problem.mend
            if mend is None or mend.sureness is not sureness or _key(problem) in self._dropped:
                continue
            if self._wanted(problem.place.path):
                (by_day if isinstance(mend.change, ByDay) else in_place).append(problem)
        return in_place, by_day

    def _mend(self, todo: list[Problem]) -> bool:
        """Mend problems but those that bring something wrong, and say whether some were."""
        state, done = self._with(todo)
        made = [item.problem for item in done if item.problem is not None]
        self._dropped.update({_key(problem) for problem in todo} - set(map(_key, made)))
        left = self._checked(state) if done else None
        if left is not None and not self._brings(done, left):
            self._accept(state, done, left)
            return True
        if left is None or len(made) == 1:
            self._dropped.update(map(_key, made))
            return False
        half = len(made) // 2
        parts = [self._mend(made[:half]), self._mend(made[half:])]
        return any(parts)

    def _makeable(self, todo: list[Problem]) -> int:
        """Count those that can be mended and bring nothing that is wrong."""
        state, done = self._with(todo)
        left = self._checked(state) if done else None
        if left is None or not self._brings(done, left):
            return 0 if left is None else len(done)
        made = [item.problem for item in done if item.problem is not None]
        half = len(made) // 2
        return self._makeable(made[:half]) + self._makeable(made[half:]) if half else 0

    def _checked(self, state: State) -> tuple[Problem, ...] | None:
        """Give what is wrong where files are mended; None where it was asked often enough."""
        self._checks -= 1
        if self._checks < 0:
            self.stopped_early = True
            return None
        return tuple(self._check_all(state))

    def _accept(self, state: State, done: Sequence[Mended], left: tuple[Problem, ...]) -> None:
        self.state, self.problems = state, left
        self.mended += done

    def _text(self, path: str) -> str | None:
        if path in self.state.texts:
            return self.state.texts[path]
        return self._text_of(self.state.was.get(path, path))

    def _with(self, todo: Iterable[Problem]) -> tuple[State, list[Mended]]:
        """Give what comes of the files where problems are mended, and those that could be."""
        texts, was = dict(self.state.texts), dict(self.state.was)
        done: list[Mended] = []
        arranged: set[Mending] = set()
        for problem in todo:
            assert problem.mend is not None  # noqa: S101 - for the type checker
            change, path = problem.mend.change, problem.mend.change.at.path
            text = texts.get(path, self._text(path))
            if change in arranged:
                done.append(Mended(problem, f"{change.at.keys[-1]}: the oldest first", path))
            elif text is None:
                continue
            elif isinstance(change, NewName):
                right = f"{path.rsplit('/', 1)[0]}/{change.name}"
                if self._text(right) is None and right not in was:
                    was[right] = was.pop(path, path)
                    texts[right] = texts.pop(path, text)
                    done.append(
                        Mended(problem, f"{path.rsplit('/', 1)[1]} -> {change.name}", right)
                    )
            elif (after := self._mended(path, text, change)) is not None:
                texts[path] = after.text
                done.append(Mended(problem, ", ".join(after.words), path))
                if isinstance(change, ByDay):
                    arranged.add(change)
        return State(texts, was), done

    def _mended(self, path: str, text: str, change: Mending) -> "After | None":
        self._characters -= len(text)
        if self._characters < 0:
            self.stopped_early = True
            return None
        return mended(path, text, change)

    def _brings(self, done: Sequence[Mended], left: tuple[Problem, ...]) -> bool:
        """Say whether problems that were mended bring something wrong, or hide what was found.

        A file that could not be used before is looked at whole only now: what is found in it then
        was there. So are warnings of files that it has to do with.
        """
        touched = {i.problem.place.path: i.path for i in done if i.problem is not None}
        unread = {now for path, now in touched.items() if not self._could_be_used(path)}
        more = Counter(map(_told, left))
        more.subtract(map(_told, self.problems))
        if not unread and any(more[_told(p)] < 0 for p in self.problems if p.of_change):
            return True  # what a change hides is not mended away
        return any(
            more[_told(problem)] > 0
            and problem.place.path not in unread
            and problem.number == 1  # the last of very many stands for others than before
            and not (unread and problem.severity is Severity.WARNING)
            for problem in left
        )

    def _could_be_used(self, path: str) -> bool:
        text = self._text(path)
        return text is not None and not load_file(path, text).problems


def _key(problem: Problem) -> tuple[str, str, str]:
    return (problem.place.path, problem.rule, str(problem.mend))


def _told(problem: Problem) -> tuple[str, str, str]:
    return (problem.place.path, problem.rule, problem.message)


class After(NamedTuple):
    """The text of a file that was mended, and in short what was done to it, one thing a text."""

    text: str
    words: tuple[str, ...] = ()


def _words_of(path: str, text: str, change: Mending) -> str:
    """Say in short what a mending does to the text of a file: ``status: Complete -> complete``."""
    key = short(next((key for key in reversed(change.at.keys) if isinstance(key, str)), ""))
    if isinstance(change, NewKey):
        return f"{key}: -> {change.key}:"
    if isinstance(change, NewValue):
        old = _old(path, text, change.at.keys)
        new = f'"{change.text}"' if old == change.text else change.text
        return f"{key}: {short(old)} -> {short(new)}"
    return f"{key}: the oldest first"


def _old(path: str, text: str, keys: Keys) -> str:
    file = EditedFile.read(path, text)
    way = None if isinstance(file, list) else _way_in(file, keys)
    return "" if isinstance(file, list) or way is None else str(file.at(way))


def mended(path: str, text: str, change: Mending) -> After | None:
    """Give the text of a file with one mending made, and then what is sure by it.

    None where it cannot be made, or where something would not fit the form that fits it now: the
    value of a key, once that has its right name, may have to be mended too.
    """
    before = _misfits(path, text)
    after = _changed(path, After(text), change)
    for _ in range(_MOST_IN_A_ROW):
        if after is None:
            return None
        new = _misfits(path, after.text) - before
        if not new:
            return after
        nexts = [c for c in _sure_changes(path, after.text) if (c.at.keys, "value") in new]
        after = _changed(path, after, nexts[0]) if nexts else None
    return None


@lru_cache(maxsize=2)
def _misfits(path: str, text: str) -> frozenset[Broken]:
    """Give what does not fit the form of a file; one that cannot be read does not as a whole."""
    document, kind = read_document(path, text), kind_of(path)
    if isinstance(document, list):
        return frozenset({((), "unread")})
    if kind is None:
        return frozenset()
    unquoted = [(keys, "value") for keys in typed(document, kind)]
    return frozenset((*unquoted, *broken(document.value, kind)))


def _sure_changes(path: str, text: str) -> Iterable[Mending]:
    document, kind = read_document(path, text), kind_of(path)
    if isinstance(document, list) or kind is None:
        return
    for problem in shape_problems(document, kind):
        if problem.mend is not None and problem.mend.sureness is Sureness.SURE:
            yield problem.mend.change


def _changed(path: str, after: After, change: Mending) -> After | None:
    try:
        step = _step(opened(path, after.text), change)
        text = made(path, after.text, [step]) if step is not None else None
    except UneditableError:
        return None
    if text is None:
        return None
    return After(text, (*after.words, _words_of(path, after.text, change)))


def _step(file: EditedFile, change: Mending) -> Step | None:
    """Give the step that makes a mending in a file; None where there is nothing left to mend."""
    way = _way_in(file, change.at.keys)
    if way is None or not way:
        return None
    if isinstance(change, NewKey):
        return Rename(way, change.key)
    if isinstance(change, NewValue):
        return Put(way, change.text)
    if isinstance(change, ByDay):
        return _by_day(file, way, change.key)
    return None


def _way_in(file: EditedFile, keys: Keys) -> Keys | None:
    """Give the way to a value as the file has it: the one item of a list may stand without one."""
    if keys in file.reaches:
        return keys
    if keys and keys[-1] == 0 and keys[:-1] in file.reaches and file.reaches[keys[:-1]].is_text:
        return keys[:-1]
    return None


def _by_day(file: EditedFile, way: Keys, key: str) -> Rearrange | None:
    entries: Any = file.at(way)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return None
    days = [entry.get(key) for entry in entries]
    if not all(isinstance(day, str) for day in days):
        return None
    # what is not known counts as older than every day, and figures come before letters
    ranks = [("" if day == "unknown" else str(day), number) for number, day in enumerate(days)]
    order = tuple(number for _, number in sorted(ranks))
    return Rearrange(way, order) if order != tuple(range(len(order))) else None
