"""Mends files for a check: what is sure, what somebody agrees to, and what is left."""

from typing import TYPE_CHECKING

from cip.commands.asking import ask, can_ask, in_order, yes_or_no
from cip.commands.looking import Looked, Scope
from cip.exports.problems.formats import OutputFormat
from cip.model.errors import UsageError
from cip.terminal.screen import show, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cip.checking import Checked, Fixed
    from cip.commands.session import Setting
    from cip.editing.fixes import Fixing, Offer, State
    from cip.loading.plan import Loaded
    from cip.model.problem import Mended
    from cip.sources.folder import Workspace
    from cip.terminal.lines import Line


def fixed(
    setting: "Setting", asked: Scope, *, asks: bool, dry_run: bool, printed: OutputFormat
) -> "Checked":
    """Mend files, and give what was mended and what is left: of a dry run, what would be.

    Raises ``UsageError`` where somebody is to be asked and nobody sits at a terminal.
    """
    from cip.editing.fixes import Fixing

    if asks and (dry_run or not can_ask(json=printed is not OutputFormat.TEXT)):
        why = "changes nothing with --dry-run" if dry_run else "asks at a terminal"
        raise UsageError(f"--ask {why}: leave it out.")
    workspace = setting.workspace()
    looked = Looked(workspace, asked)
    fixing = Fixing(
        lambda state: looked.problems(_plans(looked, state)),
        lambda path: _text(workspace, looked, path),
        lambda path: _is_wanted(looked, path),
    )
    fixing.mend_what_is_sure()
    if asks:
        _ask(fixing)
    if (workspace.root / "schema").is_dir():
        fixing.put_first_lines([*_paths(looked), *fixing.state.was])
    mended = tuple(fixing.mended)
    if dry_run:
        left = looked.checked(_plans(looked, fixing.state))
        _show_diff(fixing.state, looked, workspace)
        return left._replace(fixed=_fixed(mended, fixing))
    refused = _write(workspace, fixing.state, looked)
    left = Looked(setting.workspace(), asked).checked() if mended else looked.checked()
    done = [item for item in mended if item.path not in refused]
    return left._replace(fixed=_fixed(done, fixing, refused.values()))


def _fixed(mended: "Iterable[Mended]", fixing: "Fixing", refused: "Iterable[str]" = ()) -> "Fixed":
    from cip.checking import Fixed

    likely = fixing.likely  # first: it can be too much work to count them
    return Fixed(tuple(mended), likely, tuple(refused), fixing.stopped_early)


def _plans(looked: Looked, state: "State") -> "dict[str, Loaded]":
    """Give the plans that are looked at as they are where files are mended."""
    found = {}
    for name, loaded in looked.plans.items():
        begin = f"plans/{name}/"
        texts = {path: text for path, text in state.texts.items() if path.startswith(begin)}
        gone = [path for path in state.was.values() if path.startswith(begin)]
        found[name] = loaded.with_texts(texts, gone) if texts else loaded
    return found


def _text(workspace: "Workspace", looked: Looked, path: str) -> str | None:
    """Give what a file holds, one too that is not read for its name; None where there is none."""
    from cip.sources.folder import read_file

    name = path.split("/")[1] if path.startswith("plans/") else ""
    if name not in looked.plans:
        return None
    text = looked.plans[name].texts.get(path)
    if text is None:
        found = read_file(workspace.root / path, path)
        return found if isinstance(found, str) else None
    return text


def _is_wanted(looked: Looked, path: str) -> bool:
    from cip.checking import lies_in

    return not looked.wanted or any(lies_in(path, folder) for folder in looked.wanted)


def _paths(looked: Looked) -> list[str]:
    """Give the paths of the files that are looked at."""
    paths = (path for loaded in looked.plans.values() for path in loaded.texts)
    return [path for path in paths if _is_wanted(looked, path)]


def _ask(fixing: "Fixing") -> None:
    """Ask for each mending that is likely, one by one. Nothing is written before the last."""
    for offer in fixing.offers():
        question = yes_or_no(
            "mend", "Mend this?", lead=_offered(offer), explained=_EXPLAINED, default=False
        )
        if ask(in_order(question))["mend"]:
            fixing.take(offer)


_EXPLAINED = (
    "Answer y where the line with + says what you meant. All that you agree to is written at the "
    "end; what you do not stays as it is."
)


def _offered(offer: "Offer") -> "list[Line]":
    from cip.terminal.diff_view import diff_lines
    from cip.terminal.problem_view import problem_lines

    problem = offer.problem
    said = problem_lines([problem], {problem.place.path: offer.before}, width=width())
    return [*said, *diff_lines({offer.made.path: (offer.before, offer.after)})]


def _changes(looked: Looked, state: "State", workspace: "Workspace") -> dict[str, tuple[str, str]]:
    """Give the text before and after of each file that changes, by the path that it has then."""
    found = {}
    for path, after in state.texts.items():
        before = _text(workspace, looked, state.was.get(path, path)) or ""
        if after != before:
            found[path] = (before, after)
    return found


def _show_diff(state: "State", looked: Looked, workspace: "Workspace") -> None:
    from cip.terminal.diff_view import diff_lines

    show(diff_lines(_changes(looked, state, workspace), state.was), whole=True)


def _write(workspace: "Workspace", state: "State", looked: Looked) -> dict[str, str]:
    """Save what was mended, and give why a file could not be saved, by its path."""
    from cip.sources.saving import edit, rename

    changed = _changes(looked, state, workspace)
    refused: dict[str, str] = {}
    for path in dict.fromkeys((*state.was, *changed)):
        try:
            if path in state.was:
                rename(workspace.root, state.was[path], path.rsplit("/", 1)[1])
            if path in changed:
                edit(workspace.root, path, _if_as_before(path, *changed[path]))
        except UsageError as error:
            refused[path] = str(error)
    return refused


def _if_as_before(path: str, before: str, after: str) -> "Callable[[str], str]":
    """Give what changes a file only where nobody else has changed it since it was read."""

    def change(now: str) -> str:
        if now != before:
            raise UsageError(f"{path} was changed meanwhile, and so it was left. Check again.")
        return after

    return change
