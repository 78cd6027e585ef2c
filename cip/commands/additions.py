"""What is added to a plan: an action, a part of one, a workstream; each an edit of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from cip.changes.pairing import Level
from cip.commands.answers import deadline_named, one_or_many, text_given
from cip.commands.asking import Answers, Choice, Question, text_lines, yes_or_no
from cip.commands.edit_options import How
from cip.commands.edits import Edit, SaysOtherwiseError
from cip.commands.questions import officer_question, source_question
from cip.editing.edited_file import EditedFile
from cip.editing.forms import new_file
from cip.editing.gate import UneditableError
from cip.editing.naming import name_for
from cip.editing.numbering import (
    former_refs,
    letter_below,
    letters_of,
    number_below,
    numbers_in_path,
    used_elsewhere,
    used_in,
)
from cip.editing.steps import Append, Step
from cip.editing.values import Value
from cip.model.deadline import day_for_people
from cip.model.errors import RepositoryError, UsageError
from cip.model.plan import Action, Objective
from cip.model.references import is_inside
from cip.rules.of_change.strictness import Strictness, strictness
from cip.sources.folder import Workspace
from cip.sources.grounds import grounds_of
from cip.sources.numbers import letters_in_history, numbers_in_history
from cip.sources.saving import create
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial

_WORDS = {
    "detail": "--detail",
    "accountable": "--accountable",
    "deadline": "--deadline",
    "start": "--start",
    "recommendations": "--recommendation",
    "source": "--source",
}
"""The options by what they give."""


class Addition(Edit):
    """Something that is added to what has an address; it gets a number of its own."""

    kinds: ClassVar[Collection[Level]] = ()
    kind: ClassVar[Level]
    noun: ClassVar[str]
    given_none: ClassVar[Collection[str]] = ()
    """What such a thing does not have."""

    def __init__(self, how: How, address: str | None, ref: str | None) -> None:
        super().__init__(how, address, kinds=self.kinds)
        self.wanted = ref

    def add(self, **given: Any) -> None:
        """Ask for what is missing, show it, write it, and say what it did."""
        said = {key: value for key, value in given.items() if value}
        for key in self.given_none:
            if key in said:
                raise UsageError(f"A {self.noun} has no {_WORDS[key]}.")
        self.finish(self._form, said, self._steps, missing=self._missing)

    def checked_title(self, text: str) -> str:
        """Give a title where it fits its form."""
        title = " ".join(text.split())
        try:
            self._text(f"{self._folder}/1-a.yaml", {"ref": "1", "title": title})
        except UneditableError as refused:
            raise UsageError(_why(refused)) from None
        return title

    # What is asked

    def _missing(self, answers: Answers) -> str:
        asked = f"What is the {self.noun} called? --title 'Run a staff survey'"
        return "" if "title" in answers else asked

    def _form(self, answers: Answers) -> Question | None:
        return next((q for q in self._questions() if q and q.key not in answers), None)

    def _questions(self) -> Iterator[Question | None]:
        """Give the questions in their order."""
        raise NotImplementedError

    def _title_question(self) -> Question:
        return Question(
            "title",
            "Title",
            text_lines(f"What is the {self.noun} called?"),
            "A short title, in the plan's own words. The whole text is asked next.",
            check=self.checked_title,
        )

    def _detail_question(self, what: str) -> Question:
        return Question(
            "detail",
            "In full",
            explained=f"{what}, word for word as the plan prints it. A single + opens an editor.",
            is_optional=True,
            check=text_given,
            below="",
        )

    def _officer_question(self, name: str, why: str, above: tuple[str, ...] = ()) -> Question:
        named = ", ".join(self.picture.index.officer_titles(above))
        otherwise = f" Enter leaves it to the workstream's: {named}." if named else ""
        asked = officer_question(self.names, "accountable", name, f"{why}{otherwise}")
        return asked._replace(is_optional=True)

    def _deadline_question(self) -> Question:
        return Question(
            "deadline",
            "Deadline",
            text_lines("When is it due? As the plan prints it: September 2026, Q3 2026/27, TBC."),
            "30 September 2026, September 2026, Q3 2026/27, 2027, June 2026, then ongoing, or TBC.",
            is_optional=True,
            check=deadline_named,
        )

    def _source_question(self) -> Question | None:
        if not self.names.papers:
            return None
        asked = source_question(self.names, is_needed=False)
        return asked._replace(
            lead=tuple(text_lines("Which paper has it? With # and the paragraph: plan-2026#9.")),
            explained="The paper that it is quoted from, as plan.yaml lists it.",
        )

    # Since when it is in the plan

    @property
    def _strictness(self) -> Strictness:
        """Give how strictly a check judges the plan; one that is in no commit yet is a draft."""
        base = self.grounds.base
        return strictness(base.plan if base is not None else None, today=self.session.day)

    @property
    def _beginning(self) -> date | None:
        """Give since when what came with the plan is in it, as the newest commit has it."""
        base = self.grounds.base
        return None if base is None else base.plan.approved or base.plan.first_day

    def _is_new_question(self) -> Question | None:
        """Ask whether it is new, or was in the plan and is typed in now."""
        first = self._beginning
        is_said = self.how.yes or self.how.on is not None
        if first is None or self._strictness is Strictness.DRAFT or is_said:
            return None
        return yes_or_no(
            "is_new",
            f"Is it new since {day_for_people(first)}?",
            explained=f"Yes: it came into the plan on {day_for_people(self.on)}. No: it was in the "
            f"plan on {day_for_people(first)}, and is only typed in now.",
            default=self._strictness is not Strictness.TYPING_IN,
        )

    def _added(self, answers: Answers) -> str | None:
        """Give the day on which it came into the plan, or None where it was there from the start.

        So counts what comes into a draft, and into a plan that is in no commit yet.
        """
        strict, first = self._strictness, self._beginning
        if self.how.on is None and strict is Strictness.DRAFT:
            return None
        is_new = answers.get("is_new", strict is not Strictness.TYPING_IN)
        day = self.on if is_new or first is None or self.how.on is not None else first
        return day.isoformat()

    # What is written

    @property
    def _folder(self) -> str:
        """Give the folder of what it is added to."""
        return self.target.path.rsplit("/", 1)[0]

    def _text(self, path: str, value: Mapping[str, Value]) -> str:
        return new_file(path, value)

    def _steps(self, file: EditedFile, answers: Answers) -> Sequence[Step]:
        raise NotImplementedError


class NewPart(Addition):
    """A part of an action: it is added to the action's file."""

    kinds = (Level.ACTION,)
    kind = Level.PART
    noun = "part"
    given_none = ("detail", "recommendations", "source")

    def __init__(self, how: How, address: str | None, ref: str | None) -> None:
        super().__init__(how, address, ref)
        self._number()

    def _number(self) -> None:
        used = set(self._letters())
        if self.wanted in used:
            raise UsageError(f"{self.target.name} has or had a part ({self.wanted}) already.")
        self.letter = self.wanted or letter_below(used)
        address = f"{self.target.address}({self.letter})"
        self.made = EditTarget(Level.PART, address, self.target.path)

    def _letters(self) -> Iterator[str]:
        """Give the letters of the parts that the action has, and of those it had."""
        action, base = self._action, self.grounds.base
        before = base.plan.actions if base is not None else ()
        for known in (action, *(found for found in before if found.ref == action.ref)):
            yield from letters_of(known)
        yield from self._ever

    @cached_property
    def _ever(self) -> frozenset[str]:
        """Give the letters that were given in the commits so far."""
        refs = (self._action.ref, *former_refs(self._action))
        return letters_in_history(self.session.workspace.root, self.grounds.plan.name, refs)

    @property
    def _action(self) -> Action:
        found = next((a for a in self.grounds.plan.actions if a.path == self.target.path), None)
        if found is None:
            raise UneditableError(
                f"{self.target.path} does not fit its form yet, so nothing is added to it.",
                self.grounds.now.results[self.target.path].problems,
            )
        return found

    def _again(self, text: str, steps: Any, answers: Answers) -> Trial:
        trial = super()._again(text, steps, answers)
        letter = self.letter
        self._number()
        return trial if letter == self.letter else self.tried(steps, answers)

    def _questions(self) -> Iterator[Question | None]:
        yield self._title_question()
        yield self._officer_question("Lead", "Who leads it?")
        yield self._deadline_question()
        yield self._is_new_question()

    def _steps(self, file: EditedFile, answers: Answers) -> Sequence[Step]:  # noqa: ARG002
        officers = answers.get("accountable")
        entry = _given(
            ref=self.letter,
            title=answers.get("title") or "-",
            added=self._added(answers),
            lead=one_or_many(officers),
            start=answers.get("start"),
            deadline=answers.get("deadline"),
        )
        return [Append((*self.target.at, "milestones"), entry)]

    def checked_title(self, text: str) -> str:
        """Give the words of a part where they fit its form."""
        return text_given(text)


