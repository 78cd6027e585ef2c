"""The command about papers: import."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import Json
from cip.commands.session import Session, day_named
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import as_typed, counted

if TYPE_CHECKING:
    from cip.commands.asking import Answers, Question
    from cip.importing.columns import Told
    from cip.importing.differences import ActionDifference
    from cip.importing.frame import Frame
    from cip.importing.plan_files import Import, SortedPaper
    from cip.importing.present import Present
    from cip.importing.texts import Pointed
    from cip.loading.plan import Loaded
    from cip.tables.table import Tables
    from cip.terminal.lines import Line


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
    told = _told(mapping or ())
    papers = _read(files)
    loaded = _present(session, name)
    asked = _Asked(name, council, title, paper_date, plan_approved, told)
    importing = _settled(session, papers, loaded, asked, may_ask=not (yes or dry_run))
    _do(session, importing, files, loaded, is_dry=dry_run)


class _Asked(NamedTuple):
    """What was said on the command line, or answered."""

    plan: str
    council: str | None
    title: str | None
    paper_date: str | None
    approved: str | None
    told: "Told"


class _Importing(NamedTuple):
    """What is imported: the papers, the plan's frame, what it has, and what becomes of it all."""

    papers: "tuple[SortedPaper, ...]"
    frame: "Frame"
    present: "Present"
    told: "Told"
    headings: Mapping[str, str]
    made: "Import"
    is_wanted: bool = True
    was_asked: bool = False


def _plan_name(into: str) -> str:
    from cip.sources.folder import is_plan_name

    name = as_typed(into).strip().rstrip("/").removeprefix("./").removeprefix("plans/")
    if not is_plan_name(name):
        raise UsageError(
            f"'{into[:60]}' cannot be a plan's folder: it is named in small letters, digits and "
            "single hyphens, such as improvement-2026."
        )
    return name


def _told(mapping: Sequence[str]) -> "Told":
    """Give what ``--map`` says of headings, by the heading in its plain form."""
    from cip.importing.headings import Key, plain

    keys = [str(known) for known in Key if known is not Key.PART]
    found: dict[str, Key] = {}
    for text in mapping:
        heading, sign, key = text.rpartition("=")
        wanted = key.strip().replace("-", "_").lower()
        if not sign or not plain(heading):
            raise UsageError(
                f"--map takes a heading and what it is, such as 'Our rating=status', not "
                f"'{text[:60]}'."
            )
        if wanted not in keys:
            hint = did_you_mean(wanted, keys) or f"There are {', '.join(keys)}."
            raise UsageError(f"A column cannot be taken as '{key.strip()[:40]}'. {hint}")
        found[plain(heading)] = Key(wanted)
    return found


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
    asked: _Asked,
    *,
    may_ask: bool,
) -> _Importing:
    """Give the import with all that has to be known; asks for what is missing, in a terminal."""
    from cip.commands.asking import ask, can_ask
    from cip.editing.numbering import used_in
    from cip.importing.present import Present, present

    have = present(loaded.plan, used_in(loaded)) if loaded else Present()
    found = _sorted(papers, asked.told)
    headings = _headings(found) if asked.told else {}
    _refuse_unknown(asked.told, headings)
    _refuse_without_actions(found, papers)
    if may_ask and can_ask(json=session.json):
        answers = ask(_Questions(session, papers, have, asked).form)
        return _answered(session, papers, have, asked, answers)
    _refuse_missing(asked, have)
    frame = _frame(session, asked, found)
    return _made(found, frame, have, asked.told, headings)


def _answered(
    session: Session,
    papers: "tuple[Tables, ...]",
    have: "Present",
    asked: _Asked,
    answers: "Answers",
) -> _Importing:
    asked = _with(asked, answers)
    found = _sorted(papers, asked.told)
    _refuse_without_actions(found, papers)
    headings = _headings(found) if asked.told else {}
    made = _made(found, _frame(session, asked, found), have, asked.told, headings)
    return made._replace(was_asked=True, is_wanted=bool(answers["write"]))


