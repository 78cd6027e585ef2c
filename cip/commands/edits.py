"""One edit of one thing: opened, asked about, tried, shown, written; what all edits share."""

import sys
from collections.abc import Callable, Collection, Sequence
from typing import Any

from cip.changes.pairing import Level
from cip.commands.addressing import address_of
from cip.commands.answers import Names, day_past
from cip.commands.asking import Answers, Form, Question, ask, can_ask, yes_or_no
from cip.commands.edit_ends import end, refuse, show_difference
from cip.commands.edit_options import How
from cip.commands.questions import NOT_RECORDED, agreed_question, source_question
from cip.commands.session import Session, plan_names
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, edited, opened
from cip.editing.steps import Step
from cip.facts.edits import about
from cip.model.errors import CipError, RepositoryError, UsageError
from cip.model.references import ref_of_name
from cip.model.text import as_typed, counted, safe
from cip.sources.grounds import grounds_of
from cip.sources.saving import edit
from cip.terminal.edit_view import (
    about_lines,
    preview_lines,
    typed_lines,
)
from cip.terminal.lines import EMPTY, Line, line, paragraph
from cip.terminal.problem_view import problem_lines
from cip.terminal.screen import show, width
from cip.trying.targets import EditTarget, target_of
from cip.trying.trial import Trial

Steps = Callable[[EditedFile, Answers], Sequence[Step]]
"""What an edit does to a file, for the answers."""


class NotWrittenError(CipError):
    """An officer saw what would be written, and did not want it."""

    exit_status = 1


class SaysOtherwiseError(Exception):
    """What was shown does not hold any more, for somebody changed something meanwhile."""