class NewFile(Addition):
    """Something that has a file of its own."""

    def _form_path(self, ref: str, title: str) -> str:
        raise NotImplementedError

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        raise NotImplementedError

    def _above(self, answers: Answers) -> str:
        """Give the number below which it gets its own."""
        raise NotImplementedError

    def _refuse_to_commit(self) -> None:
        if self.grounds.unjudged:
            raise RepositoryError(self.grounds.unjudged)

    def tried(self, steps: Any, answers: Answers) -> Trial:  # noqa: ARG002 - a file has no steps
        """Give what the new file would do to the plan."""
        ref = self._ref(answers)
        title = answers.get("title") or "-"
        path = self._form_path(ref, title)
        address = f"{self.grounds.plan.name}/{ref}"
        self.made = EditTarget(self.kind, address, path)
        text = self._text(path, self._values(ref, answers))
        return Trial(self.grounds, path, text, self.picture)

    def _ref(self, answers: Answers) -> str:
        used = self._used()
        above = self._above(answers)
        if self.wanted is None:
            return number_below(above, used)
        if self.wanted in used:
            hint = f"The next one is {number_below(above, used)}."
            raise UsageError(f"{self.wanted} is or was the number of something else. {hint}")
        if above and not is_inside(self.wanted, above):
            raise UsageError(f"{self.wanted} does not begin with {above}, to which it belongs.")
        return self.wanted

    @cached_property
    def _ever(self) -> frozenset[str]:
        """Give the numbers that were given in the commits so far."""
        return numbers_in_history(self.session.workspace.root, self.grounds.plan.name)

    def _used(self) -> frozenset[str]:
        """Give every number that was ever given in the plan, as far as that is known."""
        grounds, name = self.grounds, self.grounds.plan.name
        found = {*used_in(grounds.now), *self._ever}
        found.update(used_in(grounds.base) if grounds.base is not None else ())
        for other in grounds.others:
            found.update(used_elsewhere(name, other))
        return frozenset(found)

    def _saved(self, trial: Trial, steps: Any, answers: Answers) -> Trial:  # noqa: ARG002
        root = self.session.workspace.root

        def confirm() -> None:
            paths = Workspace(root).contents(self.grounds.plan.name)
            taken = {number for path in paths for number in numbers_in_path(path)}
            if self.made.name in taken:
                self.grounds = grounds_of(Workspace(root), self.grounds.plan.name)
                self.picture = self.grounds.picture(today=self.session.day)
                raise SaysOtherwiseError(f"{self.made.name} was given meanwhile. It is another.")

        create(root, trial.path, trial.text, confirm=confirm)
        return trial


