"""Rules about names: the officers, boards and documents that are named stand in the plan."""

import re
from collections.abc import Iterator

from cip.documents.explaining.quoting import short
from cip.model.likeness import Nearest
from cip.model.measures import Kpi, Risk
from cip.model.mend import Suggestion
from cip.model.place import Keys, Pointer, Spot
from cip.model.plan import Action, Plan, Workstream
from cip.model.progress import Evidence
from cip.model.review import Recommendation
from cip.rules.citations import citations
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import close_name, entry, known_names, quoted

_BETWEEN_OFFICERS = re.compile(r" ?(?:[,;/&]|\band\b) ?")


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
    if not subject.plan.readable or _are_unsure(
        subject, "officers", "id", "title", "abbreviations"
    ):
        return
    officers = subject.plan.officers
    near = Nearest(name for officer in officers for name in (officer.title, *officer.abbreviations))
    titles = Nearest(officer.title for officer in officers)
    known: set[str] = set()
    for name, spot, way in _officer_names(subject):
        if name in known:
            continue
        if subject.index.officer(name) is not None:
            known.add(name)
        else:
            message = f"{quoted(name)} is not an officer of this plan"
            at = spot.value(*way)
            close = close_name(near, name, at) or close_name(near, _role_in(name) or "", at)
            hint = close or _as_list(subject, titles, name) or _add(titles, name)
            yield Fault(at, message, hint)


def _are_unsure(subject: Subject, group: str, *keys: str) -> bool:
    """Say whether some name of a list in ``plan.yaml`` is not known."""
    return any(subject.lacks(subject.plan.spot, group, "*", key) for key in keys)


_BETWEEN_NAME_AND_ROLE = re.compile(r" ?[,(/–] ?| - |\)")
_ADDRESSED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\.?"
_NAME = r"[A-Z]['’-]?[a-zà-ÿ][\w'’-]*"
_PERSON = re.compile(rf"(?:{_ADDRESSED} )?{_NAME} (?:[A-Z]\.? )?{_NAME}|{_ADDRESSED} .+")
_ROLE = re.compile(
    r"\b(?:officers?|directors?|directorates?|heads?|managers?|chiefs?|leaders?|leads?|members?"
    r"|boards?|teams?|executives?|mayor|chairs?|chairman|committees?|groups?|services?|councils?"
    r"|cabinet|partners?|partnerships?|commissioners?|secretary|accountant|advisers?|holders?"
    r"|authority|forum|panel|office|department|trust|nhs|police)\b",
    re.IGNORECASE,
)


def _role_in(name: str) -> str | None:
    """Give a name without the person beside the role; None where it is a person's alone."""
    parts = [part.strip() for part in _BETWEEN_NAME_AND_ROLE.split(name) if part.strip()]
    people = [part for part in parts if _PERSON.fullmatch(part) and not _ROLE.search(part)]
    roles = [part for part in parts if part not in people]
    return name if not people else roles[0] if len(roles) == 1 else None


def _add(titles: Nearest, name: str) -> str:
    """Say which officers there are, and how one is added: as a role, without a person's name."""
    known = known_names(titles, name, "officers")
    add = "A new one, a role and not a person, goes under officers in plan.yaml"
    return f"{known}{add}: {entry(_role_in(name) or '')}"


def _as_list(subject: Subject, titles: Nearest, name: str) -> str | None:
    """Say how to write several officers whose names stand in one line, or None."""
    names = [part for part in _BETWEEN_OFFICERS.split(" ".join(name.split())) if part]
    unknown = [part for part in names if subject.index.officer(part) is None]
    if not 2 <= len(names) <= 5 or len(unknown) == len(names):
        return None
    if unknown:
        return f"Several officers are a list. Of {quoted(unknown[0])}: {_add(titles, unknown[0])}"
    return f"Several officers are a list: [{', '.join(short(part) for part in names)}]"


def _officer_names(subject: Subject) -> Iterator[tuple[str, Spot, Keys]]:
    """Give each place where a file names an officer: the name, and the way to it."""
    yield from _of_plan(subject.plan)
    owned: tuple[Action | Workstream, ...] = (*subject.plan.actions, *subject.plan.workstreams)
    for item in owned:
        yield from _each(item.accountable, item.spot, "accountable")
        yield from _each(item.lead, item.spot, "lead")
        yield from _each(item.lead_member, item.spot, "lead_member")
    for action in subject.plan.actions:
        for part in action.milestones:
            yield from _each(part.lead, part.spot, "lead")
    for _, tracked in subject.reported():
        for update in tracked.updates:
            if update.verified_by is not None:
                yield update.verified_by, update.spot, ("verified_by",)


def _of_plan(plan: Plan) -> Iterator[tuple[str, Spot, Keys]]:
    for objective in plan.objectives:
        yield from _each(objective.accountable, objective.spot, "accountable")
    for board in plan.boards:
        if board.chair is not None:
            yield board.chair, board.spot, ("chair",)
    asked = (item for review in plan.sets for item in review.recommendations)
    owned: tuple[Kpi | Risk | Recommendation, ...] = (*plan.kpis, *plan.risks, *asked)
    for item in owned:
        yield from _each(item.owner, item.spot, "owner")


def _each(names: tuple[str, ...], spot: Spot, key: str) -> Iterator[tuple[str, Spot, Keys]]:
    for number, name in enumerate(names):
        yield name, spot, (key, number)


@rule()
def unknown_board(subject: Subject) -> Iterator[Fault]:
    """A board that is named is listed in the plan.

    A rating says which board gave it, and an exception which board is asked to decide, by the `id`
    of one of the `boards` in `plan.yaml`. Otherwise the board would not find it in its own report.

    Wrong:

        board_ratings:
          - {date: 2025-03-14, board: improvement-bord, rating: amber, reason: Late papers.}

    Right:

        board_ratings:
          - {date: 2025-03-14, board: improvement-board, rating: amber, reason: Late papers.}
    """
    if not subject.plan.readable or _are_unsure(subject, "boards", "id"):
        return
    known = dict.fromkeys(board.id for board in subject.plan.boards)
    near = Nearest(known)
    for name, spot, key in _board_names(subject.plan):
        if name not in known:
            message = f"{quoted(name)} is not a board of this plan"
            at = spot.value(key)
            yield Fault(at, message, _close_or_add(near, name, "boards", at))


def _board_names(plan: Plan) -> Iterator[tuple[str, Spot, str]]:
    for action in plan.actions:
        for rating in action.board_ratings:
            yield rating.board, rating.spot, "board"
        if action.exception is not None and action.exception.asked_of is not None:
            yield action.exception.asked_of, action.exception.spot, "asked_of"


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
    if not subject.plan.readable or _are_unsure(subject, "documents", "id"):
        return
    known = dict.fromkeys(paper.id for paper in subject.plan.papers)
    near = Nearest(known)
    for cited in citations(subject.plan, subject.declared):
        name = cited.document
        if name is not None and name not in known:
            message = f"{quoted(name)} is not a document of this plan"
            at = cited.spot.value("document")
            hint = _close_or_add(near, name, "documents", at)
            if isinstance(cited, Evidence):
                hint = hint.more(
                    "Evidence needs no document: its title, or title and url, is enough."
                )
            yield Fault(at, message, hint)


def _close_or_add(near: Nearest, name: str, what: str, at: Pointer) -> Suggestion:
    """Give the short name that is meant; or say which there are, and how one is added."""
    known = known_names(near, name, what)
    add = f"A new one goes under {what} in plan.yaml, with its title: {entry(name)}"
    return close_name(near, name, at) or Suggestion(known + add)