class Edit:
    """An edit of what has an address, with all that is known of it.

    ``made`` is what is told of afterwards: the same, or what is new in it. Raises ``UsageError``
    where there is nothing of this address, or nothing of the kinds that can be edited so, and
    ``UneditableError`` where its file cannot be read.
    """

    def __init__(self, how: How, address: str | None, *, kinds: Collection[Level]) -> None:
        self.how = how
        self.session = Session(how.ctx, as_of=None, json=how.json)
        self.on = day_past(how.on, today=self.session.day)
        self.can_ask = can_ask(json=how.json)
        workspace = self.session.workspace
        self._is_told_how = self.can_ask and address is None
        command = str(how.ctx.info_name)
        address = address_of(workspace, address, command=command, can_ask=self.can_ask)
        named, _, rest = as_typed(address).strip().removeprefix("./").partition("/")
        if named == "plans":
            named, _, rest = rest.partition("/")
        (name,) = plan_names(workspace, [named])
        self.grounds = grounds_of(workspace, name)
        self.picture = self.grounds.picture(today=self.session.day)
        self.names = Names(self.picture.plan, self.picture.index)
        self.target = self._found(rest)
        if self.target.kind not in kinds:
            raise UsageError(_of_no_such_kind(self.target))
        self.made = self.target
        self._say_what_is_broken()

    def _found(self, rest: str) -> EditTarget:
        found = target_of(self.grounds.now, rest)
        if found is not None:
            return found
        now = self.grounds.now
        ref = rest.partition("(")[0]
        for path in now.broken:
            if path.count("/") > 1 and ref_of_name(path.rsplit("/", 1)[1]) == ref:
                problems = now.results[path].problems
                show(problem_lines(problems, now.texts, width=width()), sys.stderr)
                raise UneditableError(f"{path} cannot be read, so it is not changed.", problems)
        from cip.commands.detail import unknown

        raise UsageError(unknown(now.plan, rest))

    def _say_what_is_broken(self) -> None:
        broken = [path for path in self.grounds.now.broken if path != self.target.path]
        if broken:
            name = self.grounds.plan.name
            said = counted(len(broken), "other file")
            sys.stderr.write(f"{said} of {name} cannot be used: 'cip check {name}' says why.\n")

    @property
    def text(self) -> str:
        """Give the text of the file as it is."""
        return self.grounds.now.texts.get(self.target.path, "")

    @property
    def record(self) -> dict[str, Any]:
        """Give what the record holds that is edited, as its file has it."""
        held: dict[str, Any] = self.file.at(self.target.at)
        return held

    @property
    def file(self) -> EditedFile:
        """Give the file as it is edited."""
        return opened(self.target.path, self.text)

    def tried(self, steps: Steps, answers: Answers) -> Trial:
        """Give what the edit would do with these answers."""
        text = edited(self.target.path, self.text, list(steps(self.file, answers)))
        return Trial(self.grounds, self.target.path, text, self.picture)

    def demanded(self, steps: Steps, answers: Answers) -> Question | None:
        """Ask for what a check would miss in the edit: who agreed, or the paper that says so.

        What it would refuse the edit without has to be answered. None where nothing is missing, or
        it was asked already.
        """
        trial = self.tried(steps, answers)
        errors = {problem.rule for problem in trial.errors}
        found = {problem.rule for problem in trial.problems}
        if errors & _WANT_AGREEMENT and answers.get("agreed_by") is None:
            return agreed_question(self.names, is_needed=True)
        if found & _WANT_AGREEMENT and "agreed_by" not in answers:
            return agreed_question(self.names, is_needed=False)._replace(enter=NOT_RECORDED)
        if "source" in answers or answers.get("agreed_by") is None:
            return None
        if found & _WANT_SOURCE:
            asked = source_question(self.names, is_needed=bool(errors & _WANT_SOURCE))
            return asked._replace(enter=NOT_RECORDED)
        return None

    def finish(
        self, form: Form, given: Answers, steps: Steps, *, missing: Callable[[Answers], str]
    ) -> None:
        """Ask what is missing, show what would be written, write it, and say what it did.

        ``given`` are the answers that came with the call; ``missing`` says which option is wanted
        where nobody can be asked. What was typed is printed where it is not written in the end.
        """
        typed: dict[str, Any] = {}
        taken_back: dict[str, Any] = {}
        try:
            written = self._written(form, given, steps, missing, typed, taken_back)
        except BaseException as stopped:  # Ctrl-C and a fault of ours too: it took long to type
            if isinstance(stopped, UneditableError):
                show(problem_lines(stopped.problems, {}, width=width()), sys.stderr)
            for key in dict.fromkeys((*_LONG, *typed, *taken_back)):
                text = typed.get(key, taken_back.get(key))
                if isinstance(text, str) and key.startswith(_LONG):
                    show(typed_lines(text), sys.stderr)
            raise
        if written is not None:
            end(self, written, was_shown="write" in typed)

    def _written(
        self,
        form: Form,
        given: Answers,
        steps: Steps,
        missing: Callable[[Answers], str],
        typed: dict[str, Any],
        taken_back: dict[str, Any],
    ) -> Trial | None:
        """Ask, and write: give the edit as it was made, or None where it is a dry run."""
        if self.how.commit:
            self._refuse_to_commit()
        if not self.can_ask and (said := missing(given)):
            raise UsageError(said)
        while True:
            if self.can_ask:
                ask(
                    self._whole(form, given, steps),
                    typed,
                    taken_back,
                    is_told_how=self._is_told_how,
                )
                self._is_told_how = True
            answers = {**given, **typed}
            if answers.get("write") is False:
                raise NotWrittenError("Nothing was written.")
            trial = self.tried(steps, answers)
            if trial.errors:
                refuse(self, trial)
            if self.how.dry_run:
                show_difference(self, trial)
                return None
            try:
                return self._saved(trial, steps, answers)
            except SaysOtherwiseError as changed:
                stream = sys.stdout if self.can_ask else sys.stderr
                show([line(str(changed)), ()], stream)
                if self.made == self.target:
                    known = about(self.picture, self.target)
                    show(about_lines(self.target, known, width()), stream)
                typed.pop("write", None)

    def _whole(self, form: Form, given: Answers, steps: Steps) -> Form:
        """Give the form with what stands at both its ends: what is edited, and "Write this?"."""

        def whole(typed: Answers) -> Question | None:
            answers = {**given, **typed}
            question = form(answers)
            while question is not None and self.how.yes and question.is_optional:
                answers[question.key] = None
                question = form(answers)
            if question is None:
                if self.how.yes or self.how.dry_run or "write" in typed:
                    return None
                question = self._last_question(steps, answers, typed)
            if typed:
                return question
            known = about_lines(self.target, about(self.picture, self.target), width())
            return question._replace(lead=(*known, *question.lead))

        return whole

    def _last_question(self, steps: Steps, answers: Answers, typed: Answers) -> Question:
        """Ask whether to write what is shown; or, of what is refused, whether to go back."""
        columns = width()
        try:
            trial = self.tried(steps, answers)
        except UneditableError as error:
            problems = problem_lines(error.problems, {}, width=columns)
            return _refused((EMPTY, *problems, *paragraph(safe(str(error)), columns)))
        asked = {rule for key, rules in _ASKED.items() if key in typed for rule in rules}
        lead = tuple(preview_lines(trial, self.made, columns, asked))
        if trial.errors:
            return _refused(lead)
        return yes_or_no("write", "Write this?", lead=lead, explained=_WRITE)

    def _refuse_to_commit(self) -> None:
        if self.grounds.unjudged:
            raise RepositoryError(self.grounds.unjudged)
        if not self.grounds.is_committed(self.target.path):
            raise UsageError(
                f"{self.target.path} has changes that are not committed yet. Commit them first, or "
                "leave --commit out."
            )

    def _saved(self, trial: Trial, steps: Steps, answers: Answers) -> Trial:
        """Write the edit to what the file holds now, and give it as it was made in the end."""
        made = trial

        def change(text: str) -> str:
            nonlocal made
            if text != made.before:
                made = self._again(text, steps, answers)
            return made.text

        edit(self.session.workspace.root, self.target.path, change)
        return made

    def _again(self, text: str, steps: Steps, answers: Answers) -> Trial:
        """Make the edit on another text of the file: somebody saved it since it was read."""
        shown = about(self.picture, self.target)
        now = self.grounds.now.with_text(self.target.path, text)
        self.grounds = self.grounds._replace(now=now)
        self.picture = self.grounds.picture(today=self.session.day)
        is_itself = self.made == self.target
        self.target = self._found(self.target.address.partition("/")[2])
        self.made = self.target if is_itself else self.made
        if self.can_ask and not self.how.yes and about(self.picture, self.target) != shown:
            raise SaysOtherwiseError(_CHANGED)
        trial = self.tried(steps, answers)
        if trial.errors:
            refuse(self, trial)
        return trial