class NewAction(NewFile):
    """An action, as a file in the folder of its workstream."""

    kinds = (Level.WORKSTREAM, Level.OBJECTIVE, Level.PLAN, Level.ACTION)
    kind = Level.ACTION
    noun = "action"

    @property
    def is_below_workstream(self) -> bool:
        """Say whether it is a workstream that has the address; else it is for a new one.

        Raises ``UsageError`` where it is an action, and ``UneditableError`` where it is the folder
        of a workstream that cannot be used.
        """
        name, address = self.target.name, self.target.address
        if self.target.kind is Level.OBJECTIVE:
            for path in self.grounds.now.results:
                if name in numbers_in_path(f"{path}/"):
                    raise UneditableError(
                        f"{name} is the number of a workstream that cannot be used. 'cip check "
                        f"{self.grounds.plan.name}' says why."
                    )
        if self.target.kind is Level.ACTION:
            above = address.rpartition(".")[0]
            raise UsageError(
                f"{address} is an action. 'cip new {address} --part' adds a part to it, "
                f"'cip new {above}' an action beside it."
            )
        return self.target.kind is Level.WORKSTREAM

    def _above(self, answers: Answers) -> str:  # noqa: ARG002 - it has the address
        return self.target.name

    def _form_path(self, ref: str, title: str) -> str:
        return f"{self._folder}/{name_for(ref, title, otherwise='action')}.yaml"

    def _questions(self) -> Iterator[Question | None]:
        workstream = self.picture.index.workstream(self.target.name)
        above = workstream.accountable if workstream is not None else ()
        yield self._title_question()
        yield self._detail_question("The action")
        yield self._officer_question("Accountable", "Who answers for it?", above)
        yield self._deadline_question()
        yield self._source_question()
        yield self._is_new_question()

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        return _given(
            ref=ref,
            title=answers.get("title") or "-",
            added=self._added(answers),
            detail=answers.get("detail"),
            accountable=one_or_many(answers.get("accountable")),
            start=answers.get("start"),
            deadline=answers.get("deadline"),
            recommendations=answers.get("recommendations"),
            source=answers.get("source"),
        )


