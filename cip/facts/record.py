"""How far a record can be relied on, in sentences: for the top of every status and report."""

from collections.abc import Iterable
from typing import Any

from cip.assessment.picture import Picture
from cip.assessment.record import Record, missing_paper
from cip.assessment.standing import Standing
from cip.facts.phrases import day, inside
from cip.model.plan import NotAtHand, Plan
from cip.model.text import counted
from cip.model.vocabulary import Position

Data = dict[str, Any]


def record(picture: Picture) -> Data:
    """Give what a reader has to know of the record before anything else.

    ``banner`` is the warning that it is out of date or holds nothing but the plan, and nothing
    where it is current; ``heard`` says how much of the plan was heard of; ``sentence`` is the
    banner, else what was heard, of a draft that it was one. ``rests_on`` and ``not_at_hand`` say
    what it was made from, and ``missing`` which paper would say how what is silent stands.
    """
    plan, found = picture.plan, picture.record
    said = banner(picture)
    return {
        "banner": said,
        "heard": heard(found, plan),
        "sentence": said or heard(found, plan),
        "is_current": found.is_current,
        "rests_on": plan.rests_on.text if plan.rests_on else "",
        "not_at_hand": [
            {"day": day(paper.date), "what": paper.what}
            for paper in (plan.rests_on.not_at_hand if plan.rests_on else ())
        ],
        "missing": missing_papers(picture, filter(_is_silent, picture.standings)),
        "lost": lost(picture),
    }


def _is_silent(standing: Standing) -> bool:
    return standing.is_unheard or standing.position is Position.SILENT


def heard(found: Record, plan: Plan) -> str:
    """Give how much was heard of: ``heard of in the last 92 days: 9 of 56 open details``."""
    if found.is_draft:
        return "The plan was a draft on this day: it was not approved yet, and no report is due"
    many = inside(plan.labels.action.many)
    period = counted(found.review_period, "day")
    return f"Heard of in the last {period}: {found.heard} of {found.open} open {many}"


def unreported(picture: Picture) -> str:
    """Say that of nothing a status is reported, so that nothing is known; else nothing.

    Of a draft none is expected.
    """
    every = picture.standings
    is_reported = any(s.status or any(part.status for part in s.parts) for s in every)
    if is_reported or not every or picture.record.is_draft:
        return ""
    label = picture.plan.labels.action
    of = counted(len(every), inside(label.one), inside(label.many))
    if len(every) == 1:
        return f"No status is reported of the {of}: how it stands is not known."
    return f"No status is reported of any of the {of}: how they stand is not known."


def banner(picture: Picture) -> str:
    """Give the warning that a record is out of date or empty, with its figures; else nothing.

    The figures are those of the whole plan, whatever a reader has selected.
    """
    found = picture.record
    if not found.needs_banner:
        return ""
    if found.is_empty:
        return "No report is in this record; it shows the plan itself."
    every = picture.everything
    past = sum(s.position is Position.OVERDUE for s in every)
    late = sum(s.is_known_late for s in every)
    silent = sum(s.position is Position.SILENT for s in every)
    days = counted(found.days or 0, "day")
    newest = found.newest_update
    last = f"cip status {picture.plan.name} --as-of {newest.isoformat()}" if newest else ""
    return (
        f"This record is out of date: its newest update is of {day(newest)}, {days} ago; reports "
        f"are due every {counted(found.review_period, 'day')}. It shows what has not been "
        f"reported, not what has not been done. Past their date: {past}, known late {late}. Not "
        f"past it, and no report: {silent}. The last picture with news: {last}"
    )


def lost(picture: Picture) -> str:
    """Give how many values our copy of the paper lost, in a sentence; nothing where it lost none.

    They are those of actions, their parts, and owners that a workstream names for all its actions.
    """
    plan = picture.plan
    actions = [s for s in picture.everything if s.lost or any(p.part.lost for p in s.parts)]
    of_parts = [part.lost for action in plan.actions for part in action.milestones]
    every = (*(a.lost for a in plan.actions), *of_parts, *(w.lost for w in plan.workstreams))
    values = sum(map(len, every))
    if not values:
        return ""
    label = plan.labels.action
    many = counted(len(actions), inside(label.one), inside(label.many))
    return (
        f"Lost in our copy of the paper: {counted(values, 'date or officer', 'dates and officers')}"
        f" of {many}. The paper has them; nobody is late or missing for that"
    )


def missing_papers(picture: Picture, standings: Iterable[Standing]) -> list[str]:
    """Give, once for a list, which papers that are not here may say how its actions stand."""
    papers: dict[NotAtHand, int] = {}
    for standing in standings:
        paper = missing_paper(standing, picture.plan)
        if paper is not None:
            papers[paper] = papers.get(paper, 0) + 1
    return [
        f"{paper.what} ({day(paper.date)}) is not in this record and may say how {number} of these "
        "stood: the programme office can get it"
        for paper, number in papers.items()
    ]
