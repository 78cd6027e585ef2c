"""How an edit ends: refused, shown as a difference, or written, and what is said of it."""

import os
import shlex
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from cip.facts.edits import subject_of
from cip.model.errors import CipError, RepositoryError
from cip.model.text import safe, short_commit
from cip.sources.git import NotCommittedError, commit_file
from cip.terminal.edit_view import finding_lines, written_lines
from cip.terminal.lines import Line
from cip.terminal.screen import show, width
from cip.trying.trial import Trial

if TYPE_CHECKING:
    from cip.commands.edits import Edit
    from cip.data.objects import Data


def refuse(edit: "Edit", trial: Trial) -> None:
    """Say why a check would refuse the edit, and end."""
    if edit.how.json:
        edit.session.answer(lambda: _document(edit, trial), lambda _: ())
    show(finding_lines(trial, width()), sys.stderr)
    raise typer.Exit(1)


def show_difference(edit: "Edit", trial: Trial) -> None:
    """Show what would be written, as git would; nothing is."""
    from cip.terminal.diff_view import diff_lines

    if edit.how.json:
        edit.session.answer(lambda: _document(edit, trial), lambda _: ())
        return
    show(diff_lines({trial.path: (trial.before or None, trial.text)}), whole=True)
    show(finding_lines(trial, width()), sys.stderr)


def end(edit: "Edit", trial: Trial, *, was_shown: bool) -> None:
    """Say what was written, and commit it where that was asked for."""
    commit = None
    failed: CipError | None = None
    if edit.how.commit:
        try:
            subject = safe(subject_of(trial, edit.made))
            root, is_new = edit.session.workspace.root, not trial.before
            commit = commit_file(root, trial.path, subject, is_new=is_new)
        except (NotCommittedError, RepositoryError) as error:
            failed = error

    def lines(columns: int) -> Iterator[Line]:
        steps = () if failed is not None else _next(edit, trial, commit)
        return written_lines(trial, edit.made, steps, columns, was_shown=was_shown)

    edit.session.answer(lambda: _document(edit, trial, written=True, commit=commit), lines)
    if failed is not None:
        raise type(failed)(f"The file was written, and not committed. Git says: {failed}")


def _next(edit: "Edit", trial: Trial, commit: str | None) -> tuple[str, ...]:
    """Give what there is to do next."""
    if commit is not None:
        return (f"Committed as {short_commit(commit)}. Next: push it, and open a pull request.",)
    if edit.grounds.unjudged:
        return (f"Next: cip check {edit.grounds.plan.name}",)
    path = shlex.quote(os.path.relpath(edit.session.workspace.root / trial.path))
    return (
        f"Next: git add {path}",
        "Then: git commit (or give --commit, which does both), and a pull request.",
        *_taking_back(edit, trial, path),
    )


def _taking_back(edit: "Edit", trial: Trial, path: str) -> Iterator[str]:
    """Say how the edit is taken back, where nothing else would be lost with it."""
    if not trial.before:
        yield f"To take it back before git add: delete {path}"
    elif edit.grounds.is_committed(trial.path):
        yield f"To take it back before git add: git restore {path}"


def _document(
    edit: "Edit", trial: Trial, *, written: bool = False, commit: str | None = None
) -> "Data":
    from cip.data.changes import plan_change
    from cip.data.documents import edit_document
    from cip.documents.reading.marks import Places
    from cip.editing.unified import changed_lines
    from cip.rules.of_change.strictness import strictness

    grounds = edit.grounds
    before = grounds.base.plan if grounds.base is not None else None
    strict = strictness(before, today=trial.today).value
    what = {
        "address": edit.made.address,
        "path": trial.path,
        "written": written,
        "commit": commit,
        "unjudged": grounds.unjudged or None,
    }
    return edit_document(
        what,
        changed_lines(trial.before, trial.text),
        [
            plan_change(
                grounds.plan.name,
                strict,
                trial.facts,
                trial.effect,
                Places(trial.after.texts).of,
            )
        ],
        trial.problems,
        as_of=trial.today,
    )
