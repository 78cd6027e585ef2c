"""The plans, folders and files that a command is called with, as paths from the root."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import as_typed

if TYPE_CHECKING:
    from cip.sources.folder import Workspace


def wanted_paths(workspace: "Workspace", asked: Iterable[str]) -> list[str]:
    """Give the paths from the root that were asked for, with ``/`` between.

    A plan may be named by its folder alone. Raises ``UsageError`` where nothing is called so.
    """
    return [_wanted_path(workspace, text) for text in asked]


def _wanted_path(workspace: "Workspace", text: str) -> str:
    if text in workspace.plan_names():
        return f"plans/{text}"
    if not os.path.lexists(text) and (same := _stored_as(workspace, text)):
        return same
    path = text if os.path.lexists(text) else os.path.join(workspace.root, text)
    folder, name = os.path.split(os.path.abspath(path))
    inside = os.path.relpath(os.path.join(os.path.realpath(folder), name), workspace.root)
    if inside.split(os.sep, 1)[0] == os.pardir:
        raise UsageError(f"'{text[:100]}' lies outside the repository.")
    if not os.path.lexists(path):
        raise UsageError(
            f"There is no plan, folder or file '{text[:100]}'. {_hint(workspace, text)}".rstrip()
        )
    return "" if inside == os.curdir else inside.replace(os.sep, "/")


def _stored_as(workspace: "Workspace", text: str) -> str | None:
    """Give the plan, folder or file whose name looks the same and is stored in other characters."""
    wanted = as_typed(text).strip().removeprefix("./").rstrip("/")
    for name in workspace.plan_names():
        if wanted == name:
            return f"plans/{name}"
        if wanted.startswith(f"plans/{name}/"):
            folders = (file.split("/") for file in workspace.files(name))
            paths = ("/".join(parts[:end]) for parts in folders for end in (3, 4))
            return next((path for path in paths if as_typed(path) == wanted), None)
    return None


def _hint(workspace: "Workspace", text: str) -> str:
    """Give the plan, or the file of a plan, that a misspelt path most likely means."""
    names = workspace.plan_names()
    known = [*names, *(f"plans/{name}" for name in names)]
    for name in names:
        if text.startswith(f"plans/{name}/"):
            known.extend(workspace.files(name))
    return did_you_mean(text, known)
