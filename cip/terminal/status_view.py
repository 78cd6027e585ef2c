"""The picture of each plan: counts, what is overdue, what is at risk and why, what is due next."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cip.assessment.clock import Step, clocks
from cip.assessment.picture import DUE_WITHIN_DAYS, Picture, counts_of
from cip.assessment.reasons import counted
from cip.assessment.standing import Standing
from cip.assessment.words import review_words
from cip.facts.record import record
from cip.model.deadline import day_for_people
from cip.model.text import safe
from cip.model.vocabulary import Position
from cip.terminal.lines import (
    EMPTY,
    Line,
    Span,
    cut,
    headed,
    line,
    padded,
    paragraph,
    table,
    width_of,
)
from cip.terminal.list_view import day_lines, entry
from cip.terminal.wording import plan_title

HEADERS = {
    Position.OVERDUE: "over-\ndue",
    Position.AT_RISK: "at\nrisk",
    Position.SILENT: "silent",
    Position.NOT_REPORTED: "not\nreported",
    Position.NOT_STARTED: "not\nstarted",
    Position.ON_TRACK: "under\nway",
    Position.COMPLETE: "complete",
    Position.WITHDRAWN: "withdrawn",
}


class Extent(NamedTuple):
    """How much is shown: columns, entries of each list, and the options that show the rest."""

    width: int
    most: int
    options: str

    def command(self, words: str) -> str:
        """Give a command that shows more of the same picture."""
        return safe(f"cip {words} {self.options}".rstrip())

    def more(self, shown: int, number: int, command: str) -> Iterator[Line]:
        """Give the line that ends a list which is cut short."""
        if shown < number:
            words = f"and {number - shown} more: {self.command(command)}"
            yield from paragraph(words, self.width, indent=2, style="quiet")


def status_lines(
    pictures: Iterable[Picture], *, width: int, most: int, only: str = "", options: str = ""
) -> Iterator[Line]:
    """Give the status of plans, one after the other.

    At most ``most`` entries of each list are given, and one line says how many more there are; 0
    gives all. ``only`` says in words what the pictures were narrowed to; what is about the whole
    plan is then left out. ``options`` are those that a command needs for the same picture.
    """
    for number, picture in enumerate(pictures):
        if number == 0:
            yield from day_lines(picture, width, only)
        yield EMPTY
        extent = Extent(width=width, most=most, options=options)
        yield from _plan_lines(picture, extent, is_whole=not only)


def _plan_lines(picture: Picture, extent: Extent, *, is_whole: bool) -> Iterator[Line]:
    width = extent.width
    yield from _head(picture, width)
    if not picture.standings:
        yield EMPTY
        yield from paragraph(f"No {safe(picture.plan.labels.action.many.lower())} to show.", width)
        return
    yield EMPTY
    yield from _counts(picture, width)
    yield from _section(picture, "Overdue", picture.overdue, "overdue", extent)
    yield from _section(picture, "At risk", picture.at_risk, "at-risk", extent)
    yield from _due(picture, extent)
    if is_whole:
        yield EMPTY
        yield from _recommendations(picture, extent)
        yield from _clocks(picture, width)
        yield from _measures(picture, extent)


def _head(picture: Picture, width: int) -> Iterator[Line]:
    plan = picture.plan
    yield from paragraph(plan_title(plan), width, style="strong")
    known = counted(
        len(picture.standings), plan.labels.action.one.lower(), plan.labels.action.many.lower()
    )
    yield from paragraph(f"{safe(plan.name)} · {safe(known)}", width)
    yield from paragraph(safe(record(picture)["sentence"]), width)


def _counts(picture: Picture, width: int) -> Iterator[Line]:
    shown = [position for position, number in picture.counts.items() if number]
    label = picture.plan.labels.objective.one
    header = [safe(label), *(HEADERS[position] for position in shown), "total"]
    rows = []
    for objective, standings in picture.by_objective():
        if not standings:
            continue
        name = f"{objective.ref} {objective.title}" if objective else "(no objective)"
        rows.append(_count_row(name, standings, shown))
    rows.append(_count_row("All", picture.standings, shown))
    yield from table(header, rows, width, right=range(1, len(header)))


def _count_row(
    name: str, standings: tuple[Standing, ...], shown: list[Position]
) -> list[str | Span]:
    counts = counts_of(standings)
    numbers = [
        Span(str(counts[position]), position.value if counts[position] else "quiet")
        for position in shown
    ]
    return [safe(name), *numbers, str(len(standings))]


def _section(
    picture: Picture, title: str, standings: tuple[Standing, ...], style: str, extent: Extent
) -> Iterator[Line]:
    """Give a list under its title; ``style`` is the name of the list's command too."""
    if not standings:
        return
    yield EMPTY
    silent = sum(not standing.reported for standing in standings)
    said = f" ({len(standings)}"
    if silent and style == "overdue":
        said += f", on {silent} of them nothing was ever reported"
    yield from headed(Span(title, style), said + ")", extent.width)
    shown = standings[: extent.most or None]
    for standing in shown:
        yield from entry(picture, standing, extent.width)
    yield from extent.more(len(shown), len(standings), f"{style} {picture.plan.name}")


