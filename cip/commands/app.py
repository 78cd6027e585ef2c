"""The tree of commands."""

from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from cip import __version__
from cip.commands.gate import gated
from cip.commands.session import Setting
from cip.commands.tree import Tree

HELP = """Track a council's improvement plan.

The plans are YAML files in the folder plans/ of a git repository: one file for each action. The
commands work out, as of a day, what is overdue, what is at risk and why, and which
recommendations are covered by what.

Examples:

\b
  cip status                            every plan, as of today
  cip status PLAN --as-of 2024-11-20    one plan, as of a day
  cip show PLAN/1.2.1                   one action, whole
  cip check                             what must hold of the files
"""

app = typer.Typer(
    cls=Tree,
    help=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:  # the tab key was pressed: a shell reads what is said
        typer.echo(f"cip {__version__}")
        raise typer.Exit()


@app.callback()
def settings(
    ctx: typer.Context,
    root: Annotated[
        Path | None,
        typer.Option(
            "--root",
            envvar="CIP_ROOT",
            metavar="DIR",
            help="The repository: the folder that holds plans/. Left out, the first one upwards.",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[  # noqa: ARG001 - looked up where a fault is caught
        bool, typer.Option("--debug", help="Show where a fault of the tool itself happened.")
    ] = False,
) -> None:
    """Keep what was said before the command's name."""
    ctx.obj = Setting(root=root)


def start() -> None:
    """Run the command that the process was called with; ends the process."""
    gated(get_command(app))()
