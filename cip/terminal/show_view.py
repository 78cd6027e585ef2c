"""One action, workstream or part whole, and why it stands where it stands."""

from collections.abc import Iterable, Iterator

from cip.assessment.owners import Named
from cip.assessment.picture import Picture, by_urgency
from cip.assessment.standing import PartStanding, Standing
from cip.assessment.words import POSITION_WORDS
from cip.model.deadline import Deadline, day_for_people
from cip.model.money import Sum
from cip.model.plan import Action, Workstream
from cip.model.progress import Evidence, Source, Update
from cip.model.text import safe
from cip.terminal.lines import (
    EMPTY,
    Line,
    Span,
    block,
    facts,
    headed,
    line,
    padded,
    paragraph,
    width_of,
)
from cip.terminal.list_view import entry
from cip.terminal.wording import position, when_due

LABEL = 18


def _field(name: str, text: str, width: int) -> Iterator[Line]:
    label = safe(name)
    is_long_word = " " not in text and width_of(text) > width - LABEL
    if width_of(label) >= LABEL or is_long_word:
        yield from paragraph(label, width, style="quiet")
        yield from paragraph(text, width, indent=2 if is_long_word else LABEL)
        return
    head, *rest = paragraph(text, width, indent=LABEL)
    yield line(Span(padded(label, LABEL), "quiet"), *head[1:])
    yield from rest


def fields(pairs: Iterable[tuple[str, str | None]], width: int) -> Iterator[Line]:
    """Give names and texts in two columns; those without a text are left out."""
    for name, text in pairs:
        if text:
            yield from _field(name, text, width)


def section(title: str, width: int) -> Iterator[Line]:
    """Give an empty line and a heading."""
    yield EMPTY
    yield from paragraph(safe(title), width, style="strong")


def action_lines(picture: Picture, standing: Standing, *, width: int) -> Iterator[Line]:
    """Give an action whole: text, owners, dates, parts, updates, links, and the reasons."""
    action = standing.action
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    yield from paragraph(safe(f"{standing.address}  {action.title}"), width, style="strong")
    yield from _why(standing, width)
    if action.detail:
        yield EMPTY
        yield from block(action.detail, width)
    yield EMPTY
    yield from fields(_facts(picture, standing), width)
    yield from _parts(picture, standing, width)
    yield from _updates(picture, action.updates, width)
    yield from _oversight(picture, action, width)
    yield from _money(action.finance, width)
    yield from _as_published(dict(action.as_published), width)
    yield from notes_lines(action.notes, width)


def _why(standing: Standing, width: int) -> Iterator[Line]:
    yield from headed(position(standing), f" · {when_due(standing)}", width)
    for reason in (*standing.signals, *standing.findings):
        yield from paragraph(f"{reason.name}: {safe(reason.text)}", width, indent=4, first="  - ")
    if not standing.reported and not any(reason.name == "stale" for reason in standing.signals):
        yield from paragraph("nothing has ever been reported", width, indent=4, first="  - ")


def _facts(picture: Picture, standing: Standing) -> Iterator[tuple[str, str | None]]:
    action, index, labels = standing.action, picture.index, picture.plan.labels
    objective = index.objective(standing.objective)
    workstream = index.workstream(action.workstream)
    yield labels.objective.one, objective and safe(f"{objective.ref} {objective.title}")
    yield labels.workstream.one, workstream and safe(f"{workstream.ref} {workstream.title}")
    yield "Accountable", _named_by(picture, standing.owners.accountable)
    yield "Lead", _named_by(picture, standing.owners.lead)
    yield "Lead member", _named_by(picture, standing.owners.lead_member)
    yield "Start", _start_words(standing)
    yield "Deadline", _deadline(standing)
    if standing.moves:
        yield "First deadline", _as_written(standing.baseline)
        for move in action.rescheduled:
            agreed = f"; agreed by {safe(move.agreed_by)}" if move.agreed_by else ""
            yield (
                "Moved",
                safe(f"on {day_for_people(move.on)} from {move.previous.plain}: {move.reason}")
                + agreed,
            )
    origin = (
        ""
        if standing.recommendations_from == "action"
        else f" (from its {labels.workstream.one.lower()})"
    )
    listed = ", ".join(map(safe, standing.recommendations))
    yield "Recommendations", listed + safe(origin) if listed else None
    yield "Depends on", ", ".join(_named(picture, ref) for ref in action.depends_on)
    dependents = index.dependents(action.ref)
    yield "Needed by", ", ".join(_named(picture, ref) for ref in dependents)
    yield "Added", day_for_people(action.added) if action.added else None
    yield "Tags", ", ".join(map(safe, action.tags))
    yield "Source", source_words(picture, action.source)
    yield "File", safe(action.path)


