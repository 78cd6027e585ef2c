"""The commands about rules: check and explain."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import AsOf, Json, RuleName
from cip.commands.session import Session, day_named
from cip.exports.problems.formats import OutputFormat, written
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cip.checking import Checked
    from cip.model.problem import Problem
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
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="BASE",
            help="Check what was changed since a branch, tag or commit too.",
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
    session = Session(ctx, as_of=as_of)
    printed = OutputFormat.JSON if json else output_format
    workspace = session.workspace
    wanted = _wanted_paths(workspace, paths or ())
    beside = [*workspace.stray_problems(), *workspace.schema_problems()]
    if against is None:
        checked = _state(session, beside, wanted, advice=advice)
    else:
        checked = _state_and_change(session, beside, against, printed, advice=advice)
        if wanted:
            sys.stderr.write("A change is always checked whole: the paths are not looked at.\n")
    checked = checked._replace(strict=strict)
    print_checked(checked, printed)
    session.end(holds=checked.holds)


def _state(
    session: Session, beside: "list[Problem]", wanted: list[str], *, advice: bool
) -> "Checked":
    """Check what files say now."""
    from cip.checking import check as check_plans
    from cip.checking import lies_in

    workspace = session.workspace
    names = workspace.plan_names()
    if not beside and not names:
        raise UsageError(f"There is no plan in {workspace.plans}.")
    folders = {name: f"plans/{name}" for name in names}
    return check_plans(
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


def _state_and_change(
    session: Session,
    beside: "list[Problem]",
    asked: str,
    printed: OutputFormat,
    *,
    advice: bool,
) -> "Checked":
    """Check what files say now, and hold it against what they said in a commit.

    The change is judged as of today, whatever day the files are checked for.
    """
    from cip.checking import check as check_plans
    from cip.checking_change import Compared, check_change
    from cip.sources.other_files import other_files_changed
    from cip.sources.revision import base_of, remark
    from cip.sources.sides import read_change

    base = base_of(session.workspace.root, asked)
    others = other_files_changed(base)  # first: a small process starts git sooner
    change = read_change(session.workspace, base, ask_clean=printed is OutputFormat.JSON)
    today = day_named(None)
    compared = Compared(
        asked=base.asked,
        base=base.commit,
        words=base.words,
        head=base.head,
        is_clean=change.is_clean,
        paths=change.paths,
        plans=tuple(check_change(sides, today=today) for sides in change.sides),
        today=today,
        legible=change.legible,
        beside=others,
        remark=remark(base),
    )
    if not beside and not change.sides:
        raise UsageError(f"There is no plan in {session.workspace.plans}.")
    heads = [sides.head for sides in change.sides if sides.head is not None]
    checked = check_plans(
        heads,
        [*beside, *compared.problems],
        as_of=session.day,
        advice=advice,
        names=[head.plan.name for head in heads],
    )
    return checked._replace(compared=compared)


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
