"""The command about recommendations: coverage."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import AsOf, Csv, Json, Plans
from cip.commands.session import Session
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.exports.plans.table import FilledTable


def coverage(
    ctx: typer.Context,
    plans: Plans = None,
    as_of: AsOf = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="uncovered",
            show_default=False,
            help="End with status 1 if nothing answers a recommendation and nobody said why.",
        ),
    ] = None,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Each recommendation whole: what was said, what answers it."
        ),
    ] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Show what answers each recommendation, and where nothing does."""
    from cip.data.documents import coverage_document
    from cip.terminal.coverage_view import coverage_lines

    if fail_on not in (None, "uncovered"):
        raise UsageError(f"'{fail_on[:60]}' is not known here. --fail-on takes uncovered.")
    session = Session(ctx, as_of=as_of, json=json, csv=csv)
    pictures = session.open(plans or ())
    session.answer(
        lambda: coverage_document(pictures, as_of=session.day),
        lambda width: coverage_lines(pictures, width=width, is_verbose=verbose),
        lambda: _table_of(pictures),
    )
    gaps = any(picture.coverage.gaps for picture in pictures)
    session.end(holds=not (fail_on and gaps))


def _table_of(pictures: "Iterable[Picture]") -> "FilledTable":
    """Give a row for each recommendation and action that answers it."""
    from cip.exports.plans.items import answers
    from cip.exports.plans.table import FilledTable
    from cip.exports.plans.tables import COVERAGE

    return FilledTable(COVERAGE, answers(pictures))
