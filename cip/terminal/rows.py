"""Lists for a program: one line an action, which begins with its address."""

from collections.abc import Iterable, Iterator

from cip.assessment.standing import Standing
from cip.facts.asked import who_is_asked
from cip.facts.phrases import clauses, no_end
from cip.model.text import safe
from cip.terminal.lines import Line, line, padded, width_of
from cip.terminal.list_view import Groups, reasons
from cip.terminal.phrases import position_words

_WIDEST = 60
"""To how many columns at the most a column is filled; a longer text pushes the others on."""


def row_lines(groups: Groups) -> Iterator[Line]:
    """Give the actions of lists as rows, in columns that two spaces or more divide.

    The columns are the address, the position, the last day as ISO date or what stands for it, who
    is to be asked, and the title with the reasons.
    """
    rows = [
        (
            standing.address,
            position_words(standing, picture.plan),
            _last_day(standing),
            who_is_asked(picture, standing),
            _what(standing),
        )
        for picture, standings in groups
        for standing in standings
    ]
    shown = [[safe(cell) for cell in row] for row in rows]
    sizes = [min(_WIDEST, max(map(width_of, column))) for column in zip(*shown, strict=True)]
    for row in shown:
        *first, last = row
        yield line("  ".join([*_filled(first, sizes), last]))


def _filled(cells: Iterable[str], sizes: Iterable[int]) -> list[str]:
    return [padded(cell, size) for cell, size in zip(cells, sizes, strict=False)]


def _last_day(standing: Standing) -> str:
    end = standing.passed or standing.deadline
    if end is None:
        return "lost in our copy" if "deadline" in standing.lost else no_end(standing.action)
    return end.last.isoformat() if end.last else end.plain


def _what(standing: Standing) -> str:
    why = clauses(f"{name}: {text}" for name, text in reasons(standing))
    return f"{standing.action.title_in_lists}: {why}" if why else standing.action.title_in_lists
