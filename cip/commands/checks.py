"""The commands about rules: check and explain."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import AsOf, Json, RuleName
from cip.commands.session import Setting, day_named
from cip.model.errors import UsageError
from cip.model.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cip.model.problem import Problem
    from cip.workspace import Workspace


class OutputFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def enter(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command()(check)
    app.command()(explain)


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Plans, folders or files. Everything where none is named.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How problems are printed.")
    ] = OutputFormat.TEXT,
    as_of: AsOf = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with status 1 for warnings too.")
    ] = False,
    json: Json = False,
) -> None:
    """Check everything that must hold of the files, and name every problem."""
    from cip.checking import in_order, problems_of

    day = day_named(as_of)
    setting: Setting = ctx.obj
    workspace = setting.workspace()
    wanted = _wanted_paths(workspace, paths or ())
    found = list(workspace.stray_problems())
    texts: dict[str, str] = {}
    files = 0
    for name in workspace.plan_names():
        if wanted and not any(_overlaps(path, f"plans/{name}") for path in wanted):
            continue
        loaded = workspace.load(name)
        found.extend(problems_of(loaded, as_of=day))
        texts.update(loaded.texts)
        files += loaded.files
    if wanted:
        found = [p for p in found if any(_lies_in(p.place.path, path) for path in wanted)]
    problems = in_order(found)
    _print(problems, texts, files, OutputFormat.JSON if json else output_format)
    severities = {problem.severity for problem in problems}
    if Severity.ERROR in severities or (strict and severities):
        raise typer.Exit(1)


def _wanted_paths(workspace: "Workspace", asked: "Iterable[str]") -> list[str]:
    """Give the paths from the root that were asked for, with ``/`` between."""
    found = []
    for text in asked:
        if text in workspace.plan_names():
            found.append(f"plans/{text}")
            continue
        path = Path(text) if Path(text).exists() else workspace.root / text
        try:
            inside = path.absolute().relative_to(workspace.root.absolute())
        except ValueError:
            raise UsageError(f"'{text[:100]}' lies outside the repository.") from None
        if not path.exists() and not path.is_symlink():
            from difflib import get_close_matches

            close = get_close_matches(text[:60], workspace.plan_names(), n=1)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise UsageError(f"There is no plan, folder or file '{text[:100]}'.{hint}")
        found.append(inside.as_posix().removeprefix("."))
    return found


def _lies_in(path: str, wanted: str) -> bool:
    return wanted == "" or path == wanted or path.startswith(wanted + "/")


def _overlaps(path: str, folder: str) -> bool:
    return _lies_in(path, folder) or _lies_in(folder, path)


def _print(
    problems: "tuple[Problem, ...]", texts: "Mapping[str, str]", files: int, format: OutputFormat
) -> None:
    if format is OutputFormat.JSON:
        from cip.json_documents import as_text, check_document

        typer.echo(as_text(check_document(problems, files=files)), nl=False)
        return
    if format is OutputFormat.GITHUB:
        from cip.exports.github import annotate

        annotate(problems, files=files, stream=sys.stdout)
        return
    from cip.terminal.problem_view import problem_lines, total_line
    from cip.terminal.screen import show, width

    show(problem_lines(problems, texts, width=width()))
    show([total_line(problems, files=files)])


def explain(rule: RuleName = None) -> None:
    """Tell a rule at length; with no rule named, list them all."""
    from cip.rules.catalogue import RULES
    from cip.terminal.rule_view import list_lines, page_lines
    from cip.terminal.screen import show, width

    if rule is None:
        show(list_lines(RULES.values(), width=width()))
        return
    if rule not in RULES:
        from difflib import get_close_matches

        close = get_close_matches(rule[:60], RULES, n=1)
        hint = f" Did you mean '{close[0]}'?" if close else " 'cip explain' lists them."
        raise UsageError(f"There is no rule '{rule[:60]}'.{hint}")
    show(page_lines(RULES[rule], width=width()))
