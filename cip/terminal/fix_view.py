"""What was mended, and what can be."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cip.checking import Checked, Fixed
from cip.model.mend import Sureness
from cip.model.problem import Mended, Problem
from cip.model.text import safe
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph

_MOST = 20
"""How many mendings are told one by one."""


def mended_lines(fixed: Fixed, *, width: int) -> Iterator[Line]:
    """Give what was mended, each at its place; of very many, how many there are of each rule."""
    if fixed.mended:
        yield line(Span("Mended", "strong"))
        if len(fixed.mended) <= _MOST:
            yield from (_one(item) for item in fixed.mended)
        else:
            rules = Counter(
                item.problem.rule if item.problem else item.words for item in fixed.mended
            )
            yield from (line(f"  {rule}: {number:,}") for rule, number in rules.items())
        yield EMPTY
    for sentence in fixed.refused:
        yield from paragraph(safe(sentence), width)
        yield EMPTY


def _one(item: Mended) -> Line:
    number = item.problem.place.line if item.problem is not None else 1
    return line(f"  {safe(item.path)}:{number}: {safe(item.words)}")


def fix_lines(
    checked: Checked, fixed: Fixed, *, width: int, is_dry: bool = False
) -> Iterator[Line]:
    """Give the count: ``3 mended, 2 more can be mended with --ask, 1 left.``

    Above it stands whether some that could be mended were not tried.
    """
    if fixed.stopped_early:
        yield from paragraph(_NOT_ALL, width)
    number, left = len(fixed.mended), checked.errors + checked.warnings
    verb = "would be mended" if is_dry else "mended"
    said = [f"{number:,} {verb}" if number else f"Nothing {verb}"]
    if fixed.likely:
        more = "more " if number else ""
        said.append(f"{fixed.likely:,} {more}can be mended with --ask")
    if left > fixed.likely or not fixed.likely:
        said.append(f"{left - fixed.likely:,} left")
    yield line(", ".join(said) + ".")


_NOT_ALL = (
    "Not every mending was tried, because that would take too long. Check again, or name fewer "
    "files at once."
)


def can_be_mended(problems: Sequence[Problem]) -> Iterator[Line]:
    """Say how problems can be mended without typing, where some can."""
    found = Counter(problem.mend.sureness for problem in problems if problem.mend is not None)
    ways = []
    if sure := found[Sureness.SURE]:
        ways.append(f"{sure:,} by 'cip check --fix'")
    if likely := found[Sureness.LIKELY]:
        ways.append(f"{likely:,} by 'cip check --fix --ask', which asks first")
    if ways:
        yield line(f"{found.total():,} of these can be mended: {', '.join(ways)}.")