def _refused(lead: tuple[Line, ...]) -> Question:
    return Question(
        "write",
        "< goes back to change an answer; Enter leaves",
        lead,
        "What stands above is refused. Go back to the answer that has to be another.",
        check=lambda _: False,
        default="leave",
    )


_WANT_AGREEMENT = frozenset(("move-not-agreed", "change-not-agreed", "withdrawn-alone"))
_WANT_SOURCE = frozenset(("agreement-without-source",))
"""The rules that mind that an edit does not say who agreed, or where that is written."""
_ASKED = {
    "agreed_by": _WANT_AGREEMENT,
    "source": _WANT_SOURCE,
    "evidence 1": frozenset(("complete-without-evidence",)),
}
"""The rules that mind what a question could have got, by its key."""

_LONG = ("note", "reason", "detail", "value", "evidence ")
"""The answers that can be long texts, by how their keys begin: one is printed before it is lost."""

_CHANGED = "The file was changed meanwhile. This is what it says now."
_WRITE = "y writes the lines above into the file, n leaves it as it is."


def _of_no_such_kind(target: EditTarget) -> str:
    """Say why what was named cannot be edited so."""
    address = target.address
    if target.kind is Level.WORKSTREAM:
        return (
            f"{address} is a workstream. What it is about has no status and no date of its own: "
            f"name one of its actions. 'cip show {address}' lists them."
        )
    if target.kind is Level.PLAN:
        return f"'{address}' is a whole plan. Name one of its actions: {address}/1.2.1."
    if target.kind is Level.RECOMMENDATION:
        return (
            f"{address} is a recommendation. 'cip update {address}' enters a note on it; what is "
            "done about it is reported on the actions that answer it."
        )
    kinds = {Level.KPI: "a KPI", Level.RISK: "a risk", Level.OBJECTIVE: "an objective"}
    return f"{address} is {kinds.get(target.kind, 'none of these')}. Edit it in {target.path}."
