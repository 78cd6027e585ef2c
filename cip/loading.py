"""Texts by path to a plan, with the problems of the files that could not be used beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cip.documents import build_action, build_lists, build_plan
from cip.documents.document import Document
from cip.documents.fit import shape_problems
from cip.documents.reader import read_document
from cip.documents.schema import FileKind
from cip.model.bounds import MOST_VALUES, plan_too_large
from cip.model.place import Place
from cip.model.plan import Action, Plan, Workstream
from cip.model.problem import Problem, error
from cip.model.references import natural_order, ref_of_name, words_of_name

FileText = str | Problem
"""The text of a file, or the problem that kept it from being read."""


class Loaded(NamedTuple):
    """What came of the files of one plan: the readable part, and what is wrong with the rest.

    ``texts`` holds the text of every file that could be read, by path, so that a problem can be
    shown with its source line.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    files: int

    @property
    def broken(self) -> tuple[str, ...]:
        """Give the paths of the files that were left out, in order, each once."""
        return tuple(dict.fromkeys(problem.place.path for problem in self.problems))


@dataclass(slots=True)
class _Parts:
    """The parts of a plan as they are found."""

    fields: dict[str, Any] | None = None
    workstreams: list[Workstream] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    lists: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    values: int = 0


_PLAN_FILES = {
    "plan.yaml": FileKind.PLAN,
    "recommendations.yaml": FileKind.RECOMMENDATIONS,
    "kpis.yaml": FileKind.KPIS,
    "risks.yaml": FileKind.RISKS,
}


def kind_of(path: str) -> FileKind | None:
    """Give the kind of file at ``plans/NAME/...``, or None where no plan file belongs there."""
    parts = path.split("/")[2:]
    if len(parts) == 1:
        return _PLAN_FILES.get(parts[0])
    if len(parts) != 2 or not parts[1].endswith(".yaml"):
        return None
    if parts[1] == "workstream.yaml":
        return FileKind.WORKSTREAM
    return None if parts[1].lower() == "workstream.yaml" else FileKind.ACTION


def load_plan(name: str, files: Mapping[str, FileText]) -> Loaded:
    """Give the plan that the files of ``plans/NAME`` hold; their paths begin with that folder.

    Bad data is never raised: a file that cannot be used is left out, with its problems, and the
    rest is the plan.
    """
    parts = _Parts()
    folder_refs = _folder_refs(files)
    for path in sorted(files, key=lambda path: (path.count("/"), path)):
        if parts.values > MOST_VALUES:
            parts.problems.append(plan_too_large(path, "values", MOST_VALUES))
            break
        _load_file(path, files[path], parts, folder_refs)
    _stand_in(parts, folder_refs)
    return Loaded(
        plan=_plan(name, parts),
        problems=tuple(sorted(parts.problems, key=lambda problem: problem.order)),
        texts={path: text for path, text in files.items() if isinstance(text, str)},
        files=len(files),
    )


def _folder_refs(files: Mapping[str, FileText]) -> dict[str, str]:
    """Give the reference in the name of each workstream's folder, by the folder's path."""
    folders = {path.rsplit("/", 1)[0] for path in files if path.count("/") == 3}
    return {folder: ref_of_name(folder.rsplit("/", 1)[1]) for folder in folders}


def _load_file(path: str, text: FileText, parts: _Parts, folder_refs: Mapping[str, str]) -> None:
    if isinstance(text, Problem):
        parts.problems.append(text)
        return
    kind = kind_of(path)
    if kind is None:
        parts.problems.append(_misplaced(path))
        return
    document = read_document(path, text)
    if isinstance(document, list):
        parts.problems.extend(document)
        return
    parts.values += len(document.marks)
    if problems := shape_problems(document, kind):
        parts.problems.extend(problems)
        return
    _keep(document, kind, parts, folder_refs)


def _keep(
    document: Document, kind: FileKind, parts: _Parts, folder_refs: Mapping[str, str]
) -> None:
    folder = document.path.rsplit("/", 1)[0]
    if kind is FileKind.ACTION:
        parts.actions.append(build_action.action(document, folder_refs[folder]))
    elif kind is FileKind.WORKSTREAM:
        parts.workstreams.append(build_action.workstream(document, folder))
    elif kind is FileKind.PLAN:
        parts.fields = build_plan.plan_fields(document)
    elif kind is FileKind.RECOMMENDATIONS:
        parts.lists["sets"] = build_lists.recommendation_sets(document)
    elif kind is FileKind.KPIS:
        parts.lists["kpis"] = build_lists.kpis(document)
    else:
        parts.lists["risks"] = build_lists.risks(document)


def _misplaced(path: str) -> Problem:
    folder, name = path.rsplit("/", 1)
    return error("misplaced-file", Place(path), "No plan file belongs here", _hint(folder, name))


def _hint(folder: str, name: str) -> str:
    """Say where a misplaced file belongs, or what its name should be."""
    small = name.lower()
    mended = (small.removesuffix(".yml") + ".yaml") if small.endswith(".yml") else small
    known = [*_PLAN_FILES] if folder.count("/") == 1 else ["workstream.yaml"]
    if mended in known and mended != name:
        return f"Let its name be {mended}."
    if not name.endswith(".yaml"):
        return "Let its name end in .yaml."
    if folder.count("/") == 1:
        return f"Beside plan.yaml only {', '.join(known[1:])} are read; actions lie in folders."
    return "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml."


def _stand_in(parts: _Parts, folder_refs: Mapping[str, str]) -> None:
    """Let a workstream whose file is missing or broken stand with what its folder's name says."""
    known = {workstream.folder for workstream in parts.workstreams}
    for folder, ref in folder_refs.items():
        if folder not in known:
            title = words_of_name(folder.rsplit("/", 1)[1])
            parts.workstreams.append(
                Workstream(ref=ref, title=title, folder=folder, readable=False)
            )


def _plan(name: str, parts: _Parts) -> Plan:
    fields = parts.fields or {
        "council": name,
        "title": name,
        "path": f"plans/{name}/plan.yaml",
        "readable": False,
    }
    return Plan(
        name=name,
        workstreams=tuple(
            sorted(parts.workstreams, key=lambda item: (natural_order(item.ref), item.folder))
        ),
        actions=tuple(sorted(parts.actions, key=lambda item: (natural_order(item.ref), item.path))),
        **fields,
        **parts.lists,
    )
