"""The commands about rules: check and explain."""

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import AsOf, Json, RuleName
from cip.commands.session import Setting, day_named, print_document
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cip.model.problem import Problem
    from cip.sources.folder import Workspace


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
    advice: Annotated[
        bool, typer.Option("--advice", help="Advise on plain English and SMART actions too.")
    ] = False,
    json: Json = False,
) -> None:
    """Check what must hold of the files, and name every problem."""
    day = day_named(as_of)
    setting: Setting = ctx.obj
    workspace = setting.workspace()
    wanted = _wanted_paths(workspace, paths or ())
    checked = _checked(workspace, wanted, as_of=day, advice=advice)
    _print(checked, OutputFormat.JSON if json else output_format)
    severities = {problem.severity for problem in checked.problems}
    if Severity.ERROR in severities or (strict and severities):
        raise typer.Exit(1)


class Checked(NamedTuple):
    """What a check found: the problems in file order, the texts by path, how many files."""

    problems: "tuple[Problem, ...]"
    texts: "Mapping[str, str]"
    files: int


def _checked(workspace: "Workspace", wanted: list[str], *, as_of: "date", advice: bool) -> Checked:
    """Check the plans that hold a wanted path, and keep what lies in one; all if none is wanted."""
    from cip.checking import in_order, problems_of

    found = [*workspace.stray_problems(), *workspace.schema_problems()]
    if not found and not workspace.plan_names():
        raise UsageError(f"There is no plan in {workspace.plans}.")
    texts: dict[str, str] = {}
    files: set[str] = set()
    for name in workspace.plan_names():
        if wanted and not any(_overlaps(path, f"plans/{name}") for path in wanted):
            continue
        loaded = workspace.load(name)
        found.extend(problems_of(loaded, as_of=as_of, advice=advice))
        texts.update(loaded.texts)
        files.update(loaded.texts, loaded.broken)
    if wanted:
        found = [p for p in found if any(_lies_in(p.place.path, path) for path in wanted)]
        files = {file for file in files if any(_lies_in(file, path) for path in wanted)}
    return Checked(in_order(found), texts, len(files))


def _wanted_paths(workspace: "Workspace", asked: "Iterable[str]") -> list[str]:
    """Give the paths from the root that were asked for, with ``/`` between."""
    return [_wanted_path(workspace, text) for text in asked]


def _wanted_path(workspace: "Workspace", text: str) -> str:
    if text in workspace.plan_names():
        return f"plans/{text}"
    path = text if os.path.lexists(text) else os.path.join(workspace.root, text)
    folder, name = os.path.split(os.path.abspath(path))
    inside = os.path.relpath(os.path.join(os.path.realpath(folder), name), workspace.root)
    if inside.split(os.sep, 1)[0] == os.pardir:
        raise UsageError(f"'{text[:100]}' lies outside the repository.")
    if not os.path.lexists(path):
        raise UsageError(
            f"There is no plan, folder or file '{text[:100]}'. {_hint(workspace, text)}".rstrip()
        )
    return "" if inside == os.curdir else inside.replace(os.sep, "/")


def _hint(workspace: "Workspace", text: str) -> str:
    """Give the plan, or the file of a plan, that a misspelt path most likely means."""
    names = workspace.plan_names()
    known = [*names, *(f"plans/{name}" for name in names)]
    for name in names:
        if text.startswith(f"plans/{name}/"):
            known.extend(workspace.files(name))
    return did_you_mean(text, known)


def _lies_in(path: str, wanted: str) -> bool:
    return wanted == "" or path == wanted or path.startswith(wanted + "/")


def _overlaps(path: str, folder: str) -> bool:
    return _lies_in(path, folder) or _lies_in(folder, path)


def _print(checked: Checked, output_format: OutputFormat) -> None:
    problems, texts, files = checked
    if output_format is OutputFormat.JSON:
        from cip.data.documents import check_document

        print_document(check_document(problems, files=files))
        return
    if output_format is OutputFormat.GITHUB:
        from cip.exports.github import annotate

        annotate(problems, files=files, stream=sys.stdout)
        return
    from cip.terminal.problem_view import problem_lines, total_line
    from cip.terminal.screen import show, width

    show(problem_lines(problems, texts, width=width()))
    show([total_line(problems, files=files)])


def explain(rule: RuleName = None) -> None:
    """Tell a rule at length; with no rule named, list them all."""
    from cip.rules.catalogue import RULES, names_close_to, rule_named
    from cip.terminal.rule_view import list_lines, page_lines
    from cip.terminal.screen import show, width

    if rule is None:
        show(list_lines(RULES.values(), width=width()))
        return
    known = rule_named(rule)
    if known is None:
        close = names_close_to(rule[:60])
        hint = f"Did you mean '{close[0]}'?" if close else "'cip explain' lists them."
        raise UsageError(f"There is no rule '{rule[:60]}'. {hint}")
    show(page_lines(known, width=width()))
