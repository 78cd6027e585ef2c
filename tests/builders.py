"""Small plans for tests: each builder takes only what its test is about.

The default action is due in 2030 and has an owner, and the default plan does not say when it was
approved: nothing is said of either that a test did not ask for. Days and deadlines are given as
text.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cip.assessment.picture import Picture, picture
from cip.assessment.standing import Standing
from cip.model.changed import Changed
from cip.model.deadline import Deadline
from cip.model.grammar import parse_deadline, parse_start
from cip.model.measures import Kpi, Reading, Risk, Score, Target
from cip.model.people import Board, Officer
from cip.model.plan import Action, Milestone, Objective, Plan, Thresholds, Workstream
from cip.model.progress import Evidence, Rescheduling, Update
from cip.model.review import Recommendation, RecommendationSet
from cip.model.source import Source
from cip.model.vocabulary import ReviewKind, Status
from cip.sources.folder import Workspace

REPOSITORY = Path(__file__).resolve().parents[1]
"""The repository with the real plans."""

REAL_PLANS = ("bedford", "nottingham", "york")


def on(text: str) -> date:
    """Give a day: ``on("2024-11-20")``."""
    return date.fromisoformat(text)


def until(text: str | None) -> Deadline | None:
    """Give a deadline, or None."""
    return None if text is None else parse_deadline(text)


def evidence(title: str = "Minutes") -> Evidence:
    """Give a piece of evidence."""
    return Evidence(title=title)


def update(
    day: str,
    status: str | None = None,
    note: str | None = None,
    shown: bool = False,
    *,
    done_on: str | None = None,
    expected: str | None = None,
    **more: Any,
) -> Update:
    """Give an update; ``shown`` says that it names evidence."""
    return Update(
        done_on=until(done_on),
        expected=until(expected),
        date=on(day),
        status=Status(status) if status else None,
        note=note,
        evidence=(evidence(),) if shown else (),
        **more,
    )


def move(day: str | None, previous: str, reason: str = "More time", **more: Any) -> Rescheduling:
    """Give a move of a deadline: the day on which it was made, if known, and what it was before."""
    return Rescheduling(
        on=on(day) if day else None, previous=parse_deadline(previous), reason=reason, **more
    )


def changed(day: str, *, mistyped: bool = False, status: Any = "", **was: Any) -> Changed:
    """Give a change of something: its day, and the values before, by the record's fields."""
    if status != "":
        was["status"] = Status(status) if status else None
    return Changed(
        on=on(day),
        was=was,
        keys=tuple(was),
        reason=None if mistyped else "Better so",
        mistyped=Source(document="plan") if mistyped else None,
    )


def milestone(
    ref: str = "a",
    deadline: str | None = None,
    *updates: Update,
    start: str | None = None,
    moved: Iterable[Rescheduling] = (),
    added: str | None = None,
    **more: Any,
) -> Milestone:
    """Give a part of an action."""
    return Milestone(
        ref=ref,
        title=more.pop("title", f"Part {ref}"),
        start=parse_start(start) if start else None,
        deadline=until(deadline),
        updates=updates,
        rescheduled=tuple(moved),
        added=on(added) if added else None,
        **more,
    )


def action(
    ref: str = "1.1",
    deadline: str | None = "December 2030",
    *updates: Update,
    start: str | None = None,
    moved: Iterable[Rescheduling] = (),
    parts: Iterable[Milestone] = (),
    added: str | None = None,
    **more: Any,
) -> Action:
    """Give an action of the workstream that its reference says."""
    return Action(
        ref=ref,
        title=more.pop("title", f"Action {ref}"),
        workstream=more.pop("workstream", ref.rsplit(".", 1)[0]),
        accountable=more.pop("accountable", ("Chief Executive",)),
        start=parse_start(start) if start else None,
        deadline=until(deadline),
        updates=updates,
        rescheduled=tuple(moved),
        milestones=tuple(parts),
        added=on(added) if added else None,
        **more,
    )


def workstream(ref: str = "1", objective: str | None = "1", **more: Any) -> Workstream:
    """Give a workstream."""
    title = more.pop("title", f"Workstream {ref}")
    return Workstream(ref=ref, title=title, objective=objective, **more)


def officer(id: str, title: str, *abbreviations: str, **more: Any) -> Officer:
    """Give an officer."""
    return Officer(id=id, title=title, abbreviations=abbreviations, **more)


