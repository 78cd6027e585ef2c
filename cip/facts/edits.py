"""What an edit does, in sentences: where things stand before it and after it, what it answers."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.picture import Picture
from cip.assessment.position_words import kpi_words, risk_words
from cip.assessment.standing import PartStanding, Standing
from cip.changes.change import Change
from cip.changes.pairing import Level
from cip.changes.wording import answer_words, ordinal, said_of, signed
from cip.facts.phrases import no_end, owner, people, stands, status_word
from cip.model.deadline import Deadline, day_for_people, stops_going_on
from cip.model.measures import Kpi, Risk
from cip.model.plan import Action, Milestone, Plan, Workstream
from cip.model.review import Recommendation
from cip.model.text import counted, shortened
from cip.model.vocabulary import Position
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial

_MOST_OTHERS = 5
_LONGEST_SUBJECT = 120
_MOST_OF_A_TITLE = 160


NEW = "new"
"""What is said of what was not there before."""


class Moved(NamedTuple):
    """Where something stands before an edit and after it, in words."""

    address: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """Give both with an arrow between: ``under way → complete, evidenced``."""
        if self.before == NEW:
            return f"{NEW}, {self.after}"
        return f"{self.before} → {self.after}" if self.before != self.after else self.after


def position_of(trial: Trial, target: EditTarget) -> Moved | None:
    """Give where the action or part of an edit stands before it and after it."""
    if not target.is_tracked:
        return None
    before, after = (
        _standing(side, target.address) for side in (trial.picture_before, trial.picture_after)
    )
    if after is None:
        return None
    plan = trial.after.plan
    unknown = "not readable" if trial.path in trial.grounds.now.broken else NEW
    was = state_words(before, plan) if before is not None else unknown
    return Moved(target.address, was, state_words(after, plan))


def _standing(picture: Picture, address: str) -> Standing | PartStanding | None:
    for standing in picture.standings:
        if standing.address == address:
            return standing
        if address.startswith(f"{standing.address}("):
            return next((part for part in standing.parts if part.address == address), None)
    return None


def state_words(standing: Standing | PartStanding, plan: Plan) -> str:
    """Give what was reported of something and its position: ``under way, overdue, known late``.

    Of what is closed, how far: ``complete, evidenced``.
    """
    position = stands(standing, plan)
    closure = standing.closure if isinstance(standing, Standing) else None
    if closure is not None and not standing.overdue_kind:
        step = "no evidence named" if closure.step == "delivered" else closure.step
        return f"{position}, {step}"
    if standing.status is None:
        reported = "nothing reported"
        is_said = standing.position is Position.NOT_REPORTED
        return position if is_said else f"{reported}, {position}"
    reported = status_word(standing.status, plan)
    return position if reported.casefold() == position.casefold() else f"{reported}, {position}"


def others_moved(trial: Trial, target: EditTarget) -> tuple[Moved, ...]:
    """Give the other actions that stand otherwise by an edit: those that waited for it."""
    was = {standing.key: standing for standing in trial.picture_before.standings}
    whole = target.address.partition("(")[0]
    plan = trial.after.plan
    return tuple(
        Moved(now.address, state_words(was[now.key], plan), state_words(now, plan))
        for now in trial.picture_after.standings
        if now.key in was
        and (now.address != whole or target.kind is Level.PART)
        and state_words(was[now.key], plan) != state_words(now, plan)
    )


def _measure_words(picture: Picture, target: EditTarget) -> str | None:
    """Give where a KPI or a risk stands; None of anything else."""
    if target.kind is Level.KPI:
        found = (kpi_words(item) for item in picture.kpis if item.address == target.address)
    elif target.kind is Level.RISK:
        found = (risk_words(item) for item in picture.risks if item.address == target.address)
    else:
        return None
    return next(found, None)


def what_it_does(trial: Trial, target: EditTarget) -> Iterator[str]:
    """Give what an edit does, a sentence each: to its action, to others, to recommendations."""
    measure = _measure_words(trial.picture_after, target)
    if measure is not None:
        yield f"{target.address}: {measure}"
    own = position_of(trial, target)
    if own is not None:
        is_same = own.before == own.after
        yield f"{own.address}: still {own.after}" if is_same else f"{own.address}: {own.words}"
        yield from _why_worse(trial, own.address)
    others = others_moved(trial, target)
    for other in others[:_MOST_OTHERS]:
        yield f"{other.address}: {other.words}"
        yield from _why_worse(trial, other.address)
    if len(others) > _MOST_OTHERS:
        yield f"{counted(len(others) - _MOST_OTHERS, 'more action')} moved with it."
    for state in trial.answers:
        yield f"Recommendation {answer_words(state)}"


def _why_worse(trial: Trial, address: str) -> Iterator[str]:
    """Say why an action stands worse by an edit: what makes it late or at risk, and did not."""
    before, after = (
        _standing(side, address) for side in (trial.picture_before, trial.picture_after)
    )
    if not isinstance(before, Standing) or not isinstance(after, Standing):
        return
    if _URGENCY.index(after.position) >= _URGENCY.index(before.position):
        return
    said = [reason.text for reason in after.signals if reason not in before.signals]
    if after.position is Position.OVERDUE and after.passed is not None and after.passed.last:
        said.insert(0, f"its date, {day_for_people(after.passed.last)}, has passed")
    if said:
        yield f"Why: {'; '.join(said)}."


_URGENCY = tuple(Position)


def subject_of(trial: Trial, target: EditTarget) -> str:
    """Give the subject of a commit of an edit: ``north/1.3.2: due July 2024 to November 2024``."""
    said = [said_of(fact) for fact in trial.facts if fact.covers] or ["corrected"]
    more = f" and {counted(len(said) - 1, 'more change')}" if len(said) > 1 else ""
    words = said[0].replace(" → ", " to ")
    return shortened(f"{target.address}: {words}", _LONGEST_SUBJECT) + more


class AtAGlance(NamedTuple):
    """What an officer is told of what she edits: its title, and what is known of it now."""

    title: str
    facts: tuple[str, ...]


def about(picture: Picture, target: EditTarget) -> AtAGlance:
    """Give the title of something, and who answers for it, when it is due, what was said last."""
    measure = _measure_words(picture, target)
    if measure is not None:
        return AtAGlance(_title_of(picture, target), (measure,))
    record = record_of(picture.plan, picture.index, target)
    if record is None:
        return AtAGlance("", ("Its file does not fit its form yet; 'cip check' says why.",))
    if isinstance(record, Recommendation):
        notes = [
            f"{day_for_people(note.date)}: {shortened(note.note, 160)}" for note in record.updates
        ]
        return AtAGlance(
            shortened(record.text, _MOST_OF_A_TITLE), tuple(notes[-1:]) or ("No note yet.",)
        )
    title = shortened(record.title, _MOST_OF_A_TITLE)
    standing = _standing(picture, target.address)
    if standing is None:
        return AtAGlance(title, ())
    return AtAGlance(title, tuple(_tracked(picture, standing)))


def _title_of(picture: Picture, target: EditTarget) -> str:
    items: tuple[Kpi | Risk, ...] = (*picture.plan.kpis, *picture.plan.risks)
    return next((item.title for item in items if item.id == target.name), "")


def record_of(
    plan: Plan, index: Index, target: EditTarget
) -> Action | Milestone | Workstream | Recommendation | Plan | None:
    """Give the record that is edited, or None where its file does not fit its form."""
    if target.kind is Level.PLAN:
        return plan
    if target.kind is Level.RECOMMENDATION:
        found = index.recommendation(target.name)
        return found[1] if found is not None else None
    return index.target(target.name)


def _tracked(picture: Picture, standing: Standing | PartStanding) -> Iterator[str]:
    item = standing.action if isinstance(standing, Standing) else standing.part
    if isinstance(standing, Standing):
        who = owner(picture.index, standing)
    else:
        who = people(picture.index, standing.part.lead)
    end = standing.deadline.end if standing.deadline is not None else no_end(item)
    yield f"{who} · due {end}" if standing.deadline is not None else f"{who} · {end}"
    yield state_words(standing, picture.plan)
    newest = max(reversed(item.updates), key=lambda update: update.date, default=None)
    if newest is None:
        yield "No report yet."
        return
    status = status_word(newest.status, picture.plan) if newest.status else "note"
    said = f": {shortened(newest.note, 200)}" if newest.note else ""
    yield f"Newest, {day_for_people(newest.date)}, {status}{said}"


def _move(trial: Trial) -> Change | None:
    return next((f for f in trial.facts if f.key == "deadline" and f.covers), None)


def days_moved(trial: Trial) -> int:
    """Give by how many days an edit moves a deadline; 0 where that is in no days."""
    fact = _move(trial)
    return (fact.days or 0) if fact is not None else 0


def going_on_as_before(trial: Trial) -> str:
    """Give the new deadline as it goes on, where an edit ends what went on before; else nothing."""
    fact = _move(trial)
    after = fact.after if fact is not None else None
    if fact is None or not isinstance(fact.before, Deadline) or not isinstance(after, Deadline):
        return ""
    return after.then_ongoing().plain if stops_going_on(fact.before, after) else ""


def move_words(trial: Trial) -> str:
    """Give how far an edit moves a deadline: ``+122 days, 2nd move, +183 since the first``."""
    fact = _move(trial)
    if fact is None:
        return ""
    said = [signed(fact.days)] if fact.days is not None else ["no day"]
    if fact.move is not None:
        said.append(f"{ordinal(fact.move)} move")
        since = fact.since_baseline_days
        if since is not None and since != fact.days:
            said.append(f"{signed(since)} since the first")
    return ", ".join(said)
