"""The commands about returns: workbooks that officers fill in, made and taken in again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.edit_options import Yes
from cip.commands.options import AsOf, ByOfficer, Json
from cip.commands.session import Session
from cip.model.errors import RepositoryError, UsageError
from cip.model.text import counted, safe

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.commands.received import Received
    from cip.commands.sorted_returns import FileChange, SortedReturns
    from cip.data.returns import ReturnedRow
    from cip.returning.asked import ReturnItem
    from cip.returning.mark import Mark
    from cip.terminal.lines import Line

returns = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Send officers a workbook to fill in, and take it in again.",
)


@returns.command("export")
def export(
    ctx: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan, by its folder.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")
    ],
    officer: ByOfficer = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="DATE",
            help="Until when it is to come back. Needed where the plan names no meeting to come.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="TEXT", help="To whom it goes back.")
    ] = "the programme office",
    as_of: AsOf = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write each officer a workbook of her open actions."""
    from cip.exports.returns import OfficersReturn, open_words, written
    from cip.returning.asked import officers_asked
    from cip.sources.written import judge_output, save_output

    session = Session(ctx, as_of=as_of)
    picture, found, marks = _opened(session, plan)
    _refuse_before_plan(picture)
    last, asked = _until(picture, until), officers_asked(picture)
    made = {}
    for name, who, items in _by_officer(picture, found, officer):
        file = output / f"{picture.plan.name}-{name}-{session.day.isoformat()}.xlsx"
        made[file] = (
            written(OfficersReturn(picture, who, items, last, to, marks, asked)),
            who,
            items,
        )
        judge_output(file)
    if not made:
        raise UsageError(f"Nothing is open in {picture.plan.name}: there is nothing to ask.")
    for file, (data, who, items) in made.items():
        if not dry_run:
            save_output(file, data)
        _say(f"{'would write' if dry_run else 'wrote'} {file} for {who} ({open_words(items)})")
    session.end()


def _opened(
    session: Session, name: str
) -> "tuple[Picture, Mapping[str, Sequence[ReturnItem]], Mapping[str, Mark]]":
    """Load a plan, and give what is asked for in it, by officer, with the mark of each."""
    from cip.editing.edited_file import EditedFile
    from cip.returning.asked import asked_for
    from cip.returning.mark import mark
    from cip.sources.folder import texts_of

    picture, contents = session.open_contents(name)
    texts = texts_of(contents)
    found = asked_for(picture)
    files: dict[str, EditedFile] = {}
    marks = {}
    for item in (item for items in found.values() for item in items):
        path = item.spot.path
        if path not in files:
            text = texts[path]
            file = EditedFile.read(path, text) if isinstance(text, str) else []
            if isinstance(file, list):
                raise UsageError(f"{path} cannot be read. 'cip check {name}' says why.")
            files[path] = file
        record = files[path].at(item.spot.keys)
        marks[item.address] = mark(picture.as_of, item.address, record)
    return picture, found, marks


def _refuse_before_plan(picture: "Picture") -> None:
    """Raise where the plan has not begun: what is reported of it then is refused."""
    from cip.model.deadline import day_for_people

    first = picture.plan.first_day
    if first is not None and picture.as_of < first:
        raise UsageError(
            f"{picture.plan.name} begins on {day_for_people(first)}: nothing can be reported "
            f"before. Send returns out on that day or later, not as of "
            f"{day_for_people(picture.as_of)}."
        )


def _until(picture: "Picture", named: str | None) -> date:
    """Give the day by which returns are wanted. Raises ``UsageError`` where none is known."""
    from cip.commands.session import day_named

    if named is not None:
        day = day_named(named)
        if day < picture.as_of:
            raise UsageError(f"--by {day.isoformat()} is before {picture.as_of.isoformat()}.")
        return day
    days = [day for board in picture.plan.boards for day in board.meetings if day > picture.as_of]
    if not days:
        raise UsageError(
            f"Say until when the returns are wanted: --by DATE. {picture.plan.name} names no "
            "meeting to come."
        )
    return min(days)