def names(picture: Picture, officers: tuple[str, ...]) -> str:
    """Give the titles of officers, with commas between."""
    return safe(", ".join(picture.index.officer_titles(officers)))


def _named_by(picture: Picture, named: Named) -> str:
    """Give the titles of officers, and that their word is the workstream's where it is."""
    said = names(picture, named.officers)
    if named.named_by != "workstream":
        return said
    return f"{said} (from its {safe(picture.plan.labels.workstream.one.lower())})"


def _deadline(standing: Standing) -> str | None:
    text = _as_written(standing.deadline)
    return f"{text} (from its last part)" if standing.deadline_from == "parts" else text


def _start_words(standing: Standing) -> str | None:
    text = _as_written(standing.start)
    return f"{text} (from the first of its parts)" if standing.start_from == "parts" else text


def _as_written(deadline: Deadline | None) -> str | None:
    if deadline is None:
        return None
    first = day_for_people(deadline.first) if deadline.first else ""
    last = day_for_people(deadline.last) if deadline.last else ""
    days = f"{first} to {last}" if first and last and first != last else last
    if not first or not last:
        days = f"from {first}" if first else f"until {last}" if last else deadline.text
    return safe(deadline.text) + (f" ({days})" if deadline.text != days else "")


def _named(picture: Picture, ref: str) -> str:
    item = picture.index.target(ref)
    return safe(f"{ref} {item.title}" if item is not None else ref)


def source_words(picture: Picture, source: Source | None) -> str | None:
    """Give the paper, and the place in it, that something is quoted from."""
    if source is None:
        return None
    paper = picture.index.paper(source.document)
    said = [paper.title if paper else source.document]
    if source.section:
        said.append(source.section)
    if source.paragraph:
        said.append(f"paragraph {source.paragraph}")
    if source.page:
        said.append(f"page {source.page}")
    text = ", ".join(said)
    return safe(f"{text}. {source.note}" if source.note else text)


def _parts(picture: Picture, standing: Standing, width: int) -> Iterator[Line]:
    if not standing.parts:
        return
    yield from section(safe(picture.plan.labels.milestone.many), width)
    for part in standing.parts:
        yield from _part(picture, part, width)


def _part(picture: Picture, part: PartStanding, width: int) -> Iterator[Line]:
    head = f"  ({safe(part.part.ref)}) "
    indent = max(len(head), 8)
    yield from block(part.part.title, width, indent=indent, first=head)
    said = [POSITION_WORDS[part.position], when_due(part)]
    if part.part.start:
        said.append(f"start {safe(part.part.start.text)}")
    if part.part.lead:
        said.append(names(picture, part.part.lead))
    if part.part.depends_on:
        said.append("depends on " + ", ".join(map(safe, part.part.depends_on)))
    needed = picture.index.dependents(f"{part.address.split('/', 1)[1]}")
    if needed:
        said.append("needed by " + ", ".join(map(safe, needed)))
    yield from facts(said, width, indent=indent, style=part.position.value)
    for update in part.part.updates:
        yield from _update(picture, update, width, indent)


def _updates(picture: Picture, updates: tuple[Update, ...], width: int) -> Iterator[Line]:
    if not updates:
        return
    by_date = sorted(updates, key=lambda update: update.date)
    yield from section("Updates, newest first", width)
    for update in reversed(by_date):
        yield from _update(picture, update, width, 2)


def _update(picture: Picture, update: Update, width: int, indent: int) -> Iterator[Line]:
    status = update.status.value.replace("-", " ") if update.status else "note"
    text = f"{day_for_people(update.date)}: {status}"
    if update.note:
        text += f". {safe(update.note)}"
    yield from paragraph(text, width, indent=indent + 2, first=" " * indent + "- ")
    for evidence in update.evidence:
        yield from paragraph(
            "evidence: " + _evidence(picture, evidence), width, indent=indent + 2, style="quiet"
        )
    for said, by in (
        ("verified by", update.verified_by),
        ("superseded by", update.superseded_by),
    ):
        if by:
            yield from paragraph(f"{said} {safe(by)}", width, indent=indent + 2)


