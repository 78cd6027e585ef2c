"""KPIs and risks: lists of them, and one of them whole."""

from collections.abc import Iterable, Iterator

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture
from cip.assessment.position_words import kpi_words, reading_words, risk_words
from cip.facts.declarations import change_words
from cip.model.deadline import day_for_people
from cip.model.text import counted, safe
from cip.terminal.fields import fields, names, notes_lines, section, source_words
from cip.terminal.lines import EMPTY, Line, Span, block, headed, line, paragraph


def kpi_list(pictures: Iterable[Picture], *, width: int) -> Iterator[Line]:
    """Give the KPIs of plans, each with its newest reading."""
    for number, picture in enumerate(pictures):
        yield from _head(picture, number, counted(len(picture.kpis), "KPI"), width)
        for kpi in picture.kpis:
            yield from paragraph(
                safe(kpi.kpi.title),
                width,
                indent=10,
                first=f"  {safe(kpi.kpi.id)}  ",
                style="strong",
            )
            yield from paragraph(safe(kpi_words(kpi)), width, indent=10)


def risk_list(pictures: Iterable[Picture], *, width: int) -> Iterator[Line]:
    """Give the risks of plans, each with its newest score, the highest first."""
    for number, picture in enumerate(pictures):
        yield from _head(picture, number, counted(len(picture.risks), "risk"), width)
        for risk in sorted(picture.risks, key=lambda risk: -(risk.level or 0)):
            yield from paragraph(
                safe(risk.risk.title),
                width,
                indent=10,
                first=f"  {safe(risk.risk.id)}  ",
                style="strong",
            )
            yield from paragraph(risk_words(risk), width, indent=10)


def _head(picture: Picture, number: int, count: str, width: int) -> Iterator[Line]:
    if number == 0:
        yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from headed(Span(safe(picture.plan.council), "strong"), f": {count}", width)


def kpi_lines(picture: Picture, standing: KpiStanding, *, width: int) -> Iterator[Line]:
    """Give a KPI whole, with its readings, the newest first."""
    kpi = standing.kpi
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from paragraph(safe(f"{standing.address}  {kpi.title}"), width, style="strong")
    yield from paragraph(safe(kpi_words(standing)), width)
    yield EMPTY
    yield from fields(
        (
            ("Unit", safe(kpi.unit or "")),
            ("Direction", (kpi.direction or "").replace("-", " ")),
            ("Owner", names(picture, kpi.owner)),
            *_links(picture, kpi.objectives, kpi.workstreams, kpi.recommendations),
            *(("Changed", safe(change_words(picture, item))) for item in kpi.changed),
            ("Source", source_words(picture, kpi.source)),
        ),
        width,
    )
    readings = sorted(kpi.readings, key=lambda reading: reading.date)
    if readings:
        yield from section("Readings, newest first", width)
    for reading in reversed(readings):
        note = f": {reading.note}" if reading.note else ""
        yield from paragraph(
            safe(reading_words(kpi, reading) + note), width, indent=4, first="  - "
        )
    yield from notes_lines(kpi.notes, width)


def risk_lines(picture: Picture, standing: RiskStanding, *, width: int) -> Iterator[Line]:
    """Give a risk whole, with its mitigations and scores."""
    risk = standing.risk
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from paragraph(safe(f"{standing.address}  {risk.title}"), width, style="strong")
    yield from paragraph(risk_words(standing), width)
    if risk.description:
        yield EMPTY
        yield from block(risk.description, width)
    yield EMPTY
    yield from fields(
        (
            ("Owner", names(picture, risk.owner)),
            *_links(picture, risk.objectives, risk.workstreams, risk.recommendations),
            *(("Changed", safe(change_words(picture, item))) for item in risk.changed),
            ("Source", source_words(picture, risk.source)),
        ),
        width,
    )
    if risk.mitigations:
        yield from section("Mitigations", width)
    for text in risk.mitigations:
        yield from paragraph(safe(text), width, indent=4, first="  - ")
    yield from notes_lines(risk.notes, width)


def _links(
    picture: Picture,
    objectives: tuple[str, ...],
    workstreams: tuple[str, ...],
    recommendations: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    labels = picture.plan.labels
    titles = {o.ref: o.title for o in picture.plan.objectives}
    yield (
        labels.objective.many,
        safe("; ".join(f"{ref} {titles.get(ref, '')}".strip() for ref in objectives)),
    )
    named = (picture.index.workstream(ref) for ref in workstreams)
    yield labels.workstream.many, safe("; ".join(f"{w.ref} {w.title}" for w in named if w))
    yield "Recommendations", safe(", ".join(recommendations))
