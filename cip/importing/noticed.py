"""What is noticed of papers beside rows: lists of risks, and what colours and notes say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cip.importing.colour_keys import colour_of
from cip.importing.headings import plain
from cip.importing.meanings import Sign
from cip.importing.reading_rows import Values, maps_in
from cip.importing.rows import Sorted
from cip.importing.statuses import status_of
from cip.model.deadline import DeadlineKind
from cip.model.refusing.patterns import dates_in, read_or_none
from cip.model.vocabulary import Status
from cip.tables.table import Table

_OF_RISKS = re.compile(
    r"likelihood|probability|impact|consequence|score|risk (?:score|rating)"
    r"|(?:inherent|residual) (?:score|risk)|mitigations?|mitigating actions?|mitigation measures"
    r"|(?:existing )?controls|control measures"
)
_HEADINGS_WITHIN = 5


def lists_of_risks(pairs: Iterable[tuple[Table, Sorted]], plan: str) -> Iterator[str]:
    """Say which tables look like lists of risks and are left out, and where risks go."""
    for table, found in pairs:
        rows = () if found.layouts else table.rows[:_HEADINGS_WITHIN]
        if any(_is_of_risks([plain(cell.text) for cell in row.cells]) for row in rows):
            yield (
                f"{(table.place or 'The table').capitalize()} looks like a list of risks, and is "
                f"left out: no command makes risks of it. Write them in plans/{plan}/risks.yaml."
            )


def _is_of_risks(headings: Sequence[str]) -> bool:
    names = any("risk" in text.split() or "risks" in text.split() for text in headings)
    return names and sum(_OF_RISKS.fullmatch(text) is not None for text in headings) > 1


def told_apart_no_more(signs: Iterable[Sign], meanings: Mapping[str, str]) -> Iterator[str]:
    """Say which colours that stand in a paper become the same status by its key."""
    by_status: dict[str, list[str]] = {}
    for sign in signs:
        status = status_of(meanings.get(sign.sign, ""))
        if status and colour_of(sign.sign):
            by_status.setdefault(status, []).append(sign.sign)
    for status, (first, *others) in by_status.items():
        if others:
            named = " and ".join((", ".join((first, *others[:-1])), others[-1])).capitalize()
            both = "both" if len(others) == 1 else "all"
            yield f"{named} {both} become {status}; which it was stands under as_published."


def days_in_notes(actions: Iterable[tuple[str, Values]]) -> tuple[int, list[str]]:
    """Give how many actions are complete without a day, and of which the note names one."""
    done = [
        (ref, update)
        for ref, values in actions
        for update in maps_in(values.get("updates"))
        if update.get("status") == Status.COMPLETE and "done_on" not in update
    ]
    return len(done), [ref for ref, update in done if _names_a_day(str(update.get("note") or ""))]


def _names_a_day(text: str) -> bool:
    read = map(read_or_none, dates_in(text))
    return any(found and found.kind in (DeadlineKind.DAY, DeadlineKind.MONTH) for found in read)
