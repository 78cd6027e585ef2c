"""The command that adds something to a plan: new."""

from typing import Annotated

import typer

from cip.commands.additions import Addition
from cip.commands.answers import deadline_named, if_given, start_named, text_option
from cip.commands.edit_options import How, SourceGiven, editing
from cip.commands.new_files import NewAction, NewWorkstream
from cip.commands.new_part import NewPart
from cip.commands.options import complete_addresses


@editing
def new(
    how: How,
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="ADDRESS",
            help="Where it belongs: PLAN/WORKSTREAM for an action, PLAN/ACTION with --part for a "
            "part, PLAN or PLAN/OBJECTIVE for a workstream.",
            autocompletion=complete_addresses,
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TEXT",
            help="A short title, in the plan's own words.",
            show_default=False,
        ),
    ] = None,
    detail: Annotated[
        str | None,
        typer.Option(
            "--detail",
            metavar="TEXT",
            help="The whole, word for word. A hyphen (-) takes it from the standard input.",
            show_default=False,
        ),
    ] = None,
    accountable: Annotated[
        list[str] | None,
        typer.Option(
            "--accountable",
            metavar="OFFICER",
            help="Who answers for it, as plan.yaml lists them. May be repeated.",
            show_default=False,
        ),
    ] = None,
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline", metavar="DATE", help="When it is due, as printed.", show_default=False
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="DATE", help="When work starts.", show_default=False),
    ] = None,
    recommendation: Annotated[
        list[str] | None,
        typer.Option(
            "--recommendation",
            metavar="ID",
            help="What it answers, where that is not what its workstream does. May be repeated.",
            show_default=False,
        ),
    ] = None,
    source: SourceGiven = None,
    ref: Annotated[
        str | None,
        typer.Option(
            "--ref",
            metavar="NUMBER",
            help="Its number. Left out, the last one and one more.",
            show_default=False,
        ),
    ] = None,
    part: Annotated[bool, typer.Option("--part", help="Add a part to an action.")] = False,
) -> None:
    """Add an action, a part of one, or a workstream.

    It gets the next number. In a terminal it asks for what is missing; `?` explains a question, and
    Ctrl-C writes nothing.
    """
    adding = _adding(how, address, ref, is_part=part)
    names = adding.names
    adding.add(
        title=if_given(title, adding.checked_title),
        detail=if_given(detail, text_option),
        accountable=[names.officer(name) for name in accountable or ()],
        deadline=if_given(deadline, deadline_named),
        start=if_given(start, start_named),
        recommendations=[names.recommendation(name) for name in recommendation or ()],
        source=if_given(source, names.source),
    )


def _adding(how: How, address: str | None, ref: str | None, *, is_part: bool) -> Addition:
    """Give what is to be added, by what has the address."""
    if is_part:
        return NewPart(how, address, ref)
    found = NewAction(how, address, ref)
    return found if found.is_below_workstream else NewWorkstream.of(found)
