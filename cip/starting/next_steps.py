"""What comes next in a repository that was just begun, in an officer's words."""

import shlex
from collections.abc import Iterator

from cip.starting.answers import Forge
from cip.starting.plan_files import WORKSTREAM

_CHECK = {
    Forge.GITHUB: ".github/workflows/check.yml",
    Forge.GITLAB: ".gitlab-ci.yml",
}


def next_steps(
    plan: str, forge: Forge, *, folder: str, is_bare: bool, has_git: bool
) -> Iterator[str]:
    """Give what is to be done next for a plan that was begun, a sentence each.

    ``folder`` is the way to the repository from where somebody is; nothing where she is there.
    """
    if folder:
        yield f"Go there: cd {shlex.quote(folder)}"
    yield f"Open plans/{plan}/plan.yaml and write your objectives, officers and papers there."
    if is_bare:
        yield (
            f"'cip new {plan}' adds a workstream, and 'cip new {plan}/{WORKSTREAM}' an action to "
            "it."
        )
    else:
        yield (
            f"'cip new {plan}/{WORKSTREAM}' adds an action. Write over the example, or delete its "
            "file, before the first commit."
        )
    first = "" if is_bare else "delete the example's file, and "
    yield (
        f"Is the plan a table in Word or Excel? Then {first}'cip import FILE --into {plan}' makes "
        "its files."
    )
    yield f"'cip status {plan}' shows where it stands, 'cip report {plan}' writes the report."
    if not has_git:
        yield (
            "Keep it in git: 'git init', 'git add .', 'git commit'. Then every change has a day "
            "and an author, and cip compares it with what stood before."
        )
    if forge in _CHECK:
        yield (
            f"In {_CHECK[forge]} write where your council takes the tool from; until then the "
            "check of each change fails."
        )
