"""What a shell offers when the tab key is pressed. It never fails: no plans, no offers."""

from pathlib import Path
from typing import TYPE_CHECKING

from cip.commands.session import Setting
from cip.loading.plan import Loaded
from cip.model.errors import CipError
from cip.sources.folder import Workspace

if TYPE_CHECKING:
    import typer


def _workspace(ctx: "typer.Context") -> Workspace:
    root = ctx.find_root().params.get("root")
    return Setting(Path(root) if root else None).workspace()


def _loaded(ctx: "typer.Context", only: str = "") -> list[Loaded]:
    workspace = _workspace(ctx)
    return [workspace.load(n) for n in workspace.plan_names() if not only or n == only]


def plans(ctx: "typer.Context", incomplete: str) -> list[str]:
    """Give the names of plans that begin so."""
    try:
        return [name for name in _workspace(ctx).plan_names() if name.startswith(incomplete)]
    except CipError:
        return []


def addresses(ctx: "typer.Context", incomplete: str) -> list[str]:
    """Give the plans with a slash, and behind one the addresses of its workstreams and actions."""
    name = incomplete.split("/", 1)[0]
    if "/" not in incomplete:
        return [f"{plan}/" for plan in plans(ctx, incomplete)]
    try:
        found = [f"{name}/{ref}" for loaded in _loaded(ctx, name) for ref in loaded.plan.references]
    except CipError:
        return []
    return [address for address in found if address.startswith(incomplete)]


def officers(ctx: "typer.Context", incomplete: str) -> list[str]:
    """Give the ids of officers that begin so, in the plans that were named."""
    asked = {*ctx.args, *(ctx.params.get("plans") or ())}  # an option without its value: args
    try:
        loaded = _loaded(ctx)
    except CipError:
        return []
    named = [item for item in loaded if item.plan.name in asked] or loaded
    found = dict.fromkeys(officer.id for item in named for officer in item.plan.officers)
    return [name for name in found if name.startswith(incomplete)]
