"""What the options of an import say of a paper: what its columns are, and what its colours mean."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean

if TYPE_CHECKING:
    from cip.importing.columns import Told
    from cip.importing.plan_files import SortedPaper


_ALSO = {"progress": "note", "comments": "note"}
"""What people call keys."""


def told_of_headings(mapping: Sequence[str]) -> "Told":
    """Give what ``--map`` says of headings, by the heading in its plain form."""
    from cip.importing.headings import Key, plain

    keys = [str(known) for known in Key if known is not Key.PART]
    found: dict[str, Key] = {}
    for text in mapping:
        heading, sign, key = text.rpartition("=")
        wanted = key.strip().replace("-", "_").lower()
        if not sign or not plain(heading):
            raise UsageError(
                f"--map takes a heading and what it is, such as 'Our rating=status', not "
                f"'{text[:60]}'."
            )
        wanted = _ALSO.get(wanted, wanted)
        if wanted not in keys:
            hint = did_you_mean(wanted, keys) or f"There are {', '.join(keys)}."
            raise UsageError(f"A column cannot be taken as '{key.strip()[:40]}'. {hint}")
        found[plain(heading)] = Key(wanted)
    return found


def headings_of(papers: "tuple[SortedPaper, ...]") -> dict[str, str]:
    """Give the texts that can be headings, by their plain form."""
    from cip.importing.headings import plain

    found: dict[str, str] = {}
    for paper in papers:
        for _, column in paper.columns:
            found.setdefault(plain(column.heading), column.heading)
        for table in paper.paper.tables:
            for number in range(table.width):
                found.setdefault(f"column {number + 1}", f"column {number + 1}")
            for cell in (cell for row in table.rows for cell in row.cells):
                if 0 < len(cell.text) <= 120:
                    found.setdefault(plain(cell.text), " ".join(cell.text.split()))
    return found


def refuse_unknown(told: "Told", headings: Mapping[str, str]) -> None:
    """Refuse a heading that stands over no column. Raises ``UsageError``."""
    for heading in told:
        if heading not in headings:
            hint = did_you_mean(heading, list(headings)[:200])
            raise UsageError(f"No column is headed '{heading[:60]}'. {hint}".rstrip())


def meanings_said(pairs: Sequence[str]) -> dict[str, str]:
    """Give what ``--key`` says that colours and words of a paper mean, by their plain form."""
    from cip.importing.colour_keys import sign_of

    found: dict[str, str] = {}
    for text in pairs:
        sign, equals, words = (part.strip() for part in text.partition("="))
        if not equals or not sign or not words:
            raise UsageError(
                "--key takes a colour or a word of the paper and what it means, such as "
                f"'Green=On track', not '{text[:60]}'."
            )
        found[sign_of(sign)] = meaning_said(sign, words)
    return found


def meaning_said(sign: str, words: str) -> str:
    """Give what a sign means, as it was said. Raises ``UsageError`` where that is no status."""
    from cip.importing.statuses import status_of
    from cip.model.vocabulary import Status

    if status_of(words) is None:
        raise UsageError(
            f"'{words[:60]}' does not say how an action stands, so '{sign[:60]}' cannot mean it. "
            f"Say it in the paper's words or with one of {', '.join(Status)}."
        )
    return words


def refuse_unknown_signs(meanings: Mapping[str, str], papers: "Sequence[SortedPaper]") -> None:
    """Refuse a sign that stands in no cell of a status. Raises ``UsageError``."""
    from cip.importing.meanings import signs

    there = signs(table for paper in papers for table in paper.tables)
    for sign in meanings:
        if sign not in there:
            shown = ", ".join(f"'{one.shown[:40]}'" for one in list(there.values())[:12])
            has = f"There are {shown}." if shown else "No column is taken as the status."
            raise UsageError(f"No status or colour of the paper is '{sign[:60]}'. {has}")