def _by_officer(
    picture: "Picture", found: "Mapping[str, Sequence[ReturnItem]]", asked: str | None
) -> "Iterator[tuple[str, str, Sequence[ReturnItem]]]":
    """Give what each officer is asked for: a name for the file, and who it is.

    Raises ``UsageError`` for an officer who is asked for nothing.
    """
    from cip.commands.output import words_for_a_file
    from cip.facts.asked import PROGRAMME_OFFICE
    from cip.model.likeness import meant_or_told

    index = picture.index
    if asked is not None:
        (wanted,) = index.officer_ids((asked,))
        if wanted not in found:
            titles = index.officer_titles(tuple(filter(None, found)))
            hint = "" if index.officer(asked) else meant_or_told(asked, titles)
            raise UsageError(
                f"'{safe(asked[:60])}' answers for nothing that is open here. {hint}".rstrip()
            )
        found = {wanted: found[wanted]}
    taken: set[str] = set()
    for who, items in found.items():
        (title,) = index.officer_titles((who,)) if who else (PROGRAMME_OFFICE,)
        name = words_for_a_file(who or "programme-office") or "officer"
        while name in taken:
            name += "-2"
        taken.add(name)
        yield name, title, items


@returns.command("import")
def import_(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Returns that came back.")],
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day of what has none of its own. Today where left out.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    yes: Yes = False,
    commit: Annotated[
        bool, typer.Option("--commit", help="Commit the files too, all in one commit.")
    ] = False,
    json: Json = False,
) -> None:
    """Take in what officers wrote, checked cell by cell."""
    from cip.commands.answers import day_past
    from cip.commands.asking import ask, can_ask, in_order, yes_or_no
    from cip.commands.received import Received
    from cip.commands.sorted_returns import SortedReturns
    from cip.terminal.screen import show, width

    session = Session(ctx, as_of=None, json=json)
    day = day_past(on, today=session.day)
    came = Received(session, files, day=day)
    for remark in came.remarks:
        _say(remark)
    found = SortedReturns(came.rows)
    changes = found.changes
    if commit:
        _refuse_to_commit(found)
    if not json:
        show(_lines(came, found, width()))
    if changes and not dry_run and not yes and can_ask(json=json):
        number = counted(len(found.new), "row")
        question = yes_or_no("write", f"Write what is new of {number}?")
        if not ask(in_order(question))["write"]:
            _say("Nothing was written.")
            raise typer.Exit(1)
    failed = {} if dry_run else _written(session, changes)
    made = None
    if commit and changes and not dry_run and not failed:
        made = _committed(session, found, changes)
    if json:
        from cip.data.returns import returns_document

        written = [] if dry_run else [path for path in changes if path not in failed]
        session.answer(
            lambda: returns_document(
                _told(found),
                found.counts,
                as_of=session.day,
                written=written,
                failed=failed,
                commit=made,
                outside=[(cell.file, *cell.found) for cell in came.outside],
                unread=came.unread,
            ),
            lambda _: (),
        )
    if changes and not dry_run and not json:
        _tell(found, changes, failed, made)
    if status := came.status or int(bool(failed) or not found.is_clean):
        raise typer.Exit(status)


def _lines(came: "Received", found: "SortedReturns", width: int) -> "Iterator[Line]":
    """Give what is new in the plan's own words, and what is not taken, with the reasons."""
    from cip.returning.outcome import RowOutcome
    from cip.terminal.return_view import (
        changed_lines,
        conflict_lines,
        fault_lines,
        new_lines,
        outside_lines,
        said_lines,
        sum_lines,
        unread_lines,
    )

    for row, trial in found.trials():
        if row.target is not None:
            yield from new_lines(trial, row.target, came.missing(row), width)
    for row in found.of(RowOutcome.CHANGED):
        yield from changed_lines(row.row, row.file, row.commands, width)
    for group in found.conflicts:
        commands = [*dict.fromkeys(command for row in group for command in row.commands)]
        yield from conflict_lines([(row.row, row.file) for row in group], commands, width)
    for row in found.of(RowOutcome.REFUSED):
        yield from fault_lines(row.file, row.faults, width)
    yield from outside_lines([(cell.file, *cell.found) for cell in came.outside], width)
    yield from unread_lines(came.unread, width)
    yield from said_lines(_said(found), width)
    yield from sum_lines(found.counts, len(came.outside), width)


