"""The command that corrects what was entered wrongly; what it was stays in the file."""

from typing import Annotated

import typer

from cip.changes.pairing import Level
from cip.commands.answers import (
    if_given,
    only_given,
    text_option,
)
from cip.commands.correctable import Given
from cip.commands.corrections import Correction
from cip.commands.edit_options import (
    AgreedBy,
    EditAddress,
    How,
    Reason,
    SourceGiven,
    editing,
)
from cip.commands.edits import Edit
from cip.model.errors import UsageError


@editing
def correct(
    how: How,
    address: EditAddress = None,
    day: Annotated[
        str | None,
        typer.Argument(
            metavar="[DAY]",
            help="The day of the entry that is wrong. Left out, the action itself is corrected.",
            show_default=False,
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="The right status.", show_default=False),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="The right note.", show_default=False),
    ] = None,
    new_date: Annotated[
        str | None,
        typer.Option(
            "--new-date", metavar="DATE", help="The right day of the entry.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The right title.", show_default=False),
    ] = None,
    detail: Annotated[
        str | None,
        typer.Option("--detail", metavar="TEXT", help="The right detail.", show_default=False),
    ] = None,
    accountable: Annotated[
        list[str] | None,
        typer.Option(
            "--accountable",
            metavar="OFFICER",
            help="The right officer who answers for it. May be repeated.",
            show_default=False,
        ),
    ] = None,
    lead: Annotated[
        list[str] | None,
        typer.Option(
            "--lead",
            metavar="OFFICER",
            help="The right lead. May be repeated.",
            show_default=False,
        ),
    ] = None,
    lead_member: Annotated[
        list[str] | None,
        typer.Option(
            "--lead-member",
            metavar="MEMBER",
            help="The right lead member. May be repeated.",
            show_default=False,
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DATE", help="The right start.", show_default=False),
    ] = None,
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline",
            metavar="DATE",
            help="The right deadline, where it was mistyped; with DAY, the one that was moved.",
            show_default=False,
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", metavar="NUMBER", help="Of a KPI: the right value.", show_default=False
        ),
    ] = None,
    likelihood: Annotated[
        str | None,
        typer.Option(
            "--likelihood",
            metavar="N",
            help="Of a risk: the right likelihood, from 1 to 5.",
            show_default=False,
        ),
    ] = None,
    impact: Annotated[
        str | None,
        typer.Option(
            "--impact",
            metavar="N",
            help="Of a risk: the right impact, from 1 to 5.",
            show_default=False,
        ),
    ] = None,
    reason: Reason = None,
    mistyped: Annotated[
        str | None,
        typer.Option(
            "--mistyped",
            metavar="DOCUMENT#PARA",
            help="In place of a reason: only the typing was wrong, as this paper shows.",
            show_default=False,
        ),
    ] = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
) -> None:
    """Correct what was entered wrongly; what it was stays.

    That can be an entry of a day: a report, a move, a reading of a KPI, a score of a risk. Or it is
    the thing itself: its words, its officers, its start, or a mistyped deadline.

    In a terminal it asks for what is missing; `?` explains a question, and Ctrl-C writes nothing.
    """
    if reason is not None and mistyped is not None:
        raise UsageError("Choose one of --reason and --mistyped.")
    edit = Edit(how, address, kinds=_KINDS)
    said: dict[str, Given | None] = dict(  # noqa: C408 - they are the options by name
        status=status,
        note=note,
        new_date=new_date,
        title=title,
        detail=detail,
        accountable=accountable,
        lead=lead,
        lead_member=lead_member,
        start=start,
        deadline=deadline,
        value=value,
        likelihood=likelihood,
        impact=impact,
    )
    options = {option: text for option, text in said.items() if text is not None}
    of = Correction(edit, day, options)
    given = only_given(
        values=of.values(options),
        reason=if_given(reason, text_option),
        mistyped=if_given(mistyped, edit.names.source),
        agreed_by=if_given(agreed_by, edit.names.agreed),
        source=if_given(source, edit.names.source),
    )
    of.run(given)


_KINDS = (
    *(Level.ACTION, Level.PART, Level.WORKSTREAM, Level.RECOMMENDATION),
    *(Level.KPI, Level.RISK),
)