class NewWorkstream(NewFile):
    """A workstream: a folder, and the file in it that says what it is."""

    kind = Level.WORKSTREAM
    noun = "workstream"
    given_none = ("deadline", "start")

    @classmethod
    def of(cls, found: NewFile) -> "NewWorkstream":
        """Give a workstream that is added where something else was looked for."""
        made = cls.__new__(cls)
        vars(made).update(vars(found))
        return made

    @property
    def _objective(self) -> str | None:
        """Give the objective that is meant, or None where it has to be asked."""
        objectives = self.picture.plan.objectives
        if self.target.kind is Level.OBJECTIVE:
            return self.target.name
        return objectives[0].ref if len(objectives) == 1 else None

    def _missing(self, answers: Answers) -> str:
        if self._objective is None:
            name = self.grounds.plan.name
            first = next((o.ref for o in self.picture.plan.objectives), "1")
            return f"Which objective does it belong to? Name it: cip new {name}/{first}"
        return super()._missing(answers)

    def _above(self, answers: Answers) -> str:
        """Give the objective, where workstreams are counted below theirs, else nothing."""
        workstreams = [w for w in self.picture.plan.workstreams if w.objective]
        is_below = all(is_inside(w.ref, w.objective or "") for w in workstreams)
        return (self._objective or answers.get("objective") or "1") if is_below else ""

    def _form_path(self, ref: str, title: str) -> str:
        folder = name_for(ref, title, otherwise="workstream")
        return f"plans/{self.grounds.plan.name}/{folder}/workstream.yaml"

    @property
    def _folder(self) -> str:
        return f"plans/{self.grounds.plan.name}/1-a"

    def _text(self, path: str, value: Mapping[str, Value]) -> str:
        whole = f"{path.rsplit('/', 1)[0]}/workstream.yaml"
        return new_file(whole, {**value, "objective": value.get("objective", "1")})

    def _questions(self) -> Iterator[Question | None]:
        yield self._title_question()
        if self._objective is None:
            yield self._objective_question(self.picture.plan.objectives)
        yield self._detail_question("What it is for")
        yield self._officer_question("Accountable", "Who answers for it?")
        yield self._recommendation_question()
        yield self._source_question()

    def _objective_question(self, objectives: Sequence[Objective]) -> Question:
        return Question(
            "objective",
            "Objective",
            text_lines("Which objective does it belong to?"),
            "One of those that plan.yaml lists.",
            choices=tuple(Choice(o.ref, f"{o.ref} {o.title}") for o in objectives),
        )

    def _recommendation_question(self) -> Question | None:
        items = [item for review in self.picture.plan.sets for item in review.recommendations]
        if not items:
            return None
        return Question(
            "recommendations",
            "Answers",
            text_lines("Which recommendations do its actions answer? Several with commas."),
            "By number or id. An action can name others of its own.",
            choices=tuple(Choice(item.id, f"{item.id} {item.text[:60]}") for item in items),
            is_many=True,
            is_optional=True,
        )

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        return _given(
            ref=ref,
            title=answers.get("title") or "-",
            objective=self._objective or answers.get("objective") or "1",
            purpose=answers.get("detail"),
            accountable=one_or_many(answers.get("accountable")),
            recommendations=list(answers.get("recommendations") or ()),
            source=answers.get("source"),
        )


def _given(**values: Value) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}


def _why(refused: UneditableError) -> str:
    said = [f"{problem.message}. {problem.help}".rstrip() for problem in refused.problems[:1]]
    return " ".join(said) or str(refused)
