"""Recommendations and what answers them: the table, the matrix, the gaps, what answers nothing."""

from collections.abc import Iterable, Iterator

from cip.assessment.coverage import Cover, Coverage, Matrix, SetCoverage, matrices
from cip.assessment.picture import Picture
from cip.assessment.position_words import STATE_WORDS, review_words
from cip.assessment.standing import Standing
from cip.facts.coverage import composition, state_words
from cip.model.text import counted, safe
from cip.model.vocabulary import RecommendationState
from cip.terminal.lines import (
    EMPTY,
    Line,
    Span,
    cut,
    headed,
    line,
    padded,
    paragraph,
    width_of,
)
from cip.terminal.list_view import day_lines, record_lines
from cip.terminal.phrases import plan_title
from cip.terminal.recommendation_view import (
    decided_lines,
    instead,
    recommendation_lines,
)

_STYLES = {
    RecommendationState.UNCOVERED: "red",
    RecommendationState.PLANNED: "grey",
    RecommendationState.IN_PROGRESS: "green",
    RecommendationState.DELIVERED: "blue",
    RecommendationState.EVIDENCED: "blue",
    RecommendationState.VERIFIED: "blue",
}


_GIVEN_UP = "all that answered it is withdrawn, and nothing took its place"


def coverage_lines(
    pictures: Iterable[Picture], *, width: int, is_verbose: bool = False
) -> Iterator[Line]:
    """Give the coverage of plans, one after the other.

    ``is_verbose`` gives each recommendation whole below the tables.
    """
    for number, picture in enumerate(pictures):
        if number == 0:
            yield from day_lines(picture, width)
        yield EMPTY
        yield from paragraph(plan_title(picture.plan), width, style="strong")
        yield from record_lines(picture, width)
        yield from _plan_lines(picture, width, is_verbose=is_verbose)


def _plan_lines(picture: Picture, width: int, *, is_verbose: bool) -> Iterator[Line]:
    found = picture.coverage
    if not found.sets:
        yield from paragraph(
            "This plan lists no recommendations: there is nothing to cover. They would stand in "
            f"plans/{picture.plan.name}/recommendations.yaml.",
            width,
        )
        return
    for group, matrix in zip(found.sets, matrices(picture.plan, found), strict=True):
        yield from _table(picture, group, width)
        yield from _matrix(picture, group, matrix, width)
        if is_verbose:
            for cover in group.covers:
                yield from recommendation_lines(picture, cover, width)
    yield from _gaps(found, width)
    yield from _replaced(found, width)
    yield from _unlinked(picture, found, width)


def _set_title(group: SetCoverage) -> str:
    return safe(f"{review_words(group.review)} ({group.review.id})")


def _table(picture: Picture, group: SetCoverage, width: int) -> Iterator[Line]:
    """Give each recommendation with its state, and below it where what answers it stands."""
    yield EMPTY
    yield from paragraph(_set_title(group), width, style="strong")
    ids = [cut(safe(cover.recommendation.id), width // 3) for cover in group.covers]
    indent = max(map(width_of, ids), default=0) + 1
    for name, cover in zip(ids, group.covers, strict=True):
        state = _state(cover)
        room = width - indent - width_of(state.text) - 2
        text = padded(cut(safe(cover.recommendation.text), room), room + 2)
        yield line(padded(name, indent), text, state)
        said = composition(picture, cover)
        if not said and cover.answered_by_plan:
            said = "by the plan as a whole"
        if cover.is_given_up:
            said = _GIVEN_UP
        if said:
            yield from paragraph(safe(said), width, indent=indent, style="quiet")


def _state(cover: Cover) -> Span:
    if cover.is_given_up and not _is_decided(cover):
        return Span(STATE_WORDS[cover.state], _STYLES[cover.state])
    return Span(state_words(cover), "quiet" if _is_decided(cover) else _STYLES[cover.state])


def _is_decided(cover: Cover) -> bool:
    return cover.is_uncovered and not cover.is_gap


def _replaced(found: Coverage, width: int) -> Iterator[Line]:
    """Give what was withdrawn that answered something, and what took its place."""
    told: dict[str, tuple[Standing, list[str]]] = {}
    for cover in found.covers:
        for standing in cover.withdrawn:
            told.setdefault(standing.key, (standing, []))[1].append(cover.name)
    if not told:
        return
    yield EMPTY
    yield from paragraph("Withdrawn, of what answered them", width, style="strong")
    for standing, names in told.values():
        text = f"{', '.join(names)}: {standing.action.ref} {standing.action.title_in_lists}; "
        yield from paragraph(safe(text + instead(standing)), width, indent=4, first="  - ")


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
        yield from headed(Span("Answered by nothing", "red"), f" ({len(found.uncovered)})", width)
    for cover in found.uncovered:
        item = cover.recommendation
        yield from paragraph(safe(f"{cover.name}: {item.text}"), width, indent=4, first="  - ")
        if cover.is_given_up:
            yield from paragraph(_GIVEN_UP, width, indent=4)
        yield from decided_lines(cover, width)
    whole = [cover for cover in found.covers if cover.answered_by_plan]
    for cover in whole:
        yield EMPTY
        yield from paragraph(
            safe(f"{cover.name} is answered by the plan as a whole: {cover.answered_by_plan}"),
            width,
        )


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
        text = f"{standing.action.ref}  {standing.action.title_in_lists}"
        yield from paragraph(safe(text), width, indent=4, first="  - ")
