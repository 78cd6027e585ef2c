"""The commands about returns: workbooks that officers fill in, made and taken in again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.options import AsOf, ByOfficer
from cip.commands.session import Session, plan_names
from cip.model.errors import RepositoryError, UsageError
from cip.model.text import counted, safe

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.assessment.standing import Standing
    from cip.commands.returned import Returned
    from cip.terminal.lines import Line
    from cip.trying.trial import Trial

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
    from cip.exports.returns import OfficersReturn, written
    from cip.sources.guard import judge
    from cip.sources.saving import save

    session = Session(ctx, as_of=as_of)
    picture, fingerprints = _opened(session, plan)
    last = _until(picture, until)
    made = {}
    for name, who, standings in _by_officer(picture, officer):
        file = output / f"{picture.plan.name}-{name}-{session.day.isoformat()}.xlsx"
        asked = OfficersReturn(picture, who, standings, last, to, fingerprints)
        made[file] = (written(asked), who, len(standings))
        judge(file)
    if not made:
        raise UsageError(f"Nothing is open in {picture.plan.name}: there is nothing to ask.")
    for file, (data, who, number) in made.items():
        if not dry_run:
            save(file, data)
        _say(
            f"{'would write' if dry_run else 'wrote'} {file} for {who} "
            f"({counted(number, 'open action')})"
        )
    session.end()


def _opened(session: Session, name: str) -> "tuple[Picture, Mapping[str, str]]":
    """Load a plan, and give the fingerprint of what each of its files holds."""
    from cip.editing.edited_file import EditedFile
    from cip.returning.mark import fingerprint
    from cip.sources.folder import texts_of

    picture, contents = session.open_contents(name)
    found = {}
    for path, text in texts_of(contents).items():
        file = EditedFile.read(path, text) if isinstance(text, str) else []
        if not isinstance(file, list):
            found[path] = fingerprint(file.value)
    return picture, found


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
    picture: "Picture", asked: str | None
) -> "Iterator[tuple[str, str, Sequence[Standing]]]":
    """Give the open actions of each who answers for any: a name for the file, and who it is.

    An action of two goes to both. What nobody answers for goes to whoever leads it, else to the
    programme office. Raises ``UsageError`` for an unknown officer.
    """
    from cip.commands.output import words_for_a_file
    from cip.facts.asked import PROGRAMME_OFFICE
    from cip.model.likeness import meant_or_told

    index = picture.index
    found: dict[str, list[Standing]] = {}
    for standing in picture.standings:
        if standing.is_open:
            owners = standing.owners
            names = owners.accountable.officers or owners.lead.officers
            for who in dict.fromkeys(index.officer_ids(names) or [""]):
                found.setdefault(who, []).append(standing)
    if asked is not None:
        (wanted,) = index.officer_ids((asked,))
        if wanted not in found:
            titles = index.officer_titles(tuple(filter(None, found)))
            hint = meant_or_told(asked, titles)
            raise UsageError(
                f"'{safe(asked[:60])}' answers for nothing that is open here. {hint}".rstrip()
            )
        found = {wanted: found[wanted]}
    taken: set[str] = set()
    for who, standings in found.items():
        (title,) = index.officer_titles((who,)) if who else (PROGRAMME_OFFICE,)
        name = words_for_a_file(who or "programme-office") or "officer"
        while name in taken:
            name += "-2"
        taken.add(name)
        yield name, title, standings


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
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it without asking first.")
    ] = False,
) -> None:
    """Take in what officers wrote, checked cell by cell."""
    from cip.commands.answers import day_past
    from cip.commands.asking import ask, can_ask, in_order, yes_or_no
    from cip.terminal.screen import show, width

    session = Session(ctx, as_of=None)
    day = day_past(on, today=session.day)
    sorted_rows = _Sorted(_rows(session, files, day))
    show(sorted_rows.lines(width()))
    if sorted_rows.new and not dry_run:
        number = counted(len(sorted_rows.new), "action")
        question = yes_or_no("write", f"Write what is new of {number}?")
        if can_ask() and not yes and not ask(in_order(question))["write"]:
            _say("Nothing was written.")
            raise typer.Exit(1)
        _write(session, sorted_rows)
    if not sorted_rows.is_clean:
        raise typer.Exit(1)


def _rows(session: Session, files: Iterable[Path], day: date) -> "Iterator[Returned]":
    """Read returns, and hold each row against its plan."""
    from cip.commands.returned import OpenedPlan, Returned
    from cip.returning.rows import rows_of
    from cip.sources.papers import paper_bytes
    from cip.tables.limits import MOST_BYTES
    from cip.tables.reading import read_tables

    plans: dict[str, OpenedPlan] = {}
    read = [(file, read_tables(file.name, paper_bytes(file, most=MOST_BYTES))) for file in files]
    for file, tables in read:
        for remark in tables.remarks:
            _say(f"{file}: {remark}")
    for file, rows in [(file, rows_of(tables)) for file, tables in read]:
        for row in rows:
            if row.plan not in plans:
                (name,) = plan_names(session.workspace, [row.plan])
                plans[row.plan] = OpenedPlan(session.workspace, name, today=session.day)
            yield Returned(str(file), row, plans[row.plan], day=day)


class _Sorted:
    """Rows of returns, sorted: new, there already, changed meanwhile, in conflict, or refused."""

    def __init__(self, rows: "Iterable[Returned]") -> None:
        self.there: list[Returned] = []
        self.changed: list[Returned] = []
        self.conflicts: list[list[Returned]] = []
        everything = list(rows)
        found = [row for row in everything if not row.faults]
        by_action: dict[str, list[Returned]] = {}
        for row in found:
            by_action.setdefault(row.row.address, []).append(row)
        tried = dict(self._sort(by_action.values()))
        self.refused = [row for row in everything if row.faults]
        bad = {row.file for row in self.refused}
        self.new: dict[str, tuple[Returned, Trial]] = {}
        self.left: list[Returned] = []
        for address, same in tried.items():
            good = next((made for made in same if made[0].file not in bad), None)
            if good is not None:
                self.new[address] = good
            else:
                self.left.append(same[0][0])

    def _sort(
        self, groups: "Iterable[list[Returned]]"
    ) -> "Iterator[tuple[str, list[tuple[Returned, Trial]]]]":
        """Sort the rows of each action, and give those that are new, each with its trial."""
        for group in groups:
            row = group[0]
            if row.is_there_already and all(other.is_there_already for other in group):
                self.there.append(row)
            elif len({other.said.without_day for other in group}) > 1:
                self.conflicts.append(group)
            elif row.is_changed:
                self.changed.append(row)
            else:
                of_files = {other.file: other for other in reversed(group)}  # each says the same
                trials = [(other, other.tried()) for other in reversed(of_files.values())]
                if made := [(other, trial) for other, trial in trials if trial is not None]:
                    yield row.row.address, made

    @property
    def is_clean(self) -> bool:
        """Say whether all that was written in the returns is in the plan now."""
        return not (self.refused or self.changed or self.conflicts)

    def lines(self, width: int) -> "Iterator[Line]":
        """Give what is new in the plan's own words, and what is not taken, with the reasons."""
        from cip.terminal.return_view import (
            changed_lines,
            conflict_lines,
            fault_lines,
            new_lines,
            sum_lines,
        )

        for row, trial in self.new.values():
            if row.target is not None:
                yield from new_lines(trial, row.target, width)
        for row in self.changed:
            yield from changed_lines(row.row, row.file, width)
        for group in self.conflicts:
            yield from conflict_lines([(row.row, row.file) for row in group], width)
        for row in self.refused:
            yield from fault_lines(row.file, [(f.place, f.said) for f in row.faults], width)
        yield from sum_lines(
            {
                "new": len(self.new),
                "there already": len(self.there),
                "changed meanwhile": len(self.changed),
                "in conflict": len(self.conflicts),
                "refused": len(self.refused),
                "left out with them, of the same file": len(self.left),
            },
            width,
        )


def _write(session: Session, found: _Sorted) -> None:
    """Write what is new, file by file; one that was changed meanwhile is left as it is."""
    from cip.sources.saving import edit

    failed = []
    for address, (_, trial) in found.new.items():
        try:
            edit(session.workspace.root, trial.path, _made_of(trial))
        except (UsageError, RepositoryError) as error:
            failed.append(f"{address}: {error}")
    written = len(found.new) - len(failed)
    _say(f"Written: {counted(written, 'action')}.")
    for said in failed:
        _say(said)
    if failed:
        raise typer.Exit(1)
    _say("Next: git add plans, git commit, and open a pull request.")


def _made_of(trial: "Trial") -> "Callable[[str], str]":
    """Give the edit: the text that was tried, of the text that it was tried on."""

    def change(text: str) -> str:
        if text != trial.before:
            raise UsageError("somebody changed the file meanwhile. It is as it was; import again.")
        return trial.text

    return change


def _say(text: str) -> None:
    typer.echo(safe(text), err=True)