def _sorted(papers: "tuple[Tables, ...]", told: "Told") -> "tuple[SortedPaper, ...]":
    from cip.importing.plan_files import sorted_paper

    return tuple(sorted_paper(paper, told) for paper in papers)


def _made(
    found: "tuple[SortedPaper, ...]",
    frame: "Frame",
    have: "Present",
    told: "Told",
    headings: Mapping[str, str],
) -> _Importing:
    from cip.importing.plan_files import plan_files

    return _Importing(found, frame, have, told, headings, plan_files(found, frame, have))


def _headings(papers: "tuple[SortedPaper, ...]") -> dict[str, str]:
    """Give the texts that can be headings, by their plain form."""
    from cip.importing.headings import plain

    found: dict[str, str] = {}
    for paper in papers:
        for _, column in paper.columns:
            found.setdefault(plain(column.heading), column.heading)
        for table in paper.paper.tables:
            for number in range(table.width):
                found.setdefault(f"column {number + 1}", f"column {number + 1}")
            for cell in (cell for row in table.rows for cell in row.cells):
                if 0 < len(cell.text) <= 120:
                    found.setdefault(plain(cell.text), " ".join(cell.text.split()))
    return found


def _refuse_unknown(told: "Told", headings: Mapping[str, str]) -> None:
    for heading in told:
        if heading not in headings:
            hint = did_you_mean(heading, list(headings)[:200])
            raise UsageError(f"No column is headed '{heading[:60]}'. {hint}".rstrip())


def _refuse_without_actions(found: "tuple[SortedPaper, ...]", papers: "tuple[Tables, ...]") -> None:
    if any(table.actions for paper in found for table in paper.tables):
        return
    firsts = []
    for paper in papers:
        for table in paper.tables[:5]:
            rows = [row for row in table.rows if sum(bool(c.text) for c in row.cells) > 1][:1]
            texts = [" ".join(c.text.split())[:30] for row in rows for c in row.cells if c.text]
            if texts:
                firsts.append(f"{table.place or paper.name}: {' · '.join(texts[:8])}")
    said = f" Its tables begin with {'; '.join(firsts)}." if firsts else " It has no table."
    raise UsageError(
        f"No list of actions was found in {', '.join(p.name[:60] for p in papers)}.{said} Say what "
        "its columns are, such as --map 'What we will do=title'. Nothing was written."
    )


def _refuse_missing(asked: _Asked, have: "Present") -> None:
    missing = [] if asked.paper_date else ["--paper-date (the day that the paper speaks of)"]
    if not have.is_there and not asked.council:
        missing.insert(0, "--council (the council's name)")
    if missing:
        raise UsageError(f"Say {' and '.join(missing)}. Nothing was written.")


def _frame(session: Session, asked: _Asked, found: "tuple[SortedPaper, ...]") -> "Frame":
    from cip.importing.frame import Frame, printed_title

    day = day_named(asked.paper_date)
    if day > session.day:
        raise UsageError(f"The paper's day, {day.isoformat()}, is still to come.")
    council = (asked.council or asked.plan).strip()
    printed = printed_title([(paper.paper, paper.tables) for paper in found], council)
    title = " ".join((asked.title or printed or asked.plan).split())
    approved = day_named(asked.approved) if asked.approved else None
    return Frame(asked.plan, council, title, day, approved)


