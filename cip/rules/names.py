"""Rules about names: the officers and documents that a file names are listed in the plan."""

from collections.abc import Iterator

from cip.model.place import Keys, Spot
from cip.model.plan import Evidence, Plan, Source
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import Nearest, quoted


def _officer_names(subject: Subject) -> Iterator[tuple[str, Spot, Keys]]:
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
    for _, item in subject.items():
        for update in item.updates:
            if update.verified_by is not None:
                yield update.verified_by, update.spot, ("verified_by",)


def _each_name(names: tuple[str, ...], spot: Spot, key: str) -> Iterator[tuple[str, Spot, Keys]]:
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
    officers = subject.plan.officers
    near = Nearest(name for officer in officers for name in (officer.title, *officer.abbreviations))
    rest = "The plan's officers are listed in plan.yaml."
    if not officers:
        rest = "plan.yaml lists no officers yet: add the role there, under officers."
    for name, spot, way in _officer_names(subject):
        if subject.index.officer(name) is None:
            message = f"{quoted(name)} is not an officer of this plan"
            yield Fault(spot.value(*way), message, near.hint(name) + rest)


@rule()
def unknown_document(subject: Subject) -> Iterator[Fault]:
    """A document that is cited is listed in the plan.

    Sources and evidence name a document by its short name, the `id` under `documents` in
    `plan.yaml`. There its title, date and address stand once. A name that is not listed there leads
    a reader who wants to check a statement nowhere.

    Wrong:

        source: {document: action-plan-2042-07, page: 13}

    Right:

        source: {document: action-plan-2024-07, page: 13}

    A new paper is added to `documents` in `plan.yaml` first.
    """
    if not subject.plan.readable:
        return
    known = dict.fromkeys(paper.id for paper in subject.plan.papers)
    near = Nearest(known)
    rest = "The plan's documents are listed in plan.yaml."
    if not known:
        rest = "plan.yaml lists no documents yet: add the paper there, under documents."
    for cited in _citations(subject):
        name = cited.document
        if name is not None and name not in known:
            message = f"{quoted(name)} is not a document of this plan"
            yield Fault(cited.spot.value("document"), message, near.hint(name) + rest)


def _citations(subject: Subject) -> Iterator[Source | Evidence]:
    """Give each source and each piece of evidence that the files name."""
    yield from (source for source in _sources(subject) if source is not None)
    plan = subject.plan
    for _, item in subject.items():
        for update in item.updates:
            yield from update.evidence
    for kpi in plan.kpis:
        for reading in kpi.readings:
            yield from reading.evidence
    for review in plan.sets:
        for recommendation in review.recommendations:
            for note in recommendation.updates:
                yield from note.evidence


def _sources(subject: Subject) -> Iterator[Source | None]:
    plan = subject.plan
    yield plan.source
    for listed in (plan.objectives, plan.boards, plan.answers, plan.finance, plan.kpis, plan.risks):
        for thing in listed:
            yield thing.source
    for item in (*plan.workstreams, *plan.actions):
        yield item.source
        for sum in item.finance:
            yield sum.source
    for _, part in subject.items():
        for move in part.rescheduled:
            yield move.source
    yield from _review_sources(plan)


def _review_sources(plan: Plan) -> Iterator[Source | None]:
    for review in plan.sets:
        yield review.source
        for recommendation in review.recommendations:
            for said in (recommendation.response, recommendation.gap):
                yield said.source if said else None
