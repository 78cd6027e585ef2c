"""The options and arguments that several commands share, and what completes them."""

from typing import Annotated

import typer


def _complete_plans(ctx: typer.Context, incomplete: str) -> list[str]:
    from cip.commands.completion import plans

    return plans(ctx, incomplete)


def complete_addresses(ctx: typer.Context, incomplete: str) -> list[str]:
    """Give the addresses of plans, workstreams and actions that begin so."""
    from cip.commands.completion import addresses

    return addresses(ctx, incomplete)


def _complete_officers(ctx: typer.Context, incomplete: str) -> list[str]:
    from cip.commands.completion import officers

    return officers(ctx, incomplete)


def _complete_positions(incomplete: str) -> list[str]:
    from cip.model.vocabulary import OverdueKind, Position

    return [name for name in map(str, (*Position, *OverdueKind)) if name.startswith(incomplete)]


def _complete_rules(incomplete: str) -> list[str]:
    from cip.rules.catalogue import RULES

    return [name for name in RULES if name.startswith(incomplete)]


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLAN]...",
        help="Plans by folder. All where none is named.",
        autocompletion=_complete_plans,
        show_default=False,
    ),
]
Address = Annotated[
    str,
    typer.Argument(
        metavar="ADDRESS",
        help="A workstream, action or part: PLAN/1.2, PLAN/1.2.1, PLAN/1.3(a).",
        autocompletion=complete_addresses,
    ),
]
RuleName = Annotated[
    str | None,
    typer.Argument(
        metavar="[RULE]",
        help="A rule, such as unknown-officer.",
        autocompletion=_complete_rules,
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Work everything out for this day. Today where left out.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Csv = Annotated[
    bool, typer.Option("--csv", help="Print a table for a spreadsheet and nothing else.")
]
ByOfficer = Annotated[
    str | None,
    typer.Option(
        "--officer",
        metavar="NAME",
        help="Only what this officer answers for or leads.",
        autocompletion=_complete_officers,
        show_default=False,
    ),
]
ByObjective = Annotated[
    str | None, typer.Option("--objective", metavar="REF", help="Only this objective.")
]
ByWorkstream = Annotated[
    str | None, typer.Option("--workstream", metavar="REF", help="Only this workstream.")
]
ByTag = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only what has this tag.")]
ByPosition = Annotated[
    list[str] | None,
    typer.Option(
        "--position",
        metavar="POSITION",
        help="Only these: overdue, silent, known-late, ... May be repeated.",
        autocompletion=_complete_positions,
        show_default=False,
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="POSITION",
        autocompletion=_complete_positions,
        help="End with status 1 if an action stands so: overdue, known-late, ... May be repeated.",
        show_default=False,
    ),
]
