"""Rules about the keys of an update: each stands beside the status that it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.model.deadline import day_for_people
from cip.model.progress import Update
from cip.model.vocabulary import OPEN_STATUSES, Status
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import listed


class _Home(NamedTuple):
    """The statuses beside which a key may stand, and what to do where it stands elsewhere.

    ``None`` stands for an update that states no status.
    """

    statuses: tuple[Status | None, ...]
    hint: str


_WITHDRAWN = (Status.WITHDRAWN,)
_HOMES = {
    "done_on": _Home(
        (Status.COMPLETE, Status.IN_PLACE),
        "Write status: complete; or, for a day that is still to come, expected, not done_on.",
    ),
    "expected": _Home(
        (*OPEN_STATUSES, None),
        "Take expected out. The day on which it was done stands under done_on.",
    ),
    "superseded_by": _Home(_WITHDRAWN, "Write status: withdrawn, or take superseded_by out."),
    "agreed_by": _Home(
        _WITHDRAWN,
        "Write status: withdrawn. Who agreed that a deadline moves stands under rescheduled.",
    ),
}


@rule()
def key_beside_wrong_status(subject: Subject) -> Iterator[Fault]:
    """A key of an update stands beside a status that it can belong to.

    `done_on` says when something was done: beside `complete` or `in-place`. `expected` says when it
    will be: never beside `complete` or `withdrawn`. `superseded_by` and `agreed_by` belong to
    `withdrawn`. Elsewhere nobody would look for them, and they would count for nothing.

    Wrong:

        updates:
          - date: 2025-03-14
            status: underway
            done_on: February 2025

    Right:

        updates:
          - date: 2025-03-14
            status: complete
            done_on: February 2025
    """
    for update in _updates(subject):
        for key, home in _HOMES.items():
            if not _has(update, key) or update.status in home.statuses:
                continue
            if not subject.lacks(update.spot, "status"):
                beside = f"beside {update.status}" if update.status else "without a status"
                only = listed([status or "no status" for status in home.statuses], "or")
                message = f"'{key}' stands {beside}; it belongs beside {only}"
                yield Fault(update.spot.key(key), message, home.hint)


def _updates(subject: Subject) -> Iterator[Update]:
    for _, item in subject.reported():
        yield from item.updates


def _has(update: Update, key: str) -> bool:
    return bool(getattr(update, key)) or (key == "superseded_by" and update.moved_to is not None)


@rule()
def done_after_report(subject: Subject) -> Iterator[Fault]:
    """What an update reports as done was done by its date.

    `date` is the day of the report, and `done_on` the day on which it was done: that comes first,
    or is the same. It may be older than the plan. What is still to be done stands under `expected`.

    Wrong:

        updates:
          - date: 2025-03-14
            status: complete
            done_on: April 2025

    Right:

        updates:
          - date: 2025-03-14
            status: complete
            done_on: February 2025
    """
    for update in _updates(subject):
        done = update.done_on
        if done is None or done.first is None or subject.lacks(update.spot, "date"):
            continue
        if done.first > update.date:
            yield Fault(
                update.spot.value("done_on"),
                f"done_on is {done.plain}, after the day of this report, "
                f"{day_for_people(update.date)}",
                "Mend the date that is wrong. What is still to be done stands under expected.",
            )
