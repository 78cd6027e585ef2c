"""The files of a plan that is begun, with the remarks that teach how such files are written."""

from collections.abc import Iterator
from datetime import date

from cip.editing.gate import edited
from cip.editing.steps import Append, Put, Step
from cip.model.deadline import month_words
from cip.starting.answers import Forge, NewPlan, short_names
from cip.starting.own_texts import start_text

WORKSTREAM = "1.1"
"""The number of the workstream that stands as an example."""

_FOLDER = f"{WORKSTREAM}-first-workstream"
_APPROVED = "# approved: 2026-07-17\n"
_CONTROL = """\
# change_control:
#   since: 2026-09-01
#   agreed_by: [improvement-board]
"""


def plan_files(plan: NewPlan, *, as_of: date) -> dict[str, str]:
    """Give the text of each file of a plan that is begun on a day, by its path.

    Raises ``UneditableError`` where an answer does not fit the schema; its problems say why.
    """
    folder = f"plans/{plan.name}"
    texts = {f"{folder}/plan.yaml": _plan_text(f"{folder}/plan.yaml", plan)}
    if plan.is_bare:
        return texts
    action = f"{folder}/{_FOLDER}/{WORKSTREAM}.1-example.yaml"
    later = month_words(as_of.replace(year=as_of.year + 1, day=1))
    return {
        **texts,
        f"{folder}/recommendations.yaml": _text("recommendations.yaml"),
        f"{folder}/{_FOLDER}/workstream.yaml": _text("workstream.yaml"),
        action: edited(action, _text("action.yaml"), [Put(("deadline",), later)]),
    }


def _plan_text(path: str, plan: NewPlan) -> str:
    text = _text("plan.yaml")
    if plan.approved:
        text = _put(text, _APPROVED, f"approved: {plan.approved.isoformat()}\n")
    if plan.since:
        begins = f"change_control:\n  since: {plan.since.isoformat()}\n"
        text = _put(text, _CONTROL, f"{begins}  agreed_by: [{_board_id(plan)}]\n")
    return edited(path, text, list(_answers(plan)))


def _answers(plan: NewPlan) -> Iterator[Step]:
    yield Put(("council",), plan.council)
    yield Put(("title",), plan.title)
    yield Put(("period", "start"), plan.start)
    if plan.end:
        yield Put(("period", "end"), plan.end)
    for number, objective in enumerate(plan.objectives, 1):
        if number == 1:
            yield Put(("objectives", 0, "title"), objective)
        else:
            yield Append(("objectives",), {"ref": str(number), "title": objective})
    titles = [title for title in plan.officers if title.casefold() not in _CHIEF]
    for title, name in zip(titles, short_names(titles, _CHIEF), strict=True):
        yield Append(("officers",), {"id": name, "title": title})
    yield Put(("boards", 0, "id"), _board_id(plan))
    yield Put(("boards", 0, "title"), plan.board)


def _board_id(plan: NewPlan) -> str:
    return short_names([plan.board])[0]


_CHIEF = ("chief executive", "cex", "chief-executive")
"""How the officer is called who stands in every new plan."""


def _put(text: str, remark: str, lines: str) -> str:
    """Give a text in which lines stand in the place of a remark that showed how they look."""
    before, found, after = text.partition(remark)
    assert found, remark  # noqa: S101 - the text is the tool's own
    return before + lines + after


def _text(name: str) -> str:
    return start_text(name, Forge.NONE)
