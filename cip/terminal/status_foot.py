"""What stands below the lists of a status: recommendations, clocks, measures, the record."""

from collections.abc import Iterator
from datetime import date

from cip.assessment.clock import Step, clocks
from cip.assessment.coverage import Cover
from cip.assessment.picture import Picture
from cip.assessment.position_words import review_words
from cip.facts.coverage import trouble
from cip.facts.phrases import sentence
from cip.facts.record import missing_papers, record
from cip.model.deadline import day_for_people
from cip.model.text import counted, safe
from cip.terminal.extent import Extent
from cip.terminal.lines import EMPTY, Line, headed, paragraph, width_of
from cip.terminal.lines import Span as Part


def foot_lines(picture: Picture, extent: Extent, *, is_short: bool) -> Iterator[Line]:
    """Give what is about the whole plan; where the lists are short, so is this."""
    yield EMPTY
    yield from _recommendations(picture, extent, is_short=is_short)
    yield from _clocks(picture, extent.width)
    yield from _measures(picture, extent)
    yield from _record(picture, extent.width)


def _recommendations(picture: Picture, extent: Extent, *, is_short: bool) -> Iterator[Line]:
    covers = picture.coverage.covers
    if not covers:
        yield from paragraph("This plan lists no recommendations.", extent.width, style="quiet")
        return
    troubled = [cover for cover in covers if trouble(picture, cover)]
    command = extent.command(f"coverage {picture.plan.name}")
    number = counted(len(covers), "recommendation")
    said = [*_unanswered(picture)]
    if troubled:
        said.append(f"{len(troubled)} with something past its date, at risk or silent")
    text = f": {'; '.join(said) or 'each is answered by something'} ({command})"
    yield from headed(Part(number, "strong"), safe(text), extent.width)
    if is_short:
        return
    widest = max((width_of(safe(cover.name)) for cover in troubled), default=0)
    for cover in troubled[: extent.shown(len(troubled))]:
        first = f"  {safe(cover.name)}"
        yield from paragraph(
            safe(trouble(picture, cover)), extent.width, indent=widest + 4, first=first
        )
    yield from extent.more(len(troubled), f"coverage {picture.plan.name}")


def _unanswered(picture: Picture) -> Iterator[str]:
    uncovered = picture.coverage.uncovered
    if gaps := [cover.name for cover in uncovered if cover.is_gap and not cover.is_given_up]:
        yield f"nothing answers {', '.join(gaps)}"
    if given_up := [cover.name for cover in uncovered if _is_given_up(cover)]:
        yield f"all that answered {', '.join(given_up)} is withdrawn"
    if decided := [cover.name for cover in uncovered if not cover.is_gap]:
        yield f"{', '.join(decided)} not answered by decision"


def _is_given_up(cover: Cover) -> bool:
    return cover.is_gap and cover.is_given_up


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


def _record(picture: Picture, width: int) -> Iterator[Line]:
    """Give what our copy of the paper lost, and what the record rests on, in a sentence each."""
    told = record(picture)
    said = []
    if told["lost"]:
        said.append(told["lost"])
    if told["rests_on"]:
        said.append(f"The record rests on: {_first_sentence(told['rests_on'])}")
    if not missing_papers(picture, picture.silent):  # else they stand above already
        papers = [f"{paper['what']} ({paper['day']})" for paper in told["not_at_hand"]]
        said += [f"Not in this record: {'; '.join(papers)}"] if papers else []
    if said:
        yield EMPTY
    for text in said:
        yield from paragraph(safe(sentence(text)), width, style="quiet")


def _first_sentence(text: str) -> str:
    """Give a text up to the first full stop that a capital follows."""
    start = 0
    while (end := text.find(". ", start)) >= 0:
        if text[end + 2 : end + 3].isupper():
            return text[: end + 1]
        start = end + 2
    return text