def _oversight(picture: Picture, action: Action, width: int) -> Iterator[Line]:
    """Give the exception that was raised by the day, and the ratings that boards gave."""
    boards = {board.id: board.title for board in picture.plan.boards}
    case = action.exception
    if case is not None:
        yield from section(f"Exception, raised {day_for_people(case.raised)}", width)
        options = "; ".join(f"{o.option} ({o.effect})" for o in case.options)
        asked = boards.get(case.asked_of or "", case.asked_of or "")
        yield from fields(
            (
                ("  Cause", safe(case.cause)),
                ("  Consequence", safe(case.consequence)),
                ("  Options", safe(options)),
                ("  Recommended", safe(case.recommendation or "")),
                ("  Asked of", safe(asked)),
                ("  Decision", safe(case.decision or "") if case.decided_on else "not yet decided"),
            ),
            width,
        )
    if action.board_ratings:
        yield from section("Ratings by boards, newest first", width)
    for rating in reversed(action.board_ratings):
        board = boards.get(rating.board, rating.board)
        text = f"{day_for_people(rating.date)}: {rating.rating}, {board}. {rating.reason}"
        yield from paragraph(safe(text), width, indent=4, first="  - ")


def _evidence(picture: Picture, evidence: Evidence) -> str:
    paper = picture.index.paper(evidence.document)
    address = evidence.url or (paper.url if paper else None)
    return safe(evidence.title + (f" <{address}>" if address else ""))


def _money(sums: tuple[Sum, ...], width: int) -> Iterator[Line]:
    if not sums:
        return
    yield from section("Money", width)
    for item in sums:
        said = item.as_published or f"£{item.amount:,.0f}"
        period = f", {item.period}" if item.period else ""
        yield from paragraph(
            safe(f"{item.kind}: {said}{period}: {item.title}"), width, indent=4, first="  - "
        )


def _as_published(printed: dict[str, str], width: int) -> Iterator[Line]:
    if not printed:
        return
    yield from section("As published", width)
    for key, text in printed.items():
        label = f"  {key.replace('_', ' ')}"
        yield from _field(label, safe(text.replace("\n", " / ")), width)


def notes_lines(notes: tuple[str, ...], width: int) -> Iterator[Line]:
    """Give the remarks for readers of a file."""
    if not notes:
        return
    yield from section("Notes", width)
    for note in notes:
        yield from block(note, width, indent=4, first="  - ")


def workstream_lines(picture: Picture, workstream: Workstream, *, width: int) -> Iterator[Line]:
    """Give a workstream whole, with its actions, the most urgent first."""
    labels, index = picture.plan.labels, picture.index
    yield line("As of ", Span(day_for_people(picture.as_of), "strong"))
    yield EMPTY
    name = safe(f"{picture.plan.name}/{workstream.ref}  {workstream.title}")
    yield from paragraph(name, width, style="strong")
    if workstream.purpose:
        yield EMPTY
        yield from block(workstream.purpose, width)
    yield EMPTY
    objective = picture.index.objective(workstream.objective)
    dependents = index.dependents(workstream.ref)
    yield from fields(
        (
            (labels.objective.one, objective and safe(f"{objective.ref} {objective.title}")),
            ("Accountable", names(picture, workstream.accountable)),
            ("Lead", names(picture, workstream.lead)),
            ("Lead member", names(picture, workstream.lead_member)),
            ("Recommendations", ", ".join(map(safe, workstream.recommendations))),
            ("Depends on", ", ".join(_named(picture, ref) for ref in workstream.depends_on)),
            ("Needed by", ", ".join(_named(picture, ref) for ref in dependents)),
            ("Interdependencies", safe(workstream.interdependencies or "")),
            ("Financial impact", safe(workstream.financial_impact or "")),
            ("Source", source_words(picture, workstream.source)),
            ("Folder", safe(workstream.folder)),
        ),
        width,
    )
    for title, texts in (
        ("Outcomes", workstream.outcomes),
        ("How it is measured", workstream.measurement),
        ("Resources", workstream.resources),
    ):
        if texts:
            yield from section(title, width)
            for text in texts:
                yield from paragraph(safe(text), width, indent=4, first="  - ")
    yield from _money(workstream.finance, width)
    yield from notes_lines(workstream.notes, width)
    mine = [s for s in picture.standings if s.action.workstream == workstream.ref]
    yield from section(f"{safe(labels.action.many)} ({len(mine)})", width)
    for standing in sorted(mine, key=by_urgency):
        yield from entry(picture, standing, width)