def board(id: str = "board", *meetings: str, **more: Any) -> Board:
    """Give a board with the days on which it meets."""
    title = more.pop("title", f"The {id}")
    return Board(id=id, title=title, meetings=tuple(on(day) for day in meetings), **more)


def recommendation(id: str = "R1", **more: Any) -> Recommendation:
    """Give a recommendation."""
    return Recommendation(id=id, text=more.pop("text", f"Do what {id} says."), **more)


def review(
    id: str = "review",
    *recommendations: Recommendation,
    kind: str = "other",
    date: str | None = None,
    **more: Any,
) -> RecommendationSet:
    """Give a set of recommendations."""
    return RecommendationSet(
        id=id,
        title=more.pop("title", f"The {id}"),
        kind=ReviewKind(kind),
        date=until(date),
        recommendations=recommendations,
        **more,
    )


def kpi(
    id: str = "K1", *readings: tuple[str, float], target: float | None = None, **more: Any
) -> Kpi:
    """Give a KPI with its readings as day and value."""
    return Kpi(
        id=id,
        title=more.pop("title", f"Indicator {id}"),
        readings=tuple(Reading(date=on(day), value=value) for day, value in readings),
        target=Target(value=target) if target is not None else None,
        **more,
    )


def risk(id: str = "X1", *scores: tuple[str, int, int], **more: Any) -> Risk:
    """Give a risk with its scores as day, likelihood and impact."""
    return Risk(
        id=id,
        title=more.pop("title", f"Risk {id}"),
        scores=tuple(
            Score(date=on(day), likelihood=likelihood, impact=impact)
            for day, likelihood, impact in scores
        ),
        **more,
    )


def plan(*actions: Action, **more: Any) -> Plan:
    """Give a plan of some actions, with a workstream for each reference that they name.

    ``thresholds`` is given as a map of those that are not the usual ones.
    """
    refs = dict.fromkeys(action.workstream for action in actions)
    return Plan(
        name=more.pop("name", "north"),
        council=more.pop("council", "North Council"),
        title=more.pop("title", "Improvement Plan"),
        objectives=more.pop("objectives", (Objective(ref="1", title="Lead well"),)),
        officers=more.pop("officers", (officer("chief-executive", "Chief Executive", "CE"),)),
        workstreams=more.pop("workstreams", tuple(workstream(ref) for ref in refs)),
        thresholds=Thresholds(**more.pop("thresholds", {})),
        actions=actions,
        **more,
    )


def seen(*actions: Action, as_of: str, **more: Any) -> Picture:
    """Give the picture of a plan of some actions as of a day."""
    return picture(plan(*actions, **more), as_of=on(as_of))


def stands(action: Action, as_of: str, *others: Action, **more: Any) -> Standing:
    """Give where the first of a plan's actions stands on a day."""
    return seen(action, *others, as_of=as_of, **more).standings[0]


def names(reasons: Iterable[Any]) -> list[str]:
    """Give the names of signals or findings."""
    return [reason.name for reason in reasons]


@cache
def real_plan(name: str) -> Plan:
    """Give one of the plans of this repository."""
    loaded = Workspace(REPOSITORY).load(name)
    assert not loaded.problems
    return loaded.plan


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a repository and give its folder; paths begin below ``plans/``.

    What a test does not state is filled in: ``plan.yaml``, the ``workstream.yaml`` of each folder,
    and in an action's file its ``ref`` and ``title``.
    """
    written = {path: _whole(path, text) for path, text in files.items()}
    for path in files:
        name, *folders, _ = path.split("/")
        written.setdefault(f"{name}/plan.yaml", PLAN)
        if folders:
            ref = folders[0].split("-")[0]
            written.setdefault(f"{name}/{folders[0]}/workstream.yaml", WORKSTREAM.format(ref=ref))
    for path, text in written.items():
        file = folder / "plans" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


PLAN = """\
council: North Council

title: Improvement Plan

period: {start: April 2024, end: March 2027}

objectives: [{ref: "1", title: Lead well}]

thresholds: {stale_days: 999}

officers:
  - {id: chief-executive, title: Chief Executive, abbreviations: [CE]}
  - {id: head-of-hr, title: Head of HR}
"""

WORKSTREAM = """\
ref: "{ref}"

title: Workstream {ref}

objective: "1"
"""


def _whole(path: str, text: str) -> str:
    if path.count("/") != 2 or path.endswith("workstream.yaml") or text.startswith("ref:"):
        return text
    ref = path.rsplit("/", 1)[1].split("-")[0]
    return f'ref: "{ref}"\n\ntitle: Action {ref}\n\n{text}'
