"""The options that the commands share that edit."""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

import typer

from cip.commands.options import Json, complete_addresses
from cip.commands.signatures import Shared, sharing

EditAddress = Annotated[
    str | None,
    typer.Argument(
        metavar="ADDRESS",
        help="What it is about: PLAN/1.2.1, a part PLAN/1.3(a), a recommendation PLAN/R6.",
        autocompletion=complete_addresses,
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
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking first.")]
_On = Annotated[
    str | None,
    typer.Option(
        "--on",
        "--date",
        metavar="DATE",
        help="The day on which it was said. Today where left out.",
        show_default=False,
    ),
]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print the difference, and write nothing.")
]
_Commit = Annotated[
    bool, typer.Option("--commit", help="Commit the file too, with your own settings of git.")
]


class How(NamedTuple):
    """The call of a command that edits, and what was asked for beside the edit itself."""

    ctx: typer.Context
    on: str | None
    dry_run: bool
    yes: bool
    commit: bool
    json: bool


_SHARED: Shared = {"on": _On, "dry_run": _DryRun, "yes": Yes, "commit": _Commit, "json": Json}


def editing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all edits share, behind its own; it takes a ``How``."""

    def call(ctx: typer.Context, **given: Any) -> None:
        how = How(ctx, **{name: given.pop(name) for name in _SHARED})
        function(how, **given)

    return sharing(function, call, behind=_SHARED)
