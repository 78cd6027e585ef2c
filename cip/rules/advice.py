"""Advice about good writing: SMART actions in plain English. Given only where it is asked for."""

import re
from collections.abc import Iterator

from cip.documents.explaining.quoting import short
from cip.model.deadline import DeadlineKind, day_for_people
from cip.model.plan import Action
from cip.model.vocabulary import Severity
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import quoted

_VAGUE = re.compile(
    r"\b(continue to|continue the|consider|explore|look at|work towards|seek to)\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"[0-9]|£|%|\b(every|each|all|monthly|weekly|annual|publish|approv)", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}s?\b")
_COMMON = frozenset(("ID", "IT", "OK", "UK", "HR", "PDF", "EU", "II", "III", "IV", "VI"))


@rule(Severity.WARNING, advice=True)
def only_ongoing(subject: Subject) -> Iterator[Fault]:
    """A deadline says more than that something is ongoing.

    What only goes on is never finished and never late, so no board can tell whether it was done.
    Give the day on which it is in place, and let it go on after that.

    Wrong:

        deadline: ongoing

    Right:

        deadline: June 2024, then ongoing
    """
    for action in subject.plan.actions:
        deadline = action.deadline
        if deadline and deadline.kind is DeadlineKind.ONGOING and deadline.until is None:
            yield Fault(
                action.spot.value("deadline"),
                "The deadline is only 'ongoing': nobody can say when this is done or late",
                "Say when it is in place: 'deadline: <month and year>, then ongoing'.",
            )


@rule(Severity.WARNING, advice=True)
def no_measure(subject: Subject) -> Iterator[Fault]:
    """An action that begins with considering or continuing says what will exist at its end.

    'Explore', 'consider', 'continue to' name an activity and no result. Without a number, a date, a
    paper or a decision in the text, complete is a matter of opinion.

    Wrong:

        title: Explore options for a management development programme

    Right:

        title: Recommend a management development programme to the Executive by December 2024
    """
    for action in subject.plan.actions:
        text = action.detail or action.title
        found = _VAGUE.search(text[:80])
        if found is not None and not _MEASURE.search(text):
            yield Fault(
                action.spot.value("detail" if action.detail else "title"),
                f"'{found[0]}' names no result, so nobody can say when it is done",
                "Add what will exist: 'and by <date> <who> will have decided on <paper>'.",
            )


@rule(Severity.WARNING, advice=True)
def several_accountable(subject: Subject) -> Iterator[Fault]:
    """One officer is accountable for an action.

    Where several are accountable, each can think that another one is. Name one as accountable, and
    the others as leads.

    Wrong:

        accountable: [Chief Operating Officer, Director of Finance]

    Right:

        accountable: Chief Operating Officer
        lead: Director of Finance
    """
    for action in subject.plan.actions:
        if len(action.accountable) > 1:
            yield Fault(
                action.spot.value("accountable"),
                f"{len(action.accountable)} officers are accountable: none of them alone",
                f"Keep one, and write the others under lead: 'accountable: "
                f"{short(action.accountable[0])}'.",
            )


@rule(Severity.WARNING, advice=True)
def late_when_approved(subject: Subject) -> Iterator[Fault]:
    """A deadline had not passed on the day that the plan was approved.

    An action that was late on the first day was either done already, which an update should say, or
    its date was never meant.

    Wrong:

        deadline: March 2024     # and the plan was approved on 17 July 2024

    Right:

        deadline: September 2024
    """
    approved = subject.plan.approved
    if approved is None:
        return
    for action in subject.plan.actions:
        first = action.rescheduled[0].previous if action.rescheduled else action.deadline
        if _came_later(action) or first is None or first.last is None or first.last >= approved:
            continue
        yield Fault(
            action.spot.value("deadline"),
            f"The deadline ({day_for_people(first.last)}) had passed when the plan was approved "
            f"({day_for_people(approved)})",
            "Report it: 'status: complete' with its evidence, or move the deadline and say why.",
        )


def _came_later(action: Action) -> bool:
    return action.added is not None


@rule(Severity.WARNING, advice=True)
def unexplained_abbreviation(subject: Subject) -> Iterator[Fault]:
    """An abbreviation in an action is explained somewhere in the plan.

    Members, peers and residents read the reports. What an abbreviation stands for goes under
    `abbreviations` in `plan.yaml`; it is reported once, at the first action that uses it.

    Wrong:

        title: Refresh the CMT

    Right:

        abbreviations:
          CMT: Corporate Management Team
    """
    plan = subject.plan
    known = set(plan.abbreviations) | _COMMON
    known.update(name for officer in plan.officers for name in officer.abbreviations)
    for action in plan.actions:
        for key, text in (("title", action.title), ("detail", action.detail or "")):
            for word in _ABBREVIATION.findall(text):
                abbreviation = word.removesuffix("s")
                if abbreviation in known:
                    continue
                known.add(abbreviation)
                yield Fault(
                    action.spot.value(key),
                    f"The plan never says what {quoted(abbreviation)} stands for",
                    f"Add it to abbreviations in plan.yaml: '{short(abbreviation)}: <in full>'.",
                )
