"""Reads what an edit is tried on: a plan as it lies there, and in the newest commit."""

from cip.model.errors import RepositoryError
from cip.sources.folder import Workspace, texts_of
from cip.sources.naming import naming
from cip.sources.revision import base_of, files_at
from cip.sources.sides import loaded_at
from cip.trying.trial import Grounds


def grounds_of(workspace: Workspace, name: str) -> Grounds:
    """Read what an edit of a plan is tried on: as it lies there, and in the newest commit.

    Where there is no such commit, or it cannot be read, that is told in what is given.
    """
    contents = workspace.contents(name)
    texts = texts_of(contents)
    now = workspace.of_texts(name, texts)
    base, commit, unjudged = None, "", ""
    try:
        newest = base_of(workspace.root, "HEAD")
        base = loaded_at(newest, name, files_at(newest, name, contents, texts), now)
        commit = newest.short
    except RepositoryError as error:
        unjudged = str(error)
    return Grounds(
        now=now,
        base=base,
        commit=commit,
        unjudged=unjudged,
        beside=naming(workspace, (now,)),
        names=workspace.plan_names(),
    )
