"""What a change did to plans, in lines: by plan and action, what that does to the figures last."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cip.changes.change import Change
from cip.changes.told import Told
from cip.changes.wording import answer_words, figures_words, said_of, what
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph


def change_lines(
    plans: Sequence[Told], remarks: Iterable[str], *, width: int, in_rows: bool
) -> Iterator[Line]:
    """Give what a change did to plans, of which something is told.

    ``remarks`` say what was compared with what, and as of which day. With ``in_rows``, for a
    program, each fact is one line that begins with its address.
    """
    for remark in remarks:
        yield from paragraph(safe(remark), width)
    for plan in plans:
        yield EMPTY
        yield from paragraph(safe(plan.title), width, style="strong")
        yield from paragraph(safe(f"{plan.name} · {sums(plan)}"), width)
        yield EMPTY
        yield from _looks(plan, width)
        yield from _rows(plan.facts) if in_rows else _facts(plan.facts, width)
        if plan.facts:
            yield EMPTY
        yield from _effect(plan, width)


def sums(plan: Told) -> str:
    """Give how much changed: ``20 changes in 12 places``."""
    places = counted(len(plan.addresses), "place")
    return f"{counted(len(plan.facts), 'change')} in {places}"


def _looks(plan: Told, width: int) -> Iterator[Line]:
    if not plan.looks:
        yield from paragraph("Nothing to look at first.", width)
        yield EMPTY
        return
    yield line(Span("Look first", "strong"))
    for look in plan.looks:
        yield from paragraph(safe(look.text), width, indent=4, first="  - ")
    yield EMPTY


def _facts(facts: Iterable[Change], width: int) -> Iterator[Line]:
    """Give the facts of each address under it."""
    for address, told in groupby(facts, key=lambda fact: fact.address):
        several = list(told)
        title = several[0].title if "/" in address else ""
        yield from paragraph(safe(f"{address} {title}".rstrip()), width, style="strong")
        for fact in several:
            yield from paragraph(safe(what(fact) + said_of(fact)), width, indent=4, first="  - ")


def _rows(facts: Iterable[Change]) -> Iterator[Line]:
    for fact in facts:
        yield line(safe(f"{fact.address}: {what(fact)}{said_of(fact)}"))


def _effect(plan: Told, width: int) -> Iterator[Line]:
    """Give why the figures move, and what is answered otherwise."""
    figures = figures_words(plan.effect)
    yield line(Span("Why the figures move", "strong"))
    if not figures:
        yield from paragraph("No figure moves.", width, indent=2)
    for said in figures:
        yield from paragraph(safe(said), width, indent=4, first="  ")
    if answers := plan.effect.recommendations:
        yield line(Span("Recommendations", "strong"))
        for state in answers:
            yield from paragraph(safe(answer_words(state)), width, indent=4, first="  ")
