"""The plans of a repository that name each other's actions, found without loading all of them."""

from collections.abc import Iterable, Sequence

from cip.loading.plan import Loaded
from cip.sources.folder import Content, Workspace


def naming(workspace: Workspace, opened: Sequence[Loaded]) -> tuple[Loaded, ...]:
    """Give the other plans that have to do with those that were opened, by however many steps.

    One plan has to do with another where one of their files has the other's name before a stroke,
    as an address has it. A plan of which that is not so is not loaded.
    """
    names = {item.plan.name for item in opened}
    others = [name for name in workspace.plan_names() if name not in names]
    if not others:
        return ()
    apart = Workspace(workspace.root)  # what is read here takes no room from what was asked for
    named = {name for item in opened for name in _named(others, map(str, item.texts.values()))}
    held = {name: apart.contents(name) for name in others}
    found: list[Loaded] = []
    waiting = [name for name in others if name in named or _names(held[name], names)]
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        found.append(apart.loaded(name, held[name]))
        waiting += [
            other
            for other in others
            if other not in names and (_names(held[other], {name}) or _names(held[name], {other}))
        ]
    return tuple(found)


def _named(names: Iterable[str], texts: Iterable[str]) -> set[str]:
    wanted = set(names)
    found: set[str] = set()
    for text in texts:
        found |= {name for name in wanted - found if f"{name}/" in text}
    return found


def _names(contents: dict[str, Content], names: Iterable[str]) -> bool:
    """Say whether one of a plan's files has one of these names as an address has it."""
    wanted = [f"{name}/".encode() for name in names]
    return any(
        isinstance(data, bytes) and any(name in data for name in wanted)
        for data in contents.values()
    )
