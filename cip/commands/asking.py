"""Asks the questions that a command has, one after the other, in a terminal.

A form gives the next question for the answers so far, or None where there is none left. So a later
question can follow from an earlier answer, and ``<`` needs only to forget the last one.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from cip.commands.editor import written_in_editor
from cip.model.errors import CipError, UsageError
from cip.model.likeness import nearest
from cip.model.text import UNSEEN, counted, safe, shortened
from cip.terminal.lines import Line, line, paragraph
from cip.terminal.screen import show, width

_MOST_OF_A_LABEL = 60


class Choice(NamedTuple):
    """One of the answers that are offered by number; ``words`` is how it is printed."""

    value: str
    words: str = ""

    @property
    def label(self) -> str:
        """Give how it is printed."""
        return self.words or self.value


class Question(NamedTuple):
    """One question: its answer stands under ``key``, and its ``name`` is what the prompt says.

    ``lead`` is printed above it, and ``explained`` where somebody types ``?``. ``default`` is what
    Enter alone answers, as if it had been typed; where there is none, Enter answers None if the
    question ``is_optional``. ``check`` gives the answer for what was typed, and raises
    ``UsageError`` with what is wrong and the nearest form that is right. Of ``choices`` the value
    of one is checked; where it ``is_open`` any other answer is too, and where it ``is_many``
    several are answered together, as a tuple. ``below`` is given where a longer text is wanted:
    a single ``+`` opens an editor, below whose line it stands. ``enter`` is what the prompt says of
    Enter alone, where it is not that it answers none.
    """

    key: str
    name: str
    lead: Sequence[Line] = ()
    explained: str = ""
    choices: Sequence[Choice] = ()
    is_open: bool = False
    is_many: bool = False
    default: str | None = None
    is_optional: bool = False
    check: Callable[[str], Any] = str
    below: str | None = None
    enter: str = ""


Answers = Mapping[str, Any]
Form = Callable[[Answers], Question | None]


class LeftError(CipError):
    """Somebody left while she was asked. Nothing was written."""

    exit_status = 130


def can_ask(*, json: bool = False) -> bool:
    """Say whether there is somebody to ask: both ends are a terminal, and no JSON is wanted."""
    return not json and sys.stdin.isatty() and sys.stdout.isatty()


def in_order(*questions: Question) -> Form:
    """Give the form that asks these questions in their order."""

    def form(answers: Answers) -> Question | None:
        return next((asked for asked in questions if asked.key not in answers), None)

    return form


def yes_or_no(
    key: str,
    name: str,
    *,
    lead: Sequence[Line] = (),
    explained: str = "",
    default: bool = True,
) -> Question:
    """Give a question that is answered by yes or no."""
    return Question(
        key,
        f"{name} [{'Y/n' if default else 'y/N'}]",
        lead,
        explained,
        default="yes" if default else "no",
        check=lambda text: _is_yes(text, name),
    )


def _is_yes(text: str, name: str) -> bool:
    answer = text.casefold()
    if answer in ("y", "yes", "ye"):
        return True
    if answer in ("n", "no"):
        return False
    raise UsageError(
        f"Answer y for yes, or n for no: the question is '{name}'. You typed, and it is not kept:\n"
        f"{safe(text)}"
    )


HOW = "? explains a question, < goes back, Ctrl-C leaves and writes nothing."


def ask(
    form: Form,
    answers: dict[str, Any] | None = None,
    taken_back: dict[str, Any] | None = None,
    *,
    is_told_how: bool = False,
) -> dict[str, Any]:
    """Ask the questions of a form, and give the answers by their keys, in their order.

    They are put into ``answers`` as they come, so that a caller has what was typed also where it
    ends otherwise; what was given and taken back with ``<`` is in ``taken_back``. Above the first
    question stands how to go back and leave, unless that was told already. Raises ``LeftError``
    where somebody leaves: with Ctrl-C, or at the end of input.
    """
    with suppress(ImportError):  # lines are edited by it, and may be as long as they like
        import readline  # noqa: F401
    answers = {} if answers is None else answers
    taken_back = {} if taken_back is None else taken_back
    typed: dict[str, str] = {}
    is_told = is_told_how or bool(answers)
    while (question := form(answers)) is not None:
        if not is_told:
            _say(HOW)
            is_told = True
        asked = _as_before(question, typed.get(question.key, ""))
        found = _answered(asked, is_first=not answers)
        if found is None:
            key, answer = answers.popitem()
            if answer is not None:
                taken_back[key] = answer
        else:
            typed[question.key], answers[question.key] = found
    return answers


def _as_before(question: Question, typed: str) -> Question:
    """Give a question that is asked again: Enter answers what was typed before."""
    is_yes_or_no = question.name.endswith("]")
    return question._replace(default=typed) if typed and not is_yes_or_no else question


def _answered(question: Question, *, is_first: bool) -> tuple[str, Any] | None:
    """Give what was typed and the answer that it is, asked until there is one; None to go back."""
    columns = width()
    show([*question.lead, *_offered(question.choices, columns)])
    while True:
        typed = _typed(question)
        if typed == "<":
            if not is_first:
                return None
            _say("This is the first question.")
        elif typed == "?":
            _say(question.explained)
            _say(HOW)
        else:
            try:
                return _taken(question, typed)
            except UsageError as refused:
                for said in str(refused).split("\n"):
                    _say(said)


def _offered(choices: Sequence[Choice], columns: int) -> Iterable[Line]:
    margin = len(str(len(choices))) + 4
    for number, choice in enumerate(choices, 1):
        head = f"  {number}.".ljust(margin)
        yield from paragraph(choice.label, columns, indent=margin, first=head)


def _say(text: str) -> None:
    for part in text.split("\n") if text else ():
        show(paragraph(part, width()))


def _prompt(question: Question) -> str:
    """Give what stands before the cursor: the question's name, and what Enter answers."""
    hints = []
    if question.choices:
        last = len(question.choices)
        numbers = f"1 to {last}" if last > 1 else "1"
        hints.append(f"{numbers}, or another" if question.is_open else numbers)
    if question.default is None and question.is_optional:
        hints.append(question.enter or "Enter for none")
    elif question.default is not None and not question.name.endswith(("]", "leaves")):
        hints.append(f"Enter for {_label(question, question.default)}")
        hints += ["- for none"] if question.is_optional else []
    if question.below is not None:
        hints.append("+ for an editor")
    said = f" ({', '.join(hints)})" if hints else ""
    return f"{question.name}{said}: "


