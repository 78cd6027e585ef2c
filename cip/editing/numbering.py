"""The number of what is new: the last one and one more. A gap is never filled.

A number that was withdrawn, given up or deleted is not given again: papers speak of what had it.
"""

import re
from collections.abc import Iterable, Iterator

from cip.loading.plan import Loaded
from cip.model.plan import Action, Plan
from cip.model.progress import Update
from cip.model.references import in_roman, is_inside, ref_of_name, roman_among, split_target

_NUMBERED = re.compile(r"((?:[A-Za-z]+-)?)([0-9]{1,15})([A-Za-z]*)")
"""What is counted on: ``3``, ``03``, ``3a``, ``phase-3``."""


def number_below(above: str, used: Iterable[str]) -> str:
    """Give the next number below another one, of those that were ever used: 1.2.4 below 1.2.

    Where all that stand below have no dot, the next has none: A3 below A, behind A1 and A2.

    The empty number is that of the plan: below it stand its workstreams.
    """
    if not above:
        return _next({ref.split(".", 1)[0] for ref in used}, "1")
    rests = {ref[len(above) :] for ref in used if is_inside(ref, above)}
    dot = "" if rests and not any(rest.startswith(".") for rest in rests) else "."
    return above + dot + _next({rest.removeprefix(".").split(".", 1)[0] for rest in rests}, "1")


def letter_below(used: Iterable[str]) -> str:
    """Give the next letter of a part, or the next number where parts have numbers."""
    return _next(set(used), "a")


def _next(pieces: set[str], first: str) -> str:
    if not pieces:
        return first
    numbered = [match.groups() for piece in pieces if (match := _NUMBERED.fullmatch(piece))]
    if numbered:
        prefix, last, _ = max(numbered, key=lambda found: int(found[1]))
        return prefix + str(int(last) + 1).zfill(len(last) if last.startswith("0") else 0)
    roman = roman_among(pieces)
    found = in_roman(max(roman) + 1) if roman else _letters(max(map(_count, pieces)) + 1)
    return found.upper() if all(piece.isupper() for piece in pieces) else found


def _count(letters: str) -> int:
    """Give which one letters are, counted a, b, … z, aa, ab, …; other signs are the first."""
    count = 0
    for letter in letters.lower():
        count = count * 26 + (ord(letter) - ord("a") + 1 if "a" <= letter <= "z" else 1)
    return count


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def letters_of(action: Action) -> Iterator[str]:
    """Give the letters of the parts that an action has, and those that they say they had before."""
    for part in action.milestones:
        yield part.ref
        yield from (str(entry.was["ref"]) for entry in part.changed if "ref" in entry.was)


def former_refs(action: Action) -> Iterator[str]:
    """Give the numbers that an action says it had before, without those of another plan."""
    former = (entry.was["ref"] for entry in action.changed if "ref" in entry.was)
    yield from (ref for ref in former if isinstance(ref, str) and "/" not in ref)


def used_in(loaded: Loaded) -> Iterator[str]:
    """Give every number that a plan's files show: also former ones, and those of broken files."""
    yield from loaded.plan.references
    for path in loaded.results:
        yield from numbers_in_path(path)
    yield from _former(loaded.plan, loaded.plan.name)


def used_elsewhere(plan: str, other: Plan) -> Iterator[str]:
    """Give the numbers of a plan that another plan of the repository speaks of."""
    for ref in _former(other, other.name):
        if ref.startswith(f"{plan}/"):
            yield split_target(ref.removeprefix(f"{plan}/"))[0]


def numbers_in_path(path: str) -> Iterator[str]:
    """Give the numbers in the names of a file and its folder: ``plans/a/1.2-x/1.2.1-y.yaml``."""
    names = path.split("/")[2:]
    for name in names if len(names) > 1 else ():
        if name != "workstream.yaml":
            yield ref_of_name(name)


def _former(plan: Plan, name: str) -> Iterator[str]:
    """Give the numbers that actions had before, and those that are to take their place."""
    for action in plan.actions:
        for updates in (action.updates, *(part.updates for part in action.milestones)):
            yield from _successors(updates, name)
    lists = [action.changed for action in plan.actions]
    lists += [workstream.changed for workstream in plan.workstreams]
    for changed in lists:
        for change in changed:
            if isinstance(was := change.was.get("ref"), str):
                yield was.removeprefix(f"{name}/")


def _successors(updates: Iterable[Update], name: str) -> Iterator[str]:
    for update in updates:
        for ref in update.superseded_by:
            yield split_target(ref.removeprefix(f"{name}/"))[0]
