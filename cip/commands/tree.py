"""The commands by name, each made when it is called for: the others cost nothing.

Their names and one line of help stand here, so that ``cip --help`` loads none of them.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from cip.commands.gate import gated


class Entry(NamedTuple):
    """Where a command stands: the module and its function, and what it does in one line."""

    module: str
    function: str
    summary: str


COMMANDS: Mapping[str, Entry] = {
    "status": Entry(
        "overview", "status", "Show where each plan stands: counts, lists, what is due next."
    ),
    "overdue": Entry(
        "overview", "overdue", "List what is overdue and how that is known, the longest first."
    ),
    "at-risk": Entry(
        "overview",
        "at_risk",
        "List what is at risk, with the reasons, the soonest due first.",
    ),
    "silent": Entry(
        "overview", "silent", "List what no report is in the record of, by who is to be asked."
    ),
    "due": Entry("overview", "due", "List what is open and due soon, the soonest first."),
    "list": Entry("overview", "list_", "List actions in the plan's order, or its KPIs or risks."),
    "show": Entry(
        "detail", "show", "Show one action, workstream, KPI or risk whole, and the reasons."
    ),
    "update": Entry(
        "reporting", "update", "Report progress on an action or a part, or add a note."
    ),
    "complete": Entry(
        "reporting", "complete", "Report an action or a part as complete, with what shows it."
    ),
    "withdraw": Entry(
        "reporting", "withdraw", "Withdraw an action or a part that will not be done."
    ),
    "reschedule": Entry("moving", "reschedule", "Move a deadline, and say why."),
    "correct": Entry(
        "correcting", "correct", "Correct what was entered wrongly; what it was stays."
    ),
    "new": Entry("adding", "new", "Add an action, a part of one, or a workstream."),
    "check": Entry("checks", "check", "Check what must hold of the files, and name every problem."),
    "fmt": Entry("layout", "fmt", "Lay files out anew, and change nothing of what they say."),
    "diff": Entry(
        "changes",
        "diff",
        "Tell what was changed since a commit, and what that does.",
    ),
    "log": Entry(
        "history",
        "log",
        "Tell the history of anything that has a number, newest first.",
    ),
    "trend": Entry(
        "course",
        "trend",
        "Show how the figures of plans went, month by month.",
    ),
    "explain": Entry(
        "checks", "explain", "Tell a rule at length; with no rule named, list them all."
    ),
    "coverage": Entry(
        "recommendations",
        "coverage",
        "Show what answers each recommendation, and where nothing does.",
    ),
    "import": Entry(
        "imports",
        "import_",
        "Make a plan's files of a table in Word, Excel or CSV.",
    ),
    "report": Entry("reports", "report", "Write a report in Markdown, HTML or Word."),
    "returns": Entry(
        "returns",
        "returns",
        "Send officers a workbook to fill in, and take it in again.",
    ),
    "export": Entry(
        "exporting",
        "export",
        "Write plans as tables, a calendar or a data base.",
    ),
    "init": Entry(
        "setting_up",
        "init",
        "Begin a repository: a first plan, and everything around it.",
    ),
}
"""The commands in the order in which the help names them."""


class Commands(Mapping[str, Any]):
    """The commands by name; each is made, behind the gate of what it offers, when it is taken."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = gated(_made(name, COMMANDS[name]))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _made(name: str, entry: Entry) -> Any:
    from cip.resources import docstring_of

    function = getattr(import_module(f"cip.commands.{entry.module}"), entry.function)
    if isinstance(function, typer.Typer):  # commands of its own below it
        group = get_command(function)
        group.name, group.help = name, f"{entry.summary}"
        return group
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, help=docstring_of(function))(function)
    return get_command(alone)


class Tree(TyperGroup):
    """The command line: its own options, and the commands below it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as typer calls it
        """Give the names of all commands."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as typer calls it
        """Write what each command does, without making it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])