class _Questions:
    """What is asked: what is missing, whether the columns are right, and whether to write it."""

    def __init__(
        self, session: Session, papers: "tuple[Tables, ...]", have: "Present", asked: _Asked
    ) -> None:
        self._session, self._papers = session, papers
        self._have, self._asked = have, asked

    def form(self, answers: "Answers") -> "Question | None":
        """Give the next question, or None where there is none left."""
        for question in self._of_the_plan(answers):
            if question.key not in answers:
                return question
        if "columns" not in answers:
            return self._columns(answers)
        if answers["columns"] is False and (column := self._column(answers)):
            return column
        return None if "write" in answers else self._last(answers)

    def _of_the_plan(self, answers: "Answers") -> "Iterator[Question]":
        from cip.commands.asking import Question

        asked = self._asked
        if not self._have.is_there and not asked.council:
            yield Question("council", "Council", explained="The council's name as papers print it.")
        if not self._have.is_there and not asked.title:
            yield Question(
                "title",
                "Title of the plan",
                explained="The title as it is published.",
                default=self._printed_title(answers),
            )
        if not asked.paper_date:
            yield Question(
                "paper_date",
                "Day of the paper",
                explained="The day that the paper speaks of. What it reports is dated with it.",
                check=self._past,
            )
        if not self._have.is_there and not asked.approved:
            yield Question(
                "approved",
                "Plan approved on",
                explained="The day that the plan was approved, where you know it.",
                is_optional=True,
                check=self._past,
            )

    def _past(self, text: str) -> str:
        day = day_named(text)
        if day > self._session.day:
            raise UsageError(f"{day.isoformat()} is still to come.")
        return day.isoformat()

    def _printed_title(self, answers: "Answers") -> str:
        from cip.importing.frame import printed_title

        found = _sorted(self._papers, self._asked.told)
        council = str(answers.get("council") or self._asked.council or "")
        return printed_title([(paper.paper, paper.tables) for paper in found], council)

    def _columns(self, answers: "Answers") -> "Question":
        from cip.commands.asking import yes_or_no
        from cip.terminal.import_view import column_lines
        from cip.terminal.screen import width

        found = _sorted(self._papers, _with(self._asked, answers).told)
        return yes_or_no(
            "columns",
            "Are the columns right?",
            lead=list(column_lines(found, width=width())),
            explained="Each column with what it is taken as, and the first values in it. n asks "
            "for one after the other.",
        )

    def _column(self, answers: "Answers") -> "Question | None":
        """Give the question of the next column: what it is taken as."""
        from cip.commands.asking import Choice, Question
        from cip.importing.headings import Key, plain

        found = _sorted(self._papers, self._asked.told)
        for paper in found:
            for table, column, samples in paper.samples:
                heading = column.heading or f"column {column.number + 1}"
                key = f"map {plain(heading)}"
                is_in_texts = column.number >= table.width
                if key in answers or is_in_texts or not (column.heading or column.key):
                    continue
                now = str(column.key or Key.IGNORE)
                return Question(
                    key,
                    f"{heading[:40]} is",
                    explained=f"It begins with {' · '.join(samples) or 'nothing'}. Answer with a "
                    f"key: {', '.join(known for known in Key if known is not Key.PART)}.",
                    choices=[Choice(str(known)) for known in Key if known is not Key.PART],
                    default=now,
                )
        return None

    def _last(self, answers: "Answers") -> "Question":
        from cip.commands.asking import yes_or_no

        asked = _with(self._asked, answers)
        found = _sorted(self._papers, asked.told)
        _refuse_without_actions(found, self._papers)
        made = _made(found, _frame(self._session, asked, found), self._have, asked.told, {})
        return yes_or_no(
            "write",
            f"Write {counted(len(made.made.files) + len(made.made.added), 'file')}?",
            lead=list(_account(made, _outcome(made))),
            explained="Nothing is written over. Whatever is to be decided stands in the files.",
        )


def _with(asked: _Asked, answers: "Answers") -> _Asked:
    """Give what was said, with what was answered."""
    from cip.importing.headings import Key

    maps = {
        key.removeprefix("map "): Key(value)
        for key, value in answers.items()
        if key.startswith("map ")
    }
    return asked._replace(
        council=answers.get("council") or asked.council,
        title=answers.get("title") or asked.title,
        paper_date=answers.get("paper_date") or asked.paper_date,
        approved=answers.get("approved") or asked.approved,
        told={**asked.told, **maps},
    )


class _Outcome(NamedTuple):
    """What is to be decided, the texts of the new files by path, and what differs."""

    decide: "list[Pointed]"
    texts: dict[str, str]
    differing: "list[ActionDifference]"


