"""The commands that look over plans: status, overdue, at-risk, silent, due, list."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.listing import Listing, Stands, filtered, listed, positions_named
from cip.commands.options import ByPosition
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.assessment.standing import Standing
    from cip.data.objects import Data
    from cip.exports.plans.table import FilledTable
    from cip.terminal.lines import Line


@filtered
def status(
    listing: Listing,
    most: Annotated[
        int,
        typer.Option(
            "--most", min=0, metavar="NUMBER", help="So many entries of each list; 0: all."
        ),
    ] = 10,
) -> None:
    """Show where each plan stands: counts, lists, what is due next."""
    pictures = listing.chosen()

    def document() -> "Data":
        from cip.data.documents import status_document

        return status_document(pictures, as_of=listing.day)

    def lines(width: int) -> "Iterable[Line]":
        from cip.terminal.status_view import status_lines

        only, options = listing.wanted.words(), listing.options()
        return status_lines(pictures, width=width, most=most, only=only, options=options)

    listing.answer(document, lines)


@listed
def overdue(listing: Listing) -> None:
    """List what is overdue and how that is known, the longest first."""
    _list(listing, lambda picture: picture.overdue, "overdue")


@listed
def at_risk(listing: Listing) -> None:
    """List what is at risk, with the reasons, the soonest due first."""
    _list(listing, lambda picture: picture.at_risk, "at risk")


@listed
def silent(listing: Listing) -> None:
    """List what no report is in the record of, by who is to be asked."""
    from cip.terminal.silent_view import WHAT, silent_groups, silent_lines

    groups = silent_groups(listing.chosen())
    only = listing.wanted.words()
    listing.answer_groups(groups, WHAT, lambda width: silent_lines(groups, width=width, only=only))


@listed
def due(
    listing: Listing,
    within: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far ahead: 30d, 6w, 3m.")
    ] = "30d",
) -> None:
    """List what is open and due soon, the soonest first."""
    days = _days(within)
    _list(listing, lambda picture: picture.due(within_days=days), f"due in the next {days} days")


class Kind(StrEnum):
    """What can be listed."""

    ACTION = "action"
    KPI = "kpi"
    RISK = "risk"


@listed
def list_(
    listing: Listing,
    kind: Annotated[Kind, typer.Option("--kind", help="What to list.")] = Kind.ACTION,
    position: ByPosition = None,
) -> None:
    """List actions in the plan's order, or its KPIs or risks."""
    positions = positions_named(position)
    if kind is Kind.ACTION:
        _list(listing, lambda picture: picture.standings, "listed", positions)
        return
    listing.refuse_choice(f"is for actions; --kind {kind.value} does not take it.", positions)
    _list_measures(listing, kind)


def _list(
    listing: Listing,
    select: "Callable[[Picture], tuple[Standing, ...]]",
    what: str,
    positions: tuple[Stands, ...] = (),
) -> None:
    groups = [(picture, select(picture)) for picture in listing.chosen(positions)]
    listing.answer_list(groups, what)


def _list_measures(listing: Listing, kind: Kind) -> None:
    from cip.data.documents import kpis_document, risks_document
    from cip.terminal.measure_view import kpi_list, risk_list

    pictures = listing.chosen()
    document, lines = {
        Kind.KPI: (kpis_document, kpi_list),
        Kind.RISK: (risks_document, risk_list),
    }[kind]

    def table() -> "FilledTable":
        from cip.exports.plans import items, tables
        from cip.exports.plans.table import FilledTable

        if kind is Kind.KPI:
            return FilledTable(tables.KPIS, items.kpis(pictures))
        return FilledTable(tables.RISKS, items.risks(pictures))

    listing.answer(
        lambda: document(pictures, as_of=listing.day),
        lambda width: lines(pictures, width=width),
        table,
    )


_SPAN = r"([0-9]{1,4}) ?(d|days?|w|weeks?|m|months?)?"
_DAYS = {"d": 1, "w": 7, "m": 30}


def _days(text: str) -> int:
    match = re.fullmatch(_SPAN, text.strip().lower())
    if not match:
        raise UsageError(f"'{text[:60]}' is no length of time. Write 30d, 6w or 3m.")
    return int(match[1]) * _DAYS[(match[2] or "d")[0]]
