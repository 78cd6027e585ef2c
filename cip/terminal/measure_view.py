"""KPIs and risks: lists of them, and one of them whole."""

from collections.abc import Iterable, Iterator

from cip.assessment.measures import KpiStanding, RiskStanding
from cip.assessment.picture import Picture
from cip.assessment.reasons import counted
from cip.model.deadline import day_for_people
from cip.model.measures import Kpi, Reading
from cip.terminal.lines import EMPTY, Line, Span, block, headed, line, paragraph, safe
from cip.terminal.show_view import fields, names, notes_lines, section, source_words


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
            yield from paragraph(kpi_words(kpi), width, indent=10)


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


def value_words(kpi: Kpi, value: float) -> str:
    """Give a value with its unit: ``£300``, ``93.5%``, ``12 complaints``."""
    number = f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    unit = kpi.unit or ""
    if unit == "£":
        return f"£{number}"
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".strip()


def kpi_words(standing: KpiStanding) -> str:
    """Give the newest reading against the one before and the target, or that there is none."""
    kpi, newest = standing.kpi, standing.newest
    said = [f"{_reading(kpi, newest)}" if newest else "no reading"]
    if standing.previous is not None:
        said.append(f"{standing.trend}, from {_reading(kpi, standing.previous)}")
    if kpi.target is not None:
        by = f" {kpi.target.by.due}" if kpi.target.by else ""
        said.append(f"target {value_words(kpi, kpi.target.value)}{by}")
    if standing.on_target is not None:
        said.append("on target" if standing.on_target else "off target")
    return safe(" · ".join(said))


def _reading(kpi: Kpi, reading: Reading) -> str:
    return f"{value_words(kpi, reading.value)} on {day_for_people(reading.date)}"


def risk_words(standing: RiskStanding) -> str:
    """Give the newest score and the way it went, or that there is none; and the mitigations."""
    newest = standing.newest
    if newest is None:
        said = "not scored"
    else:
        parts = f"likelihood {newest.likelihood}, impact {newest.impact}"
        said = f"score {standing.level} of 25 ({parts}) on {day_for_people(newest.date)}"
        if standing.trend:
            said += f", {standing.trend}"
    return f"{said} · {counted(len(standing.risk.mitigations), 'mitigation')}"


def kpi_lines(picture: Picture, standing: KpiStanding, *, width: int) -> Iterator[Line]:
    """Give a KPI whole, with its readings, the newest first."""
    kpi = standing.kpi
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from paragraph(safe(f"{standing.address}  {kpi.title}"), width, style="strong")
    yield from paragraph(kpi_words(standing), width)
    yield EMPTY
    yield from fields(
        (
            ("Unit", safe(kpi.unit or "")),
            ("Direction", (kpi.direction or "").replace("-", " ")),
            ("Owner", names(picture, kpi.owner)),
            *_links(picture, kpi.objectives, kpi.workstreams, kpi.recommendations),
            ("Source", source_words(picture, kpi.source)),
        ),
        width,
    )
    known = sorted(
        (reading for reading in kpi.readings if reading.date <= picture.as_of),
        key=lambda reading: reading.date,
    )
    if known:
        yield from section("Readings, newest first", width)
    for reading in reversed(known):
        note = f": {reading.note}" if reading.note else ""
        yield from paragraph(safe(_reading(kpi, reading) + note), width, indent=4, first="  - ")
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
