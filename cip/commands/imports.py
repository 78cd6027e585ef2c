"""The command about papers: import."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.import_said import headings_of, meanings_said, told_of_headings
from cip.commands.import_settled import (
    ImportAsked,
    Importing,
    Outcome,
    account_of,
    imported,
    outcome_of,
    sorted_papers,
)
from cip.commands.options import Json
from cip.commands.session import Session
from cip.model.errors import UsageError
from cip.model.text import as_typed

if TYPE_CHECKING:
    from cip.loading.plan import Loaded
    from cip.model.problem import Problem
    from cip.tables.table import Tables


def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Word, Excel, LibreOffice or CSV files.")
    ],
    into: Annotated[
        str, typer.Option("--into", metavar="PLAN", help="The plan: its folder in plans/.")
    ],
    council: Annotated[
        str | None, typer.Option("--council", metavar="NAME", help="The council of a new plan.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="The title of a new plan.")
    ] = None,
    paper_date: Annotated[
        str | None,
        typer.Option("--paper-date", metavar="DATE", help="The day that the paper speaks of."),
    ] = None,
    plan_approved: Annotated[
        str | None,
        typer.Option("--plan-approved", metavar="DATE", help="When the plan was approved."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="'HEADING=KEY'",
            help="Take a column as this: 'Our rating=status'. May be repeated.",
        ),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(
            "--key",
            metavar="'COLOUR=MEANING'",
            help="What a colour or a word of the paper means: 'Green=On track'. May be repeated.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be done, and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    json: Json = False,
) -> None:
    """Make a plan's files of a table in Word, Excel or CSV.

    Every row is accounted for, and what cannot be read is kept in the paper's words. Nothing is
    written over: into a plan that is there, only new actions come in.
    """
    session = Session(ctx, as_of=None, json=json)
    name = _plan_name(into)
    told, meanings = told_of_headings(mapping or ()), meanings_said(key or ())
    papers = _read(files)
    loaded = _present(session, name)
    asked = ImportAsked(name, council, title, paper_date, plan_approved, told, meanings)
    importing = _settled(session, papers, loaded, asked, may_ask=not (yes or dry_run))
    _do(session, importing, files, loaded, is_dry=dry_run)


def _plan_name(into: str) -> str:
    from cip.sources.folder import is_plan_name

    name = as_typed(into).strip().rstrip("/").removeprefix("./").removeprefix("plans/")
    if not is_plan_name(name):
        raise UsageError(
            f"'{into[:60]}' cannot be a plan's folder: it is named in small letters, digits and "
            "single hyphens, such as improvement-2026."
        )
    return name


def _read(files: Sequence[Path]) -> "tuple[Tables, ...]":
    from cip.sources.papers import paper_bytes
    from cip.tables.limits import MOST_BYTES
    from cip.tables.reading import read_tables

    names = [file.name for file in files]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"Two of the files are called {twice[:60]}: give one another name.")
    return tuple(read_tables(file.name, paper_bytes(file, most=MOST_BYTES)) for file in files)


def _present(session: Session, name: str) -> "Loaded | None":
    """Give the plan that is there, or None. Raises ``UsageError`` where it cannot be relied on."""
    workspace = session.workspace
    if name not in workspace.plan_names():
        return None
    loaded = workspace.load(name)
    if loaded.problems or not loaded.plan.readable:
        raise UsageError(
            f"The plan {name} has files that cannot be used: 'cip check {name}' names them. "
            "Nothing was written."
        )
    return loaded


def _settled(
    session: Session,
    papers: "tuple[Tables, ...]",
    loaded: "Loaded | None",
    asked: ImportAsked,
    *,
    may_ask: bool,
) -> Importing:
    """Give the import with all that has to be known; asks for what is missing, in a terminal."""
    from cip.commands.asking import ask, can_ask
    from cip.editing.numbering import used_in
    from cip.importing.present import Present, present

    have = Present()
    if loaded is not None:
        have = present(loaded.plan, used_in(loaded), is_draft=_is_draft(session, loaded))
    found = sorted_papers(papers, asked)
    if may_ask and can_ask(json=session.json):
        from cip.commands.import_asking import Questions, answered

        answers = ask(Questions(session, papers, have, asked).form)
        return answered(session, papers, have, asked, answers)
    return imported(session, found, have, asked)


def _is_draft(session: Session, loaded: "Loaded") -> bool:
    """Say whether changes of a plan are not judged yet, as for what is added by hand."""
    from cip.rules.of_change.strictness import Strictness, strictness
    from cip.sources.grounds import grounds_of

    base = grounds_of(session.workspace, loaded.plan.name).base
    held = strictness(base.plan if base is not None else None, today=session.day)
    return held is Strictness.DRAFT


def _do(
    session: Session,
    importing: Importing,
    files: Sequence[Path],
    loaded: "Loaded | None",
    *,
    is_dry: bool,
) -> None:
    """Write the files, or only show what would be written, and say what became of it all."""
    outcome = outcome_of(importing)
    _refuse_faulty(session, importing, outcome.texts, loaded)
    is_written = bool(importing.made.files) and importing.is_wanted and not is_dry
    if is_written:
        _write(session, importing, outcome.texts)
    command = _command(importing, files)
    if session.json:
        from cip.data.imports import import_document

        session.answer(
            lambda: import_document(
                importing.frame.plan,
                importing.papers,
                importing.made,
                outcome.decide,
                outcome.differing,
                as_of=session.day,
                is_written=is_written,
                command=command,
            ),
            lambda _: (),
        )
    else:
        _show(importing, outcome, command, is_written=is_written, is_dry=is_dry)
    from cip.importing.differences import to_settle

    session.end(holds=not to_settle(outcome.differing))


def _refuse_faulty(
    session: Session,
    importing: Importing,
    texts: Mapping[str, str],
    loaded: "Loaded | None",
) -> None:
    """Refuse what would not pass ``cip check``: nothing is written that has to be mended first.

    That persons are named is said before it is written: what was committed stays in git.
    """
    from cip.checking import problems_of
    from cip.importing.texts import with_entries
    from cip.loading.plan import load_plan
    from cip.model.vocabulary import Severity

    before = loaded.texts if loaded else {}
    changed = {
        path: with_entries(path, before[path], importing.made) for path in importing.made.added
    }
    after = load_plan(importing.frame.plan, {**before, **texts, **changed}, known=loaded)
    known = {p.message for p in problems_of(loaded, as_of=session.day)} if loaded else set()
    found = [p for p in problems_of(after, as_of=session.day) if p.message not in known]
    new = [problem for problem in found if problem.severity is Severity.ERROR]
    _warn_of_persons([problem for problem in found if problem.rule == "personal-data"])
    if new:
        first = new[0]
        more = f" There are {len(new) - 1} more." if len(new) > 1 else ""
        raise UsageError(
            f"The files would not pass 'cip check': {first.place.path}: {first.message}.{more} "
            "Mend the table, or map its columns otherwise with --map. Nothing was written."
        )


def _warn_of_persons(problems: Sequence["Problem"]) -> None:
    """Say in how many texts persons are named, and in which one first."""
    from cip.model.text import counted
    from cip.terminal.lines import paragraph
    from cip.terminal.screen import show, width

    if problems:
        first = problems[0]
        said = (
            f"{counted(sum(p.number for p in problems), 'text')} with a person's name, address or "
            f"telephone number, which reports print. The first, in {first.place.path}: "
            f"{first.message}. Write the office in its place in the table, or in the file before "
            "you commit it; 'cip check' shows each."
        )
        show([*paragraph(said, width()), ()], sys.stderr)


def _write(session: Session, importing: Importing, texts: Mapping[str, str]) -> None:
    """Write what an import makes: first what lists of the plan get, then the new files together."""
    from functools import partial

    from cip.sources.laying import lay
    from cip.sources.saving import edit

    root = session.workspace.root
    for path in importing.made.added:
        edit(root, path, partial(_entries, path, importing))
    lay(root, texts)


def _entries(path: str, importing: Importing, text: str) -> str:
    from cip.importing.texts import with_entries

    return with_entries(path, text, importing.made)


def _command(importing: Importing, files: Sequence[Path]) -> str:
    """Give the command that does the same again, and asks nothing."""
    from cip.importing.colour_keys import colour_of

    frame, have = importing.frame, importing.present
    parts = ["cip", "import", *map(str, files), "--into", frame.plan]
    if not have.is_there:
        parts += ["--council", frame.council, "--title", frame.title]
    parts += ["--paper-date", frame.paper_date.isoformat()]
    if frame.approved and not have.is_there:
        parts += ["--plan-approved", frame.approved.isoformat()]
    asked = importing.asked
    headings = headings_of(importing.papers) if asked.told else {}
    for heading, key in asked.told.items():
        parts += ["--map", f"{headings.get(heading, heading)}={key}"]
    for sign, words in asked.meanings.items():
        parts += ["--key", f"{sign.capitalize() if colour_of(sign) else sign}={words}"]
    return shlex.join([*parts, "--yes"])


def _show(
    importing: Importing, outcome: Outcome, command: str, *, is_written: bool, is_dry: bool
) -> None:
    from cip.importing.meanings import unexplained_words
    from cip.terminal.import_view import column_lines, ending_lines
    from cip.terminal.screen import show, width

    if not importing.was_asked:
        show(column_lines(importing.papers, width=width()))
        show(account_of(importing, outcome))
    made = importing.made
    ending = ending_lines(
        importing.frame.plan,
        len(made.files) if is_written or is_dry else 0,
        len(made.added) if is_written or is_dry else 0,
        command,
        is_written=is_written,
        is_dry=is_dry,
        has_new=bool(made.files),
        has_to_decide=bool(outcome.decide),
        without_status=made.without_status,
        unexplained=unexplained_words(made.unexplained),
        width=width(),
    )
    show(ending)
