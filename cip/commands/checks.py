"""The commands about rules: check and explain."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import AsOf, Json, RuleName
from cip.commands.session import Session
from cip.exports.problems.formats import OutputFormat, written
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cip.checking import Checked
    from cip.sources.folder import Workspace


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
    from cip.checking import check as check_plans
    from cip.checking import lies_in

    session = Session(ctx, as_of=as_of)
    workspace = session.workspace
    wanted = _wanted_paths(workspace, paths or ())
    beside = [*workspace.stray_problems(), *workspace.schema_problems()]
    names = workspace.plan_names()
    if not beside and not names:
        raise UsageError(f"There is no plan in {workspace.plans}.")
    folders = {name: f"plans/{name}" for name in names}
    checked = check_plans(
        (
            workspace.load(name)
            for name, folder in folders.items()
            if not wanted or any(lies_in(p, folder) or lies_in(folder, p) for p in wanted)
        ),
        beside,
        as_of=session.day,
        wanted=wanted,
        advice=advice,
        names=names,
    )
    print_checked(checked, OutputFormat.JSON if json else output_format)
    session.end(holds=not (checked.errors or (strict and checked.warnings)))


def print_checked(checked: "Checked", output_format: OutputFormat) -> None:
    """Print what a check found; GitHub's summary of the step is written too, where it names one."""
    sys.stdout.write(written(checked, output_format))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if output_format is OutputFormat.GITHUB and summary:
        from cip.exports.problems.github import no_summary, summary_page
        from cip.sources.saving import append

        try:
            append(Path(summary), summary_page(checked))
        except UsageError as error:
            sys.stdout.write(no_summary(str(error)))


def _wanted_paths(workspace: "Workspace", asked: "Iterable[str]") -> list[str]:
    """Give the paths from the root that were asked for, with ``/`` between."""
    return [_wanted_path(workspace, text) for text in asked]


def _wanted_path(workspace: "Workspace", text: str) -> str:
    if text in workspace.plan_names():
        return f"plans/{text}"
    if not os.path.lexists(text) and (same := _stored_as(workspace, text)):
        return same
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


def _stored_as(workspace: "Workspace", text: str) -> str | None:
    """Give the plan, folder or file whose name looks the same and is stored in other characters."""
    wanted = as_typed(text).strip().removeprefix("./").rstrip("/")
    for name in workspace.plan_names():
        if wanted == name:
            return f"plans/{name}"
        if wanted.startswith(f"plans/{name}/"):
            folders = (file.split("/") for file in workspace.files(name))
            paths = ("/".join(parts[:end]) for parts in folders for end in (3, 4))
            return next((path for path in paths if as_typed(path) == wanted), None)
    return None


def _hint(workspace: "Workspace", text: str) -> str:
    """Give the plan, or the file of a plan, that a misspelt path most likely means."""
    names = workspace.plan_names()
    known = [*names, *(f"plans/{name}" for name in names)]
    for name in names:
        if text.startswith(f"plans/{name}/"):
            known.extend(workspace.files(name))
    return did_you_mean(text, known)


def explain(rule: RuleName = None) -> None:
    """Tell a rule at length; with no rule named, list them all."""
    from cip.rules.catalogue import RULES, name_close_to, rule_named
    from cip.terminal.rule_view import list_lines, page_lines
    from cip.terminal.screen import show, width

    if rule is None:
        show(list_lines(RULES.values(), width=width()))
        return
    known = rule_named(rule)
    if known is None:
        close = name_close_to(rule[:60])
        hint = f"Did you mean '{close}'?" if close else "'cip explain' lists them."
        raise UsageError(f"There is no rule '{rule[:60]}'. {hint}")
    show(page_lines(known, width=width()))
