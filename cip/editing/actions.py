"""What is reported, moved and corrected in a plan file, as the steps of an edit.

``at`` is the way to the record: of an action the empty way, of a part ``("milestones", 2)``. Days,
numbers and references are given as text; the schema says how each is written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cip.documents.fitting.schema import FileKind, part_of
from cip.editing.dressing import dressed
from cip.editing.edited_file import EditedFile
from cip.editing.gate import is_same
from cip.editing.steps import Append, Put, Step, plain_value
from cip.editing.values import Value, prose
from cip.loading.forms import kind_of
from cip.model.errors import UsageError
from cip.model.place import Keys

_EVIDENCE = re.compile(r"(?P<title>.*?\S) *= *(?P<where>https?://\S+|[a-z0-9-]+(?:#.*)?)")
_SOURCE = re.compile(r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)(?:#(?P<paragraph>.*\S))?")


def entries_on(file: EditedFile, at: Keys, day: date, *, key: str = "updates") -> list[Keys]:
    """Give the ways to the entries of a day: of updates, or of another list with days."""
    record = file.at(at)
    entries = record.get(key) if isinstance(record, dict) else None
    return [
        (*at, key, number)
        for number, entry in enumerate(entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and day.isoformat() in (entry.get("date"), entry.get("on"))
    ]


def place_of(file: EditedFile, way: Keys, day: date) -> int | None:
    """Give before which entry of a list of updates one of a day stands; None for the end.

    The oldest stands first, and what is reported on one day in the order in which it was entered.
    """
    record = file.at(way[:-1])
    entries = record.get(way[-1]) if isinstance(record, dict) else None
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and str(entry.get("date", "")) > day.isoformat():
            return number
    return None


def evidence_of(text: str) -> Value:
    """Give the evidence that ``TITLE=URL``, ``TITLE=document`` or ``TITLE=document#9`` names."""
    match = _EVIDENCE.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"'{text}' is no evidence. Write its title, = and its address, or a document of "
            "plan.yaml with its paragraph: 'Minutes of the board=minutes-2026-11#9'."
        )
    return evidence_at(match["title"], match["where"])


def evidence_at(title: str, where: str) -> Value:
    """Give the evidence of a title that is found at an address, or in ``document#9``."""
    if where.startswith(("https://", "http://")):
        form = part_of(FileKind.ACTION, ("updates", 0, "evidence", 0, "url")) or {}
        if not re.search(form["pattern"], where):
            raise UsageError(f"'{where}' is no address. {form['patternErrorMessage']}")
        return {"title": title, "url": where}
    return {"title": title, **_cited(where)}


def source_of(text: str) -> Value:
    """Give the source that ``document`` or ``document#paragraph`` names."""
    return _cited(text.strip())


def _cited(text: str) -> dict[str, Value]:
    match = _SOURCE.fullmatch(text)
    if match is None:
        raise UsageError(
            f"'{text}' is no document. Write its short name in plan.yaml, and # before a "
            "paragraph: minutes-2026-11#9."
        )
    return _given(document=match["document"], paragraph=match["paragraph"])


def reported(
    at: Keys,
    *,
    on: date,
    status: str | None = None,
    note: str | None = None,
    done_on: str | None = None,
    expected: str | None = None,
    next_: str | None = None,
    evidence: Sequence[Value] = (),
    verified_by: str | None = None,
    superseded_by: Sequence[str] = (),
    moved_to: str | None = None,
    agreed_by: str | None = None,
    source: Value = None,
    before: int | None = None,
) -> list[Step]:
    """Give the steps of a report on an action or part; a withdrawal is one too.

    ``superseded_by`` and ``moved_to`` say what takes the place of what is withdrawn, ``before`` is
    the number of the update before which it stands, as ``place_of`` gives it.
    """
    successors: Value = superseded_by[0] if len(superseded_by) == 1 else list(superseded_by)
    entry = _given(
        date=on.isoformat(),
        status=status,
        note=prose(note) if note else None,
        done_on=done_on,
        expected=expected,
        next=prose(next_) if next_ else None,
        evidence=list(evidence),
        verified_by=verified_by,
        superseded_by={"moved_to": moved_to} if moved_to else successors,
        agreed_by=agreed_by,
        source=source,
    )
    if len(entry) == 1:
        raise UsageError("A report needs a status or a note.")
    return [Append((*at, "updates"), entry, before)]