def _outcome(importing: _Importing) -> _Outcome:
    from cip.editing.gate import UneditableError
    from cip.importing.differences import differences
    from cip.importing.texts import new_texts, pointed

    made = importing.made
    try:
        texts = new_texts(made)
    except UneditableError as refused:
        why = f" {refused.problems[0].message}." if refused.problems else ""
        raise UsageError(f"{refused}{why}") from None
    differing = differences(made.same, importing.present)
    return _Outcome(list(pointed(made, texts)), texts, list(differing))


def _account(importing: _Importing, outcome: _Outcome) -> "Iterator[Line]":
    from cip.terminal.import_view import account_lines, import_lines
    from cip.terminal.screen import width

    yield from account_lines(importing.made.account, width=width())
    yield from import_lines(importing.made, outcome.decide, outcome.differing, width=width())


def _do(
    session: Session,
    importing: _Importing,
    files: Sequence[Path],
    loaded: "Loaded | None",
    *,
    is_dry: bool,
) -> None:
    """Write the files, or only show what would be written, and say what became of it all."""
    outcome = _outcome(importing)
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
    session.end(holds=not outcome.differing)


def _refuse_faulty(
    session: Session,
    importing: _Importing,
    texts: Mapping[str, str],
    loaded: "Loaded | None",
) -> None:
    """Refuse what would not pass ``cip check``: nothing is written that has to be mended first."""
    from cip.checking import problems_of
    from cip.importing.texts import with_entries
    from cip.loading.plan import load_plan
    from cip.model.vocabulary import Severity

    before = loaded.texts if loaded else {}
    changed = {
        path: with_entries(path, before[path], importing.made) for path in importing.made.added
    }
    after = load_plan(importing.frame.plan, {**before, **texts, **changed}, known=loaded)
    found = [p for p in problems_of(after, as_of=session.day) if p.severity is Severity.ERROR]
    known = {p.message for p in problems_of(loaded, as_of=session.day)} if loaded else set()
    new = [problem for problem in found if problem.message not in known]
    if new:
        first = new[0]
        more = f" There are {len(new) - 1} more." if len(new) > 1 else ""
        raise UsageError(
            f"The files would not pass 'cip check': {first.place.path}: {first.message}.{more} "
            "Mend the table, or map its columns otherwise with --map. Nothing was written."
        )


def _write(session: Session, importing: _Importing, texts: Mapping[str, str]) -> None:
    """Write what an import makes: first what lists of the plan get, then the new files together."""
    from functools import partial

    from cip.sources.laying import lay
    from cip.sources.saving import edit

    root = session.workspace.root
    for path in importing.made.added:
        edit(root, path, partial(_entries, path, importing))
    lay(root, texts)


def _entries(path: str, importing: _Importing, text: str) -> str:
    from cip.importing.texts import with_entries

    return with_entries(path, text, importing.made)


def _command(importing: _Importing, files: Sequence[Path]) -> str:
    """Give the command that does the same again, and asks nothing."""
    frame, have = importing.frame, importing.present
    parts = ["cip", "import", *map(str, files), "--into", frame.plan]
    if not have.is_there:
        parts += ["--council", frame.council, "--title", frame.title]
    parts += ["--paper-date", frame.paper_date.isoformat()]
    if frame.approved and not have.is_there:
        parts += ["--plan-approved", frame.approved.isoformat()]
    for heading, key in importing.told.items():
        parts += ["--map", f"{importing.headings.get(heading, heading)}={key}"]
    return shlex.join([*parts, "--yes"])


def _show(
    importing: _Importing, outcome: _Outcome, command: str, *, is_written: bool, is_dry: bool
) -> None:
    from cip.terminal.import_view import column_lines, ending_lines
    from cip.terminal.screen import show, width

    if not importing.was_asked:
        show(column_lines(importing.papers, width=width()))
        show(_account(importing, outcome))
    made = importing.made
    ending = ending_lines(
        importing.frame.plan,
        len(made.files) if is_written or is_dry else 0,
        len(made.added) if is_written or is_dry else 0,
        command,
        is_written=is_written,
        is_dry=is_dry,
        has_new=bool(made.files),
        without_status=made.without_status,
        width=width(),
    )
    show(ending)
