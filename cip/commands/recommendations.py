"""The command about recommendations: coverage."""

from typing import Annotated

import typer

from cip.commands.options import AsOf, Json, Plans
from cip.commands.session import Session
from cip.model.errors import UsageError


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
) -> None:
    """Show what answers each recommendation, and where nothing does."""
    from cip.data.documents import coverage_document
    from cip.terminal.coverage_view import coverage_lines

    if fail_on not in (None, "uncovered"):
        raise UsageError(f"'{fail_on[:60]}' is not known here. --fail-on takes uncovered.")
    session = Session(ctx, as_of=as_of, json=json)
    pictures = session.open(plans or ())
    session.answer(
        lambda: coverage_document(pictures, as_of=session.day),
        lambda width: coverage_lines(pictures, width=width, is_verbose=verbose),
    )
    gaps = any(picture.coverage.gaps for picture in pictures)
    session.end(holds=not (fail_on and gaps))