def said(
    at: Keys, text: str, *, on: date, source: Value = None, before: int | None = None
) -> Append:
    """Give the step that adds a commentary to a plan or a workstream."""
    entry = _given(date=on.isoformat(), text=prose(text), source=source)
    return Append((*at, "commentary"), entry, before)


def decided(
    file: EditedFile,
    at: Keys,
    decision: str,
    *,
    on: date,
    reason: str | None = None,
    decided_by: str | None = None,
    source: Value = None,
) -> list[Step]:
    """Give the step that enters what a council decided about a recommendation, once more or first.

    Raises ``UsageError`` where one decision stands there that is no list yet: only a person knows
    on which day that was.
    """
    entry = _given(
        decision=decision,
        reason=prose(reason) if reason else None,
        decided_by=decided_by,
        on=on.isoformat(),
        source=source,
    )
    held = file.at(at).get("response")
    if isinstance(held, list):
        return [Append((*at, "response"), entry)]
    if held:
        raise UsageError(
            f"A decision stands in {_name(file)} already. Make 'response' a list there, each with "
            "its day under 'on'; then this adds to it."
        )
    return [Put((*at, "response"), entry)]


def measured(
    at: Keys,
    value: str,
    *,
    on: date,
    note: str | None = None,
    evidence: Sequence[Value] = (),
    before: int | None = None,
) -> list[Step]:
    """Give the steps of a reading of a KPI: what was measured, in figures alone, for a day."""
    entry = _given(
        date=on.isoformat(),
        value=value,
        note=prose(note) if note else None,
        evidence=list(evidence),
    )
    return [Append((*at, "readings"), entry, before)]


def scored(
    at: Keys,
    likelihood: str,
    impact: str,
    *,
    on: date,
    note: str | None = None,
    before: int | None = None,
) -> list[Step]:
    """Give the steps of a score of a risk: how likely and how grave it was judged on a day."""
    entry = _given(
        date=on.isoformat(),
        likelihood=likelihood,
        impact=impact,
        note=prose(note) if note else None,
    )
    return [Append((*at, "scores"), entry, before)]


def moved(
    file: EditedFile,
    at: Keys,
    deadline: str,
    *,
    on: date,
    reason: str,
    agreed_by: str | None = None,
    source: Value = None,
) -> list[Step]:
    """Give the steps of a move of a deadline: the old one goes into ``rescheduled`` as it stands.

    Raises ``UsageError`` where there is no deadline of its own, and where it would not move.
    """
    before = file.at(at).get("deadline")
    if not before:
        raise UsageError(f"There is no deadline in {_name(file)} that could move.")
    if before == deadline:
        raise UsageError(f"The deadline is {deadline} already.")
    entry = _given(
        on=on.isoformat(),
        **{"from": before},
        reason=prose(reason),
        agreed_by=agreed_by,
        source=source,
    )
    return [Append((*at, "rescheduled"), entry), Put((*at, "deadline"), deadline)]


def corrected(
    file: EditedFile,
    at: Keys,
    values: Mapping[str, Value],
    *,
    on: date,
    reason: str | None = None,
    mistyped: Value = None,
    agreed_by: str | None = None,
    source: Value = None,
) -> list[Step]:
    """Give the steps of a correction: new values, and in ``changed`` what they were before.

    ``at`` may be the way to a dated entry too, where nobody has to agree. ``mistyped`` is the paper
    that shows that only the typing was wrong; else there is a ``reason``. Raises ``UsageError``
    where nothing would change.
    """
    if (reason is None) == (mistyped is None):
        raise UsageError("A correction needs a reason, or the paper that shows what was mistyped.")
    record, kind = file.at(at), kind_of(file.path)
    new = {
        key: value
        for key, value in values.items()
        if key not in record
        or not is_same(record[key], plain_value(dressed(kind, (*at, key), value)))
    }
    if not new:
        raise UsageError(f"That is what stands in {_name(file)} already.")
    change = _given(
        on=on.isoformat(),
        was={key: record.get(key) for key in new},
        reason=prose(reason) if reason else None,
        mistyped=mistyped,
        agreed_by=agreed_by,
        source=source,
    )
    puts: Iterator[Step] = (Put((*at, key), value) for key, value in new.items())
    return [*puts, Append((*at, "changed"), change)]


def _given(**values: Value) -> dict[str, Value]:
    """Give the keys that have a value."""
    return {key: value for key, value in values.items() if value}


def _name(file: EditedFile) -> str:
    return file.path.rsplit("/", 1)[-1]
