"""The options that the commands share that edit."""

from typing import Annotated, NamedTuple

import typer


def _complete_addresses(ctx: typer.Context, incomplete: str) -> list[str]:
    from cip.commands.completion import addresses

    return addresses(ctx, incomplete)


EditAddress = Annotated[
    str | None,
    typer.Argument(
        metavar="ADDRESS",
        help="What it is about: PLAN/1.2.1, a part PLAN/1.3(a), a recommendation PLAN/R6.",
        autocompletion=_complete_addresses,
        show_default=False,
    ),
]
Note = Annotated[
    str | None,
    typer.Option(
        "--note",
        metavar="TEXT",
        help="What was done, in plain words. A hyphen (-) takes it from the standard input.",
        show_default=False,
    ),
]
EvidenceGiven = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="TITLE=WHERE",
        help="What shows it: 'Minutes=minutes-2026-11#9' or 'Page=https://...'. May be repeated.",
        show_default=False,
    ),
]
VerifiedBy = Annotated[
    str | None,
    typer.Option(
        "--verified-by",
        metavar="OFFICER",
        help="The officer who checked that it was done.",
        show_default=False,
    ),
]
DoneOn = Annotated[
    str | None,
    typer.Option(
        "--done-on",
        metavar="DATE",
        help="When it was done, if not on the day of the report.",
        show_default=False,
    ),
]
AgreedBy = Annotated[
    str | None,
    typer.Option(
        "--agreed-by",
        metavar="WHO",
        help="The board or officer who agreed.",
        show_default=False,
    ),
]
SourceGiven = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="DOCUMENT#PARA",
        help="The paper that says so: minutes-2026-11#9.",
        show_default=False,
    ),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="Why. A hyphen (-) takes it from the standard input.",
        show_default=False,
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        "--date",
        metavar="DATE",
        help="The day on which it was said. Today where left out.",
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the difference, and write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking first.")]
Commit = Annotated[
    bool, typer.Option("--commit", help="Commit the file too, with your own settings of git.")
]


class How(NamedTuple):
    """What was asked for beside the edit itself."""

    on: str | None
    dry_run: bool
    yes: bool
    commit: bool
    json: bool
