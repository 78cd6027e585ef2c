"""Recommendations and what answers them: the table, the matrix, the gaps, what answers nothing."""

from collections.abc import Iterable, Iterator

from cip.assessment.coverage import Cover, Coverage, Matrix, SetCoverage, matrices
from cip.assessment.picture import Picture, counts_of
from cip.assessment.reasons import counted
from cip.assessment.words import STATE_WORDS, review_words
from cip.model.deadline import day_for_people
from cip.model.review import Response
from cip.model.text import safe
from cip.model.vocabulary import Position, RecommendationState
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
from cip.terminal.status_view import HEADERS
from cip.terminal.wording import plan_title

_STYLES = {
    RecommendationState.UNCOVERED: "overdue",
    RecommendationState.PLANNED: "not-reported",
    RecommendationState.IN_PROGRESS: "on-track",
    RecommendationState.DELIVERED: "complete",
    RecommendationState.EVIDENCED: "complete",
}


def coverage_lines(pictures: Iterable[Picture], *, width: int) -> Iterator[Line]:
    """Give the coverage of plans, one after the other."""
    for number, picture in enumerate(pictures):
        if number == 0:
            yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
        yield EMPTY
        yield from paragraph(plan_title(picture.plan), width, style="strong")
        yield from _plan_lines(picture, width)


def _plan_lines(picture: Picture, width: int) -> Iterator[Line]:
    found = picture.coverage
    if not found.sets:
        yield from paragraph(
            "This plan lists no recommendations: there is nothing to cover. They would stand in "
            f"plans/{picture.plan.name}/recommendations.yaml.",
            width,
        )
        return
    for group, matrix in zip(found.sets, matrices(picture.plan, found), strict=True):
        yield from _table(group, width)
        yield from _matrix(picture, group, matrix, width)
    yield from _gaps(found, width)
    yield from _unlinked(picture, found, width)


def _set_title(group: SetCoverage) -> str:
    return safe(f"{review_words(group.review)} ({group.review.id})")


def _table(group: SetCoverage, width: int) -> Iterator[Line]:
    yield EMPTY
    yield from paragraph(_set_title(group), width, style="strong")
    listed = [counts_of(cover.actions) for cover in group.covers]
    shown = [p for p in Position if any(counts[p] for counts in listed)]
    header = ["Recommendation", "state", *(HEADERS[p] for p in shown), "all"]
    rows: list[list[str | Span]] = []
    for cover, counts in zip(group.covers, listed, strict=True):
        numbers = [Span(str(counts[p]), p.value if counts[p] else "quiet") for p in shown]
        rows.append(
            [
                safe(f"{cover.recommendation.id} {cover.recommendation.text}"),
                _state(cover),
                *numbers,
                "plan" if cover.answered_by_plan and not cover.actions else str(len(cover.actions)),
            ]
        )
    yield from table(header, rows, width, right=range(2, len(header)))


def _state(cover: Cover) -> Span:
    if cover.is_uncovered and not cover.is_gap:
        return Span("rejected" if cover.is_rejected else "left open", "quiet")
    return Span(STATE_WORDS[cover.state], _STYLES[cover.state])


def _matrix(picture: Picture, group: SetCoverage, matrix: Matrix, width: int) -> Iterator[Line]:
    """Give which workstreams answer which recommendations, as columns of numbers of actions."""
    label = picture.plan.labels.workstream.many.lower()
    if matrix.is_left_out:
        yield EMPTY
        yield from paragraph(f"Which {safe(label)} answer it would be too large a table.", width)
    if not matrix.columns:
        return
    yield EMPTY
    yield from paragraph(
        f"Which {safe(label)} answer it (how many of their actions; + where only named)",
        width,
        style="strong",
    )
    widest = width // 3
    refs = [cut(safe(ref), widest) for ref in matrix.columns]
    ids = [cut(safe(cover.recommendation.id), widest) for cover in group.covers]
    column, first = max(map(width_of, refs)) + 1, max(map(width_of, ids)) + 1
    most = max(1, (width - first) // column)
    for start in range(0, len(refs), most):
        block = matrix.columns[start : start + most]
        heads = "".join(_right(ref, column) for ref in refs[start : start + most])
        yield line(Span(" " * first + heads, "quiet"))
        for name, cells in zip(ids, matrix.rows, strict=True):
            shown = "".join(_right(cells.get(ref, "·"), column) for ref in block)
            yield line(padded(name, first), shown)


def _right(text: str, width: int) -> str:
    return " " * (width - width_of(text)) + text


def _gaps(found: Coverage, width: int) -> Iterator[Line]:
    yield EMPTY
    if not found.uncovered:
        yield from paragraph("Every recommendation is answered by something.", width)
    else:
        yield from headed(
            Span("Answered by nothing", "overdue"), f" ({len(found.uncovered)})", width
        )
    for cover in found.uncovered:
        item = cover.recommendation
        yield from paragraph(safe(f"{cover.name}: {item.text}"), width, indent=4, first="  - ")
        if item.gap:
            yield from paragraph(
                safe(f"declared by {item.gap.decided_by}: {item.gap.reason}"), width, indent=4
            )
        if item.response and item.response.decision != "accepted":
            yield from paragraph(safe(_response_words(item.response)), width, indent=4)
    whole = [cover for cover in found.covers if cover.answered_by_plan]
    for cover in whole:
        yield EMPTY
        yield from paragraph(
            safe(f"{cover.name} is answered by the plan as a whole: {cover.answered_by_plan}"),
            width,
        )


def _response_words(response: Response) -> str:
    by = f" by {response.decided_by}" if response.decided_by else ""
    said = "accepted in part" if response.decision == "partly" else response.decision
    return f"{said}{by}" + (f": {response.reason}" if response.reason else "")


def _unlinked(picture: Picture, found: Coverage, width: int) -> Iterator[Line]:
    yield EMPTY
    labels = picture.plan.labels.action
    if not found.unlinked:
        yield from paragraph(
            safe(f"Each of the {labels.many.lower()} answers a recommendation."), width
        )
        return
    count = counted(len(found.unlinked), labels.one.lower(), labels.many.lower())
    yield from paragraph(safe(f"{count} answering no recommendation"), width, style="strong")
    for standing in found.unlinked:
        text = f"{standing.action.ref}  {standing.action.title}"
        yield from paragraph(safe(text), width, indent=4, first="  - ")
