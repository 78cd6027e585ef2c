"""The command that lays files out."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import Json
from cip.commands.paths import wanted_paths
from cip.commands.session import print_document
from cip.model.errors import RepositoryError, UsageError

if TYPE_CHECKING:
    from cip.loading.plan import FileText
    from cip.model.problem import Problem
    from cip.sources.folder import Workspace


class _Done(NamedTuple):
    """What was done so far: each text before and after by its path, and what could not be."""

    looked_at: dict[str, str]
    changed: dict[str, tuple[str, str]]
    refused: dict[str, str]
    problems: "list[Problem]"


def fmt(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Plans, folders or files. Everything where none is named.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Change nothing; end with status 1 where a file would be."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Change nothing; print what would be changed.")
    ] = False,
    order: Annotated[
        bool, typer.Option("--order", help="Put the keys at the left edge in their order too.")
    ] = False,
    json: Json = False,
) -> None:
    """Lay files out anew, and change nothing of what they say."""
    workspace: Workspace = ctx.obj.workspace()
    is_dry = check or diff
    done = _Done({}, {}, {}, [])
    stopped: RepositoryError | None = None
    try:
        for path, text in _files(workspace, wanted_paths(workspace, paths or ())):
            _lay_out(workspace, done, path, text, order=order, is_dry=is_dry)
    except RepositoryError as error:  # what was written so far is told all the same
        stopped = error
    _tell(done, json=json, diff=diff, is_dry=is_dry)
    if stopped is not None:
        raise stopped
    if done.problems or done.refused or (check and done.changed):
        raise typer.Exit(1)


def _files(workspace: "Workspace", wanted: Iterable[str]) -> "Iterator[tuple[str, FileText]]":
    """Give the text of each wanted file of a plan, and what lies beside the plans, as problems."""
    from cip.checking import lies_in

    asked = list(wanted)
    names, stray = workspace.plan_names(), workspace.stray_problems()
    if not names and not stray:
        raise UsageError(f"There is no plan in {workspace.plans}.")
    found = ((problem.place.path, problem) for problem in stray)
    yield from (item for item in found if not asked or any(lies_in(item[0], p) for p in asked))
    for name in names:
        folder = f"plans/{name}"
        if asked and not any(lies_in(p, folder) or lies_in(folder, p) for p in asked):
            continue
        for path, text in workspace.files(name).items():
            if not asked or any(lies_in(path, p) for p in asked):
                yield path, text


def _lay_out(
    workspace: "Workspace",
    done: _Done,
    path: str,
    text: "FileText",
    *,
    order: bool,
    is_dry: bool,
) -> None:
    """Lay a file out, or enter why it is left as it is."""
    from cip.editing.gate import UneditableError
    from cip.editing.layout import laid_out
    from cip.loading.file import load_file
    from cip.loading.forms import kind_of
    from cip.sources.saving import edit

    if not isinstance(text, str):
        done.problems.append(text)
        return
    done.looked_at[path] = text
    if kind_of(path) is None:
        done.problems.extend(load_file(path, text).problems)
        return
    try:
        after = laid_out(path, text, in_order=order)
        before = text
        if after != text and not is_dry:
            saved = edit(workspace.root, path, lambda now: laid_out(path, now, in_order=order))
            before, after = saved
    except UneditableError as error:
        done.problems.extend(error.problems)
    except UsageError as error:
        done.refused[path] = str(error)
    else:
        if after != before:
            done.changed[path] = (before, after)


def _tell(done: _Done, *, json: bool, diff: bool, is_dry: bool) -> None:
    from cip.checking import first_of
    from cip.data.documents import fmt_document
    from cip.terminal.diff_view import diff_lines
    from cip.terminal.layout_view import left_lines, summary_line, summary_lines
    from cip.terminal.screen import show, width

    problems = first_of(done.problems)
    files = len(done.looked_at)
    if json:
        document = fmt_document(
            done.changed, done.refused, problems, files=files, written=not is_dry
        )
        print_document(document)
        return
    left = left_lines(problems, done.looked_at, done.refused.values(), width=width())
    show(left, sys.stderr)
    if diff:
        show(diff_lines(done.changed), whole=True)
    else:
        show(summary_lines(done.changed))
    left_ones = {*done.refused, *(problem.place.path for problem in done.problems)}
    same = len(done.looked_at.keys() - left_ones - done.changed.keys())
    total = summary_line(len(done.changed), same, len(left_ones), is_dry=is_dry)
    show([total], sys.stderr if diff else sys.stdout)
