"""The gate through which everything goes that a shell is offered when the tab key is pressed.

A shell reads what it is offered as a part of its own language: zsh evaluates it, bash puts it into
the line without quotes.
"""

import re
from collections.abc import Callable
from typing import Any

_VALUE = r"[A-Za-z0-9][A-Za-z0-9._/-]*"  # compiled at the tab key alone
"""What a value may be: no sign that a shell knows, and nothing that a command knows as an option.

Parts, such as ``PLAN/1.3(a)``, are not offered: every shell reads brackets as its own.
"""

_OWN_NAME = rf"(--?)?{_VALUE}"
"""What the name of a command or option may be; these are written in the code, not in a plan."""

Command = Any  # typer gives its commands and parameters no public type
Offers = Callable[[Any, str], list[Any]]


def gated(command: Command) -> Command:
    """Let a command, and those below it, offer nothing that a shell could read as code.

    The names of commands and options keep their help. Values come without: it could be a text of a
    plan.
    """
    command.shell_complete = _names_only(command.shell_complete)
    for parameter in command.params:
        parameter.shell_complete = _values_only(parameter.shell_complete)
    below = getattr(command, "commands", None)
    for made in below.values() if isinstance(below, dict) else ():  # others, when they are made
        gated(made)
    return command


def _names_only(offers: Offers) -> Offers:
    def offered(ctx: Any, incomplete: str) -> list[Any]:
        return [item for item in offers(ctx, incomplete) if re.fullmatch(_OWN_NAME, item.value)]

    return offered


def _values_only(offers: Offers) -> Offers:
    def offered(ctx: Any, incomplete: str) -> list[Any]:
        try:
            found = [item for item in offers(ctx, incomplete) if re.fullmatch(_VALUE, item.value)]
        except Exception:  # noqa: BLE001 - a shell shows a fault in the middle of what is typed
            return []
        for item in found:
            item.help = None
        return found

    return offered