def _due(picture: Picture, extent: Extent) -> Iterator[Line]:
    due = picture.due(within_days=DUE_WITHIN_DAYS)
    if not due:
        return
    yield EMPTY
    yield line(Span(f"Due in the next {DUE_WITHIN_DAYS} days", "strong"), f" ({len(due)})")
    shown = due[: extent.most or None]
    refs = max(width_of(safe(standing.action.ref)) for standing in shown)
    for standing in shown:
        day = day_for_people(standing.due or picture.as_of).rjust(17)
        text = f"{padded(safe(standing.action.ref), refs)}  {safe(standing.action.title)}"
        yield line("  ", Span(day, "quiet"), f"  {cut(text, extent.width - 21)}")
    yield from extent.more(len(shown), len(due), f"due {picture.plan.name}")


def _recommendations(picture: Picture, extent: Extent) -> Iterator[Line]:
    covers = picture.coverage.covers
    if not covers:
        yield from paragraph("This plan lists no recommendations.", extent.width, style="quiet")
        return
    gaps = [cover.name for cover in picture.coverage.uncovered if cover.is_gap]
    decided = [cover.name for cover in picture.coverage.uncovered if not cover.is_gap]
    said = [counted(len(covers), "recommendation")]
    if gaps:
        said.append(f"nothing answers {', '.join(gaps)}")
    if decided:
        said.append(f"{', '.join(decided)} not answered by decision")
    if not gaps and not decided:
        said.append("each is answered by something")
    text = safe(f"{'; '.join(said)} ({extent.command(f'coverage {picture.plan.name}')})")
    yield from paragraph(text, extent.width, style="at-risk" if gaps else "")


def _clocks(picture: Picture, width: int) -> Iterator[Line]:
    for clock in clocks(picture.plan):
        review, as_of = clock.review, picture.as_of
        if as_of > max(step.latest or step.due for step in clock.steps):
            continue
        steps = "; ".join(_step(step, as_of=as_of) for step in clock.steps)
        yield from paragraph(
            safe(f"{review_words(review)}: {steps} (guidance: {clock.guidance})"), width
        )


def _step(step: Step, *, as_of: date) -> str:
    when = f"about {day_for_people(step.due)}" if step.about else f"by {day_for_people(step.due)}"
    if step.latest:
        when += f", {day_for_people(step.latest)} at the latest"
    if step.done:
        return f"{step.name} {when} (done {day_for_people(step.done)})"
    return f"{step.name} {when}{' (that day has passed)' if step.is_late(as_of=as_of) else ''}"


def _measures(picture: Picture, extent: Extent) -> Iterator[Line]:
    kpis, risks = picture.kpis, picture.risks
    if kpis:
        read = [kpi for kpi in kpis if kpi.newest is not None]
        off = sum(kpi.on_target is False for kpi in kpis)
        said = f"{len(read)} have a reading, {off} off target" if read else "none has a reading"
        yield from _measure(picture, f"{counted(len(kpis), 'KPI')}; {said}", "kpi", extent)
    if risks:
        levels = [risk.level for risk in risks if risk.level is not None]
        said = f"the highest score is {max(levels)} of 25" if levels else "none is scored"
        yield from _measure(picture, f"{counted(len(risks), 'risk')}; {said}", "risk", extent)


def _measure(picture: Picture, said: str, kind: str, extent: Extent) -> Iterator[Line]:
    command = extent.command(f"list {picture.plan.name} --kind {kind}")
    yield from paragraph(f"{said} ({command})", extent.width)
