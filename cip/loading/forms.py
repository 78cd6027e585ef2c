"""The forms that a plan's files have: which one a path has, who builds it, and what it becomes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from cip.documents.building import build_action, build_lists, build_plan
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.document_type import Document
from cip.loading.file_names import original_of


class Form(NamedTuple):
    """A form: its kind, which names its schema too, where its files lie, and who builds a record.

    ``pattern`` is the path below the plan's folder; a star stands for any name. ``field`` is what
    the record becomes in ``Plan``: of a form with a star, an item of that field. The form without
    a field is the plan itself.
    """

    kind: FileKind
    pattern: str
    build: Callable[[Document], Any]
    field: str = ""

    @property
    def is_one_of_many(self) -> bool:
        """Say whether a plan has any number of files of this form."""
        return "*" in self.pattern


FORMS = (
    Form(FileKind.PLAN, "plan.yaml", build_plan.plan),
    Form(FileKind.RECOMMENDATIONS, "recommendations.yaml", build_lists.recommendation_sets, "sets"),
    Form(FileKind.KPIS, "kpis.yaml", build_lists.kpis, "kpis"),
    Form(FileKind.RISKS, "risks.yaml", build_lists.risks, "risks"),
    Form(FileKind.WORKSTREAM, "*/workstream.yaml", build_action.workstream, "workstreams"),
    Form(FileKind.ACTION, "*/*.yaml", build_action.action, "actions"),
)
"""Every form. To add one is to add a line, the schema of its kind and its builder."""

BY_KIND = {form.kind: form for form in FORMS}
_BY_PATTERN = {form.pattern: form for form in FORMS}


def form_of(path: str) -> Form | None:
    """Give the form of the file at ``plans/NAME/...``, or None where no plan file belongs there.

    A name that is a form's own but for its capitals is none, and no copy of a file is one.
    """
    folders, name = _below(path)
    if original_of(name):
        return None
    if form := _BY_PATTERN.get(folders + name):
        return form
    if not name.endswith(".yaml") or folders + name.lower() in _BY_PATTERN:
        return None
    return _BY_PATTERN.get(f"{folders}*.yaml")


def kind_of(path: str) -> FileKind | None:
    """Give the kind of file at ``plans/NAME/...``, or None where no plan file belongs there."""
    form = form_of(path)
    return form.kind if form else None


def names_beside(path: str) -> list[str]:
    """Give the names that files have which lie where this one does, where the names are fixed."""
    folders = _below(path)[0]
    patterns = (form.pattern for form in FORMS if form.pattern.count("/") == folders.count("/"))
    return [name for pattern in patterns if "*" not in (name := pattern.removeprefix(folders))]


def _below(path: str) -> tuple[str, str]:
    """Give the folders below the plan's, each as a star, and the name of a file."""
    below = path.split("/")[2:] or [""]
    return "*/" * (len(below) - 1), below[-1]