def _said(found: "SortedReturns") -> "Sequence[str]":
    """Give of which files and officers what comes in is."""
    from cip.returning.outcome import RowOutcome, who_said

    comes_in = (*found.of(RowOutcome.NEW), *found.of(RowOutcome.ALIKE))
    return who_said((Path(row.file).name, row.who, row.row.address) for row in comes_in)


def _told(found: "SortedReturns") -> "Iterator[ReturnedRow]":
    """Give each row with what became of it, for programs."""
    from cip.data.returns import ReturnedRow
    from cip.editing.unified import changed_lines

    written = {new.row: new for new in found.new}
    for row in found.rows:
        faults = [(fault.place, fault.said) for fault in row.faults]
        told = ReturnedRow(row.file, row.row, found.outcomes[row], faults, row.path)
        if new := written.get(row):
            lines = changed_lines(new.before, new.text)
            told = told._replace(lines=lines, findings=new.findings)
        yield told


def _refuse_to_commit(found: "SortedReturns") -> None:
    """Raise where what is new cannot be committed alone."""
    for new in found.new:
        grounds, path = new.row.plan.grounds, new.row.path
        if grounds.unjudged:
            raise RepositoryError(grounds.unjudged)
        if not grounds.is_committed(path):
            raise UsageError(
                f"{path} has changes that are not committed yet. Commit them first, or leave "
                "--commit out."
            )


def _written(session: Session, changes: "Mapping[str, FileChange]") -> dict[str, str]:
    """Write what is new, file by file; give why one was left as it is, by its path."""
    from cip.sources.saving import edit

    failed = {}
    for path, change in changes.items():
        try:
            edit(session.workspace.root, path, _made_of(change))
        except (UsageError, RepositoryError) as error:
            failed[path] = str(error)
    return failed


def _made_of(change: "FileChange") -> Callable[[str], str]:
    """Give the edit: the text that was tried, of the text that it was tried on."""

    def made(text: str) -> str:
        if text != change.before:
            raise UsageError("somebody changed the file meanwhile. It is as it was; import again.")
        return change.after

    return made


def _committed(
    session: Session, found: "SortedReturns", changes: "Mapping[str, FileChange]"
) -> str:
    """Commit what was written, all in one commit, and give its hash."""
    from cip.model.errors import CipError
    from cip.returning.outcome import subject
    from cip.sources.git import commit_files

    first = subject([new.row.row.address for new in found.new])
    said = "\n\n".join((safe(first), "\n".join(map(safe, _said(found)))))
    try:
        return commit_files(session.workspace.root, list(changes), said)
    except CipError as error:
        raise type(error)(f"The files were written, and not committed. Git says: {error}") from None


def _tell(
    found: "SortedReturns",
    changes: "Mapping[str, FileChange]",
    failed: Mapping[str, str],
    commit: str | None,
) -> None:
    """Say what was written, what was not, and what comes next."""
    from cip.model.text import short_commit

    number = sum(new.row.path not in failed for new in found.new)
    files = counted(len(changes) - len(failed), "file")
    _say(f"Written: {counted(number, 'row')}, in {files} of the plan.")
    for path, why in failed.items():
        _say(f"{', '.join(changes[path].addresses)}: {why}")
    if commit is not None:
        _say(f"Committed as {short_commit(commit)}. Next: push it, and open a pull request.")
    elif len(failed) < len(changes):
        _say("Next: git add plans, git commit (or give --commit), and open a pull request.")


def _say(text: str) -> None:
    typer.echo(safe(text), err=True)