def _label(question: Question, value: str) -> str:
    choices = question.choices
    if value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= len(choices):
        value = choices[int(value) - 1].value
    label = next((choice.label for choice in choices if choice.value == value), value)
    return shortened(label, _MOST_OF_A_LABEL)


def _typed(question: Question) -> str:
    """Give what was typed, without spaces around it."""
    sys.stdout.flush()
    prompt = re.sub(UNSEEN, "", _prompt(question))
    try:
        text = input(prompt)
    except (KeyboardInterrupt, EOFError):
        show([()])
        raise LeftError("Nothing was written.") from None
    except UnicodeDecodeError:
        _say("That could not be read as text.")
        return _typed(question)
    seen = re.sub(UNSEEN, "", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(seen) < len(text.replace("\r\n", "\n")):
        _say("What nobody can see in that was left out.")
    return seen.strip()


def _taken(question: Question, typed: str) -> tuple[str, Any]:
    """Give what was typed, or written in an editor, and the answer that it is.

    Raises ``UsageError`` where it is none.
    """
    if not typed and question.default is not None:
        typed = question.default
    if question.below is not None and typed == "+":
        typed = _long(question)
    if typed in ("", "-"):
        if question.is_optional:
            return "", None
        raise UsageError("This one needs an answer. ? explains it; Ctrl-C writes nothing.")
    return typed, _checked(question, typed)


def _checked(question: Question, typed: str) -> Any:
    if not question.choices:
        return question.check(typed)
    if not question.is_many:
        return question.check(_chosen(question, typed))
    return tuple(question.check(_chosen(question, part)) for part in _parts(question, typed))


def _parts(question: Question, typed: str) -> Sequence[str]:
    """Give the answers of several that were typed together: in one of them may be spaces."""
    values = {choice.value.casefold() for choice in question.choices}
    words = re.split(r"[,;\s]+", typed.strip(",; "))
    have_spaces = any(" " in value for value in values)
    if not have_spaces or all(word.isdigit() or word.casefold() in values for word in words):
        return words
    whole = {
        name.casefold() for choice in question.choices for name in (choice.value, choice.label)
    }
    if typed.casefold() in whole:
        return (typed,)
    return [part for piece in re.split("[,;]", typed) if (part := piece.strip())]


def _long(question: Question) -> str:
    """Give what was written in an editor. Raises ``UsageError`` where it was left empty."""
    text = written_in_editor(question.below or "")
    if text:
        return text
    raise UsageError(
        f"No {question.key} was written. Write it in the editor and save it, or type it here on "
        "one line. (An editor with a window of its own has to wait: EDITOR='code --wait'.)"
    )


def _chosen(question: Question, typed: str) -> str:
    """Give the value of the choice that is meant: by its number, or in words.

    One letter alone is no beginning of a word: it may be a colour's.
    """
    choices = question.choices
    is_number = typed.isascii() and typed.isdigit()
    if is_number and 1 <= int(typed[:6]) <= len(choices):
        return choices[int(typed[:6]) - 1].value
    wanted = typed.casefold()
    for choice in choices:
        if wanted in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    if is_number:
        raise UsageError(f"There is no {typed[:20]} above. {_by_number(choices)}")
    if question.is_open:
        return typed
    near = _near(choices, typed, wanted) if len(wanted) > 1 else []
    if len(near) == 1:
        return near[0].value
    if near:
        raise UsageError(f"That can be {', '.join(choice.label for choice in near[:5])}.")
    if question.check(typed) in (choice.value for choice in choices):
        return typed
    raise UsageError(_by_number(choices))


def _by_number(choices: Sequence[Choice]) -> str:
    return f"Answer with a number: {counted(len(choices), 'choice')} stand above."


def _near(choices: Sequence[Choice], typed: str, wanted: str) -> list[Choice]:
    """Give the choices that have words which begin as was typed, or the one that it misspells."""
    begins = re.compile(rf"(?<!\w){re.escape(wanted)}")
    near = [choice for choice in choices if begins.search(choice.label.casefold())]
    meant = None if near else nearest(typed, (choice.label for choice in choices))
    return near or [choice for choice in choices if choice.label == meant]


def text_lines(text: str) -> list[Line]:
    """Give a text as lines for ``lead``, each paragraph wrapped to the terminal."""
    columns = width()
    return [part for one in text.split("\n") for part in (paragraph(one, columns) or [line()])]
