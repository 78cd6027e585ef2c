"""The options that the commands share that look back, and which of them exclude one another."""

from typing import Annotated

import typer

from cip.model.errors import UsageError

Until = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        "--until",
        metavar="DATE",
        help="The last day. Today where left out.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="The first day.", show_default=False),
]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown, for a paper.")]


def refuse_both(*, json: bool, csv: bool, markdown: bool) -> None:
    """Raise ``UsageError`` where two forms of the answer were asked for."""
    if markdown and (json or csv):
        raise UsageError(f"Choose one of --{'json' if json else 'csv'} and --markdown.")
