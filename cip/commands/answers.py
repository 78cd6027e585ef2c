"""Reads the values that an officer gives: each is checked at once, with the nearest form told.

Every check raises ``UsageError`` with a sentence, whether the value was typed or is an option's.
"""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from cip.assessment.index import Index
from cip.commands.session import day_named
from cip.editing.actions import evidence_at, evidence_of, source_of
from cip.editing.values import Value, prose
from cip.model.deadline import Deadline, day_for_people
from cip.model.errors import UsageError
from cip.model.grammar import NotADeadline, parse_deadline, parse_start
from cip.model.likeness import meant_or_nearest, meant_or_told
from cip.model.people import Officer
from cip.model.plan import Paper, Plan
from cip.model.text import safe
from cip.model.vocabulary import Status

_MOST_OF_STDIN = 256 * 1024

_DECISION = ("sets", 0, "recommendations", 0, "response", 0, "decision")
"""The way to what a council decides, in the form of recommendations."""


def if_given(text: str | None, check: Callable[[str], Any]) -> Any:
    """Give what an option says, checked; None where it was left out."""
    return None if text is None else check(text)


def only_given(**values: Any) -> dict[str, Any]:
    """Give the answers that came with the call, without those that were left out."""
    return {key: value for key, value in values.items() if value}


def day_past(text: str | None, *, today: date) -> date:
    """Give the day of ``--on``, today where it is left out. A day to come is refused."""
    day = day_named(text)
    if day > today:
        raise UsageError(
            f"{day_for_people(day)} is still to come: nothing can have been said on it. Today is "
            f"{day_for_people(today)}."
        )
    return day


def status_named(text: str) -> str:
    """Give the status that a word names; another word is told the status that means the same."""
    return _one_of(text, [status.value for status in Status], "status")


def decision_named(text: str) -> str:
    """Give what the council decided; another word is told the one that means the same."""
    from cip.documents.fitting.schema import FileKind, part_of

    form = part_of(FileKind.RECOMMENDATIONS, _DECISION) or {}
    return _one_of(text, form["enum"], "decision")


def _one_of(text: str, known: list[str], what: str) -> str:
    from cip.model.meaning import meaning_of

    word = text.strip().lower()
    if word in known:
        return word
    meaning = meaning_of(text, known)
    write = f"{meaning.remark} Write {alternatives(known)}.".strip()
    hint = f"Did you mean '{meaning.word}'?" if meaning.word else write
    raise UsageError(f"'{safe(text[:60])}' is no {what}. {hint}")


