"""Rules about names: what a file calls must exist in the plan."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from cip.model.place import Spot
from cip.rules.rule import Fault, Subject, rule


def close_to(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that a misspelt one most likely means, or None."""
    by_fold = {item.casefold(): item for item in known}
    close = get_close_matches(name.casefold()[:80], by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def _officer_names(subject: Subject) -> Iterator[tuple[str, Spot, tuple[str | int, ...]]]:
    """Give each place where a file names an officer: the name, and the way to it."""
    plan = subject.plan
    for item in (*plan.actions, *plan.workstreams):
        for key in ("accountable", "lead", "lead_member"):
            yield from _each_name(getattr(item, key), item.spot, key)
    for action in plan.actions:
        for part in action.milestones:
            yield from _each_name(part.lead, part.spot, "lead")
    for objective in plan.objectives:
        yield from _each_name(objective.accountable, objective.spot, "accountable")
    for board in plan.boards:
        if board.chair is not None:
            yield board.chair, board.spot, ("chair",)
    for owned in (*plan.kpis, *plan.risks):
        yield from _each_name(owned.owner, owned.spot, "owner")
    for _, updates in subject.items_with_updates():
        for update in updates:
            if update.verified_by is not None:
                yield update.verified_by, update.spot, ("verified_by",)


def _each_name(
    names: tuple[str, ...], spot: Spot, key: str
) -> Iterator[tuple[str, Spot, tuple[str | int, ...]]]:
    for number, name in enumerate(names):
        yield name, spot, (key, number)


@rule()
def unknown_officer(subject: Subject) -> Iterator[Fault]:
    """An officer who is named is listed in the plan.

    Every accountable officer, lead, lead member, owner and chair must be one of the `officers` of
    `plan.yaml`, by title, short name or abbreviation. Otherwise nobody's list of actions would show
    the action, and a misspelt title would look like a second officer.

    Wrong:

        accountable: Chief Oficer HR

    Right:

        accountable: Chief Officer HR

    A new role is added to `officers` in `plan.yaml` first.
    """
    if not subject.plan.readable:
        return
    titles = [name for o in subject.plan.officers for name in (o.title, *o.abbreviations)]
    for name, spot, way in _officer_names(subject):
        if subject.index.officer(name) is None:
            close = close_to(name, titles)
            hint = f"did you mean '{close}'? " if close else ""
            yield Fault(
                spot.value(*way),
                f"'{name}' is not an officer of this plan",
                f"{hint}The plan's officers are listed in plan.yaml.",
            )
