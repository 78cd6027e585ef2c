"""Rules about what is reported as done: it can be shown, and it stays done."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cip.assessment.reported import Reported, reported_status
from cip.model.deadline import day_for_people
from cip.model.plan import Action, Milestone
from cip.model.progress import Update
from cip.model.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Severity, Status
from cip.rules.rule import Fault, Subject, rule


def stated(item: Action | Milestone) -> list[tuple[Update, Status]]:
    """Give the updates that state a status, by their days, with the status."""
    if not item.updates:
        return []
    found = [(update, update.status) for update in item.updates if update.status is not None]
    return sorted(found, key=lambda pair: pair[0].date)


def is_unsure(subject: Subject, item: Action | Milestone, *keys: str) -> bool:
    """Say whether it is not known of some update which status it states, or what a key says."""
    if item.spot.path not in subject.holes:
        return False
    return any(subject.lacks(item.spot, "updates", "*", key) for key in ("status", *keys))


def newest_is_unsure(subject: Subject, item: Action | Milestone, *keys: str) -> bool:
    """Say whether the newest status is not known, or of some update what a key says."""
    if item.spot.path not in subject.holes:
        return False
    if any(subject.lacks(item.spot, "updates", "*", key) for key in keys):
        return True
    for update in reversed(item.updates):
        if subject.lacks(update.spot, "status"):
            return True
        if update.status is not None:
            return False
    return subject.lacks(item.spot, "updates", "*", "status")


@rule()
def status_goes_back(subject: Subject) -> Iterator[Fault]:
    """What was complete or withdrawn is not opened again without a word.

    It happens that work is taken up again: then the update says `underway` or `at-risk`, and its
    note says why, because the board that was told it was done will ask. It can never be
    `not-started` again.

    Wrong:

        updates:
          - date: 2024-11-20
            status: complete
          - date: 2025-03-14
            status: underway

    Right:

        updates:
          - date: 2024-11-20
            status: complete
          - date: 2025-03-14
            status: underway
            note: Reopened, because the new directorate has its own behaviours to agree.
    """
    for name, item in subject.reported():
        for closed, update, is_next in _after_closing(item):
            place = update.spot.value("status")
            if update.status is Status.NOT_STARTED:
                message = f"{name} was reported as {closed}, and now as not started"
                hint = "If the work was taken up again, write underway, and say why in the note."
                yield Fault(place, message, hint)
            elif is_next and update.note is None and not is_unsure(subject, item, "note"):
                message = f"{name} was reported as {closed}, and is opened again without a note"
                yield Fault(place, message, "Add a note that says why it was opened again.")


def _after_closing(item: Action | Milestone) -> Iterator[tuple[str, Update, bool]]:
    """Give each update that opens something again, or speaks of it as open after that.

    Before it stands how it was closed, ``complete on 20 November 2024``, and after it whether the
    update is the next one to state a status.
    """
    closed: str | None = None
    is_next = False
    for update, status in stated(item):
        if status in CLOSED_STATUSES:
            closed = f"{status.words} on {day_for_people(update.date)}"
        elif closed is not None:
            yield closed, update, is_next
        is_next = status in CLOSED_STATUSES


@rule(Severity.WARNING)
def complete_without_evidence(subject: Subject) -> Iterator[Fault]:
    """An action that is complete or in place names what shows it.

    Boards, auditors and inspectors accept that something is done when they can see it: a document
    of the plan, or the address of a page. It stands under `evidence` of the update that says
    complete or in place, or of a later one.

    Wrong:

        updates:
          - date: 2024-11-20
            status: complete

    Right:

        updates:
          - date: 2024-11-20
            status: complete
            evidence:
              - title: Progress report to the Executive Leader, paragraph 14
                document: progress-2024-11
    """
    for action in subject.known.actions:
        found = done(action) if not newest_is_unsure(subject, action, "evidence") else None
        if found and not any(update.evidence for update in found.since):
            yield Fault(
                found.update.spot.value("status"),
                f"{action.ref} is {found.status.words}, and no evidence is named",
                "Add evidence: the title of what shows it, and its document or url.",
            )


class Done(NamedTuple):
    """What is complete or in place: the newest update that says so, and all since that began."""

    status: Status
    update: Update
    since: tuple[Update, ...]


def done(item: Action | Milestone) -> Done | None:
    """Give what was reported from the day on since which something is done without a break."""
    begun: date | None = None
    newest: tuple[Update, Status] | None = None
    for update, status in stated(item):
        is_done = status in (Status.COMPLETE, Status.IN_PLACE)
        newest = (update, status) if is_done else None
        begun = (begun or update.date) if is_done else None
    if newest is None or begun is None:
        return None
    update, status = newest
    return Done(status, update, tuple(u for u in item.updates if u.date >= begun))


@rule(Severity.WARNING)
def only_its_own_source(subject: Subject) -> Iterator[Fault]:
    """The paper in which a report was read is not all that shows what it reports.

    A progress report that says that something is done is where that was read: its `source`. Named
    again as `evidence`, and alone, it would show nothing but itself. Evidence is the thing: the
    policy that was published, the minute that adopted it.

    Wrong:

        updates:
          - date: 2024-11-20
            status: complete
            evidence:
              - title: Progress report
                document: progress-2024-11
            source: {document: progress-2024-11, paragraph: 14}

    Right:

        updates:
          - date: 2024-11-20
            status: complete
            evidence:
              - title: The leadership framework
                url: https://www.example.gov.uk/leadership-framework
            source: {document: progress-2024-11, paragraph: 14}
    """
    for action in subject.known.actions:
        is_unsure = newest_is_unsure(subject, action, "evidence", "source")
        found = done(action) if not is_unsure else None
        since = found.since if found else ()
        named = [item for update in since for item in update.evidence]
        sources = {update.source.document for update in since if update.source}
        if found and named and all(item.url is None and item.document in sources for item in named):
            yield Fault(
                named[0].spot.value("document"),
                f"What shows that {action.ref} is {found.status.words} is only the paper in which "
                "that was read",
                "Name what shows the thing itself, or take the evidence out: the source stands.",
            )


@rule(Severity.WARNING)
def complete_with_open_parts(subject: Subject) -> Iterator[Fault]:
    """An action that is complete has no part that was last reported as open.

    Either the last part was finished and nobody said so, or the action is not complete yet. Parts
    on which nothing was ever reported do not count.

    Wrong:

        milestones:
          - ref: "a"
            title: Train all managers
            updates:
              - date: 2025-03-14
                status: underway

        updates:
          - date: 2025-06-12
            status: complete

    Right: the part says so too

        milestones:
          - ref: "a"
            title: Train all managers
            updates:
              - date: 2025-03-14
                status: underway
              - date: 2025-06-12
                status: complete

        updates:
          - date: 2025-06-12
            status: complete
    """
    for action in subject.known.actions:
        whole = reported_status(action.updates)
        if (
            whole is None
            or whole.status is not Status.COMPLETE
            or newest_is_unsure(subject, action)
        ):
            continue
        for part in action.milestones:
            reported = (
                reported_status(part.updates) if not newest_is_unsure(subject, part) else None
            )
            if reported is not None and reported.status in OPEN_STATUSES:
                yield _open_part(action, part, reported)


def _open_part(action: Action, part: Milestone, reported: Reported) -> Fault:
    return Fault(
        reported.update.spot.value("status"),
        f"{action.ref} is complete, and its part {part.ref} was last reported as "
        f"{reported.status.words}",
        "Add an update to the part, or mend the status of the action.",
    )