def alternatives(words: Sequence[str]) -> str:
    """Give words as a sentence offers them: ``a, b or c``."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def one_or_many(value: Any) -> Value:
    """Give one name of several as a text, more as a list; what is no list stays what it is."""
    are_several = isinstance(value, list | tuple)
    kept: Value = list(value) if are_several and len(value) > 1 else value
    return value[0] if are_several and len(value) == 1 else kept


def deadline_named(text: str) -> str:
    """Give a deadline as it was written, where it can be read."""
    _read(text, "Write it as 30 September 2024, September 2024, Q3 2025/26, 2027, ongoing or TBC.")
    return text.strip()


def start_named(text: str) -> str:
    """Give when work starts as it was written, where it can be read."""
    hint = "Write it as 30 September 2024, September 2024, Q3 2025/26, 2027, started or TBC."
    _read(text, hint, parse_start)
    return text.strip()


def date_named(text: str) -> str:
    """Give a day, a month or another span with a last day as it was written."""
    if text.strip().lower() in ("today", "yesterday"):
        return day_named(text).isoformat()
    hint = "Write it as 30 September 2024, September 2024, Q3 2025/26 or 2027."
    if _read(text, hint).last is None:
        raise UsageError(f"'{safe(text[:60])}' names no day. {hint}")
    return text.strip()


def _read(text: str, hint: str, parse: Callable[[str], Deadline] = parse_deadline) -> Deadline:
    from cip.model.refusals import refusal_of

    try:
        return parse(text)
    except NotADeadline as refused:
        found = refusal_of(text)
        reason = found.reason if found is not None else refused.reason
        if found is not None and found.suggestion:
            hint = f"Did you mean '{found.suggestion}'?"
        said = f"'{safe(text[:60])}' cannot be read as a date: {reason}"
        raise UsageError(f"{said}. {hint}") from None


def number_named(text: str, unit: str | None = None) -> str:
    """Give a number in figures alone, as a file keeps it; ``unit`` is what it is counted in.

    Commas between thousands are left out, and the sign of the unit, which the KPI itself has.
    """
    bare = text.strip()
    sign = next((sign for sign in _SIGNS if sign in bare), None)
    if sign is not None and sign not in (unit or ""):
        counted_in = f"is counted in {unit}" if unit else "has no unit"
        raise UsageError(f"'{safe(text[:60])}' has {sign}, and this {counted_in}. {_IN_FIGURES}")
    found = _NUMBER.fullmatch(bare.strip(f"{sign or ''} "))
    if found is None:
        raise UsageError(f"'{safe(text[:60])}' is no number. {_IN_FIGURES}")
    return found[0].replace(",", "")


_SIGNS = ("%", "£", "€")
_IN_FIGURES = "Write it in figures, such as 1200.5."
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")


def score_named(text: str) -> str:
    """Give a score from 1 to 5."""
    if not re.fullmatch("[1-5]", text.strip()):
        raise UsageError(f"'{safe(text[:60])}' is no score: write a number from 1 to 5.")
    return text.strip()


def text_given(text: str) -> str:
    """Give a note or a reason as it is kept."""
    kept = prose(text)
    if not kept:
        raise UsageError("There is no text.")
    return kept


def text_option(text: str) -> str:
    """Give the text of an option as it is kept; of a hyphen, what comes on the standard input."""
    return text_given(_from_stdin() if text.strip() == "-" else text)


def _from_stdin() -> str:
    data = sys.stdin.buffer.read(_MOST_OF_STDIN + 1)
    if len(data) > _MOST_OF_STDIN:
        raise UsageError("What comes on the standard input is more than a note can hold.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("What comes on the standard input is no text in UTF-8.") from None


def titles_of(plan: Plan) -> dict[str, str]:
    """Give the titles of what a number can name in a plan: workstreams, actions and parts."""
    found = {item.ref: item.title for item in plan.workstreams}
    found |= {action.ref: action.title for action in plan.actions}
    for action in plan.actions:
        found |= {f"{action.ref}({part.ref})": part.title for part in action.milestones}
    return found


def says_nothing(text: str) -> bool:
    """Say whether a text only fills its place: ``-``, ``N/A``, ``None``, ``See above``."""
    words = re.sub(r"[\s\-\u2010-\u2015\u2212.,;:!?*_/\\'\"()]+", " ", text).strip()
    return words.casefold() in _NOTHING


_NOTHING = frozenset(
    ("", "n a", "na", "none", "nil", "nothing", "not applicable", "see above", "as above", "ditto")
)


class Names:
    """Looks up the names of a plan that an officer may write: officers, boards, documents."""

    def __init__(self, plan: Plan, index: Index) -> None:
        self._plan = plan
        self._index = index

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Give the documents that the plan lists."""
        return self._plan.papers

    @property
    def officers(self) -> tuple[Officer, ...]:
        """Give the officers that the plan lists."""
        return self._plan.officers

    def officer(self, text: str) -> str:
        """Give the title of an officer, however he was called."""
        found = self._index.officer(text)
        if found is None:
            hint = meant_or_told(text, [officer.title for officer in self._plan.officers])
            if not hint.startswith("Did"):
                hint = f"{hint} Others are entered in plan.yaml, under officers.".strip()
            raise UsageError(f"'{safe(text[:60])}' is no officer of this plan. {hint}")
        return found.title

    def status(self, text: str) -> str:
        """Give the status that a word names; of a colour it is told what the plan's legend says."""
        colour = text.strip().casefold()
        meant = [
            status.value
            for status in Status
            if (shown := self._plan.legend.get(status.value)) and shown.colour == colour
        ]
        if meant:
            raise UsageError(
                f"'{colour}' is a colour, which follows from the status. In this plan's legend it "
                f"stands for {alternatives(meant)}: write that where it is so."
            )
        return status_named(text)

    def recommendation(self, text: str) -> str:
        """Give the id of a recommendation, with that of its set where it is written so."""
        wanted = self._of_this_plan(text.strip())
        if self._index.recommendation(wanted) is None:
            known = [item.id for review in self._plan.sets for item in review.recommendations]
            hint = meant_or_told(wanted, known)
            said = f"'{safe(wanted[:60])}' is no recommendation of this plan. {hint}"
            raise UsageError(said.rstrip())
        return wanted

    def agreed(self, text: str) -> str:
        """Give who agreed: a board or officer by its title, and any other name as it stands."""
        board, officer = self._index.board(text), self._index.officer(text)
        if board is not None:
            return board.title
        return officer.title if officer is not None else " ".join(text.split())

    def who_may_agree(self) -> tuple[str, ...]:
        """Give who is offered as somebody who agreed: those whom change control names, or all."""
        control = self._plan.change_control
        if control is not None and control.agreed_by:
            return tuple(dict.fromkeys(map(self.agreed, control.agreed_by)))
        boards = (board.title for board in self._plan.boards)
        officers = (officer.title for officer in self._plan.officers)
        return tuple(dict.fromkeys((*boards, *officers)))

    def evidence(self, text: str) -> Value:
        """Give the evidence that ``TITLE=URL`` or ``TITLE=document#9`` names."""
        self.evidence_title(text)
        found: Any = evidence_of(text)
        self.evidence_title(found["title"])
        return self._with_paper(found)

    def evidence_title(self, text: str) -> str:
        """Give the title of evidence as it is kept.

        What says nothing is refused, and so is the place of a paper alone: as a title it would lead
        nowhere.
        """
        bare = " ".join(text.split())
        shown = safe(bare[:60])
        if says_nothing(bare):
            raise UsageError(f"'{shown}' says nothing. Leave it out where there is no evidence.")
        if re.match(r"[A-Za-z]:[\\/]|\\\\|file:", bare):
            raise UsageError(
                f"'{shown}' is a place on your own computers, which no reader can open. Write the "
                "title of the paper."
            )
        document, sign, _ = bare.partition("#")
        is_place = re.fullmatch(r"https?://\S+", bare) is not None
        if is_place or (sign and self._index.paper(document) is not None):
            raise UsageError(f"'{shown}' has no title. Write 'Title={shown}'.")
        return bare

    def evidence_at(self, title: str, where: str) -> Value:
        """Give the evidence of a title that is found at an address or in a document."""
        return self._with_paper(evidence_at(title, where.strip()))

    def source(self, text: str) -> Value:
        """Give the source that ``document#9`` names."""
        return self._with_paper(source_of(text))

    def _with_paper(self, cited: Any) -> Value:
        document = cited.get("document")
        if document is not None and self._index.paper(document) is None:
            hint = meant_or_told(document, [paper.id for paper in self._plan.papers])
            hint = hint or "Enter it in plan.yaml, under documents, first."
            raise UsageError(f"'{safe(document[:60])}' is no document of plan.yaml. {hint}")
        kept: Value = cited
        return kept

    def _of_this_plan(self, text: str) -> str:
        """Give a reference without the name of this plan, which may stand before it."""
        return text.removeprefix("plans/").removeprefix(f"{self._plan.name}/")

    def successors(self, text: str) -> tuple[str, ...]:
        """Give the numbers that a text names, or none where it is words for something elsewhere."""
        words = text.replace(",", " ").split()
        parts = [self._of_this_plan(part) for part in words if part not in ("and", "&")]
        known = [self._index.target(part) is not None or "/" in part for part in parts]
        if all(known):
            return tuple(parts)
        looks_like_numbers = all(part[:1].isdigit() for part in parts)
        if looks_like_numbers:
            unknown = parts[known.index(False)]
            hint = meant_or_nearest(unknown, titles_of(self._plan))
            raise UsageError(f"There is no '{safe(unknown[:60])}' in this plan. {hint}".rstrip())
        return ()
