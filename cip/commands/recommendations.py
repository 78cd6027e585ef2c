"""The command about recommendations: coverage."""

from typing import Annotated

import typer

from cip.commands.options import AsOf, Json, Plans
from cip.commands.session import Setting, day_named, open_plans, plan_names, print_document
from cip.model.errors import UsageError


def enter(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command()(coverage)


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
    json: Json = False,
) -> None:
    """Show what answers each recommendation, and where nothing does."""
    if fail_on not in (None, "uncovered"):
        raise UsageError(f"'{fail_on[:60]}' is not known here. --fail-on takes uncovered.")
    day = day_named(as_of)
    setting: Setting = ctx.obj
    workspace = setting.workspace()
    opened = open_plans(workspace, plan_names(workspace, plans or ()))
    pictures = opened.pictures(as_of=day)
    if json:
        from cip.data.documents import coverage_document

        print_document(coverage_document(pictures, as_of=day))
    else:
        from cip.terminal.coverage_view import coverage_lines
        from cip.terminal.screen import show, width

        show(coverage_lines(pictures, width=width()))
    gap = any(cover.is_gap for picture in pictures for cover in picture.coverage.covers)
    if not opened.is_whole or (fail_on == "uncovered" and gap):
        raise typer.Exit(1)
