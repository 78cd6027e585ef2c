"""The references of actions: those that the table prints, and those that are given where not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cip.importing.groups import PrintedGroup, label_of, without_label
from cip.model.references import above

_REFERENCE = re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*")
_LONGEST = 24
_BEFORE = re.compile(r"(?:action|ref|no|item)\.? *", re.IGNORECASE)


class Numbered(NamedTuple):
    """The reference of an action, the workstream that it lies in, and what the table prints.

    ``printed`` is None where the reference is the table's own; empty where it prints none.
    """

    ref: str
    workstream: str
    printed: str | None = None


def clean_ref(text: str) -> str:
    """Give a reference as it is written in a file: without a dot or bracket at its end."""
    bare = "".join(text.split("\n")[:1]).strip(" .):")
    return _BEFORE.sub("", bare, count=1).replace(" ", "")


def _is_reference(ref: str) -> bool:
    return len(ref) <= _LONGEST and _REFERENCE.fullmatch(ref) is not None


def numbered(
    actions: Sequence[tuple[str, PrintedGroup]],
    *,
    taken: Iterable[str] = (),
    used: Iterable[str] = (),
    workstreams: Mapping[str, str] | None = None,
    known: Sequence[str | None] = (),
) -> list[Numbered]:
    """Give each action its reference and its workstream's; ``actions`` are what is printed.

    ``taken`` are the references, ``workstreams`` the titles by reference, that a plan has already;
    ``used`` are the numbers that are not given again; ``known`` says of each action which of those
    of the plan it is, where the table prints another number.
    What the table prints is taken wherever it can be: once, and below the number of a workstream.
    A new number is the next one of its workstream.
    """
    same = known or [None] * len(actions)
    giver = _Giver(actions, set(taken), dict(workstreams or {}), same)
    giver.used.update(used)
    return giver.given()


class _Giver:
    def __init__(
        self,
        actions: Sequence[tuple[str, PrintedGroup]],
        taken: set[str],
        workstreams: dict[str, str],
        known: Sequence[str | None],
    ) -> None:
        self._known = known
        self.used = set(taken)
        self._actions = actions
        self._refs: set[str] = set()
        self._in_plan = taken
        self._titles = workstreams
        self._own: dict[int, str] = {}
        self._highest: dict[str, int] = {}
        self._last_free = 1

    def given(self) -> list[Numbered]:
        for number, (printed, _) in enumerate(self._actions):
            ref = clean_ref(printed)
            if _is_reference(ref) and any(above(ref)) and ref.casefold() not in self._refs:
                self._own[number] = ref
                self._refs.add(ref.casefold())
        for ref in (*self._refs, *self.used):
            self._note(ref.casefold())
        homes = {number: self._home(ref) for number, ref in self._own.items()}
        for number in self._mixed(homes):
            self._refs.discard(self._own.pop(number).casefold())
            del homes[number]
        by_group: dict[str, str] = {}
        for number, home in homes.items():
            by_group.setdefault(_name(self._actions[number][1]), home)
        used = {*homes.values(), *self._titles}
        found: list[Numbered] = []
        for number, (printed, group) in enumerate(self._actions):
            one = self._kept(number, printed, homes)
            if one is None:
                is_below = not _name(group) and found
                home = found[-1].workstream if is_below else self._workstream(group, by_group, used)
                one = Numbered(self._new(home, clean_ref(printed)), home, printed)
            found.append(one)
        return found

    def _mixed(self, homes: Mapping[int, str]) -> list[int]:
        """Give the actions whose numbers tell no workstream: they would put groups together.

        So it is where the numbers begin anew in each group, and where R1 to R20 run on over them.
        Those that the plan has already keep theirs.
        """
        printed = [clean_ref(text).casefold() for text, _ in self._actions]
        groups: dict[str, set[str]] = {}
        for ref, (_, group) in zip(printed, self._actions, strict=True):
            groups.setdefault(ref, set()).add(_name(group))
        in_home: dict[str, set[str]] = {}
        for number, home in homes.items():
            in_home.setdefault(home, set()).add(_name(self._actions[number][1]))
        anew = {home for number, home in homes.items() if len(groups[printed[number]]) > 1}
        run_on = {
            homes[number]
            for number, ref in self._own.items()
            if "." not in ref and len(in_home[homes[number]] - {""}) > 1
        }
        return [
            number
            for number, home in homes.items()
            if home in anew | run_on and self._own[number] not in self._in_plan
        ]

    def _kept(self, number: int, printed: str, homes: Mapping[int, str]) -> Numbered | None:
        """Give the reference that the table prints, or that the plan has; None for a new one."""
        if number in self._own:
            ref = self._own[number]
            own = None if ref == printed.strip() else printed
            return Numbered(ref, homes[number], _same(ref, own))
        if (same := self._known[number]) is not None:
            return Numbered(same, self._home(same), printed)
        return None

    def _home(self, ref: str) -> str:
        """Give the workstream that a reference lies in: the nearest above it that is no action."""
        for parent in above(ref):
            if parent.casefold() not in self._refs and parent not in self._in_plan:
                return parent
        return next(iter(above(ref)))

    def _workstream(self, group: PrintedGroup, by_group: dict[str, str], used: set[str]) -> str:
        name = _name(group)
        if name not in by_group:
            known = (
                ref
                for ref, title in self._titles.items()
                if name and title in (name, without_label(name, ref))
            )
            ref = next(known, None) or self._free(label_of(name), used)
            by_group[name] = ref
            used.add(ref)
        return by_group[name]

    def _free(self, label: str, used: set[str]) -> str:
        if label and label not in used and label.casefold() not in self._refs:
            return label
        while str(self._last_free) in used or str(self._last_free) in self._refs:
            self._last_free += 1
        return str(self._last_free)

    def _new(self, home: str, printed: str) -> str:
        """Give a new reference in a workstream: with the number that is printed, if it is free."""
        wanted = f"{home}.{printed}"
        if _is_reference(printed) and "." not in printed and self._is_free(wanted):
            return self._take(wanted)
        number = self._highest.get(home.casefold(), 0) + 1
        while not self._is_free(f"{home}.{number}"):
            number += 1
        return self._take(f"{home}.{number}")

    def _take(self, ref: str) -> str:
        self._refs.add(ref.casefold())
        self._note(ref.casefold())
        return ref

    def _note(self, ref: str) -> None:
        """Remember the highest number that is given below each reference."""
        home, dot, last = ref.rpartition(".")
        if dot and last.isascii() and last.isdigit() and len(last) < 6:
            self._highest[home] = max(int(last), self._highest.get(home, 0))

    def _is_free(self, ref: str) -> bool:
        return len(ref) <= _LONGEST and ref.casefold() not in self._refs and ref not in self.used


def _same(ref: str, printed: str | None) -> str | None:
    """Give what is printed where it is more than the reference with a dot or bracket behind it."""
    if printed is None or printed.strip(" .):\n") == ref:
        return None
    return printed


def _name(group: PrintedGroup) -> str:
    return group.workstream or group.objective
