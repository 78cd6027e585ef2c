"""What an import is of: what was said of it, what it makes, and what becomes of it all."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cip.commands.import_said import headings_of, refuse_unknown, refuse_unknown_signs
from cip.commands.session import Session, day_named
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.importing.columns import Told
    from cip.importing.differences import ActionDifference
    from cip.importing.frame import Frame
    from cip.importing.plan_files import Import, SortedPaper
    from cip.importing.present import Present
    from cip.importing.texts import Pointed
    from cip.tables.table import Tables
    from cip.terminal.lines import Line


class ImportAsked(NamedTuple):
    """What was said on the command line, or answered; ``meanings`` is what ``--key`` says."""

    plan: str
    council: str | None
    title: str | None
    paper_date: str | None
    approved: str | None
    told: "Told"
    meanings: Mapping[str, str]


class Importing(NamedTuple):
    """What is imported: the papers, the plan's frame, what it has, and what becomes of it all."""

    papers: "tuple[SortedPaper, ...]"
    frame: "Frame"
    present: "Present"
    asked: ImportAsked
    made: "Import"
    is_wanted: bool = True
    was_asked: bool = False


def sorted_papers(papers: "tuple[Tables, ...]", asked: ImportAsked) -> "tuple[SortedPaper, ...]":
    """Give papers with their rows sorted. Raises ``UsageError`` where what was said cannot be."""
    from cip.importing.plan_files import sorted_paper

    found = tuple(sorted_paper(paper, asked.told) for paper in papers)
    if asked.told:
        refuse_unknown(asked.told, headings_of(found))
    refuse_without_actions(found, papers)
    refuse_unknown_signs(asked.meanings, found)
    return found


def imported(
    session: Session, papers: "tuple[SortedPaper, ...]", have: "Present", asked: ImportAsked
) -> Importing:
    """Give what becomes of papers. Raises ``UsageError`` where something is not known."""
    from cip.importing.plan_files import plan_files

    missing = [] if asked.paper_date else ["--paper-date (the day that the paper speaks of)"]
    if not have.is_there and not asked.council:
        missing.insert(0, "--council (the council's name)")
    if missing:
        raise UsageError(f"Say {' and '.join(missing)}. Nothing was written.")
    frame = _frame(session, asked, papers)
    made = plan_files(papers, frame, have, asked.meanings)
    left = tuple(_left_as_it_is(asked, frame, have)) if have.is_there else ()
    return Importing(papers, frame, have, asked, made._replace(remarks=(*made.remarks, *left)))


def _left_as_it_is(asked: ImportAsked, frame: "Frame", have: "Present") -> "Iterator[str]":
    """Say what was said of a plan that is there and stands otherwise in its ``plan.yaml``."""
    approved = frame.approved.isoformat() if frame.approved else None
    held = have.approved.isoformat() if have.approved else ""
    for option, key, said, has in (
        ("--council", "council", asked.council, have.council),
        ("--title", "title", asked.title, have.title),
        ("--plan-approved", "approved", approved, held),
    ):
        if said and " ".join(said.split()) != " ".join(has.split()):
            stands = f"{key}: {has}" if has else f"no {key}"
            yield (
                f"plan.yaml has {stands}; it is left as it is, though {option} says {said}. Write "
                "it there."
            )


def refuse_without_actions(found: "tuple[SortedPaper, ...]", papers: "tuple[Tables, ...]") -> None:
    """Refuse papers in which no action is found. Raises ``UsageError``."""
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


def _frame(session: Session, asked: ImportAsked, found: "tuple[SortedPaper, ...]") -> "Frame":
    from cip.importing.frame import Frame, printed_title

    day = day_named(asked.paper_date)
    if day > session.day:
        raise UsageError(f"The paper's day, {day.isoformat()}, is still to come.")
    council = (asked.council or asked.plan).strip()
    printed = printed_title([(paper.paper, paper.tables) for paper in found], council)
    title = " ".join((asked.title or printed or asked.plan).split())
    approved = day_named(asked.approved) if asked.approved else None
    return Frame(asked.plan, council, title, day, approved)


class Outcome(NamedTuple):
    """What is to be decided, the texts of the new files by path, and what differs."""

    decide: "list[Pointed]"
    texts: dict[str, str]
    differing: "list[ActionDifference]"


def outcome_of(importing: Importing) -> Outcome:
    """Give the texts of an import. Raises ``UsageError`` where one would not fit its form."""
    from cip.editing.gate import UneditableError
    from cip.importing.differences import differences
    from cip.importing.texts import new_texts, pointed

    made = importing.made
    try:
        texts = new_texts(made)
    except UneditableError as refused:
        why = f" {refused.problems[0].message}." if refused.problems else ""
        raise UsageError(f"{refused}{why}") from None
    columns = (
        column
        for paper in importing.papers
        for table in paper.tables
        for layout in table.layouts
        for column in layout.columns
    )
    untaken = {" ".join(c.heading.split()) for c in columns if c.key is None and c.heading}
    differing = differences(made.same, importing.present, importing.frame, untaken=untaken)
    return Outcome(list(pointed(made, texts)), texts, list(differing))


def account_of(importing: Importing, outcome: Outcome) -> "Iterator[Line]":
    """Give the account of an import in lines, with what is to be decided and what differs."""
    from cip.terminal.import_view import account_lines, import_lines
    from cip.terminal.screen import width

    yield from account_lines(importing.made.account, width=width())
    yield from import_lines(
        importing.made,
        outcome.decide,
        outcome.differing,
        paper=importing.frame.paper_date,
        width=width(),
    )
