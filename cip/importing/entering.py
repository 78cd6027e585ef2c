"""The commands that enter what a table prints of an action, as somebody would type them."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip.model.deadline import Deadline
from cip.model.vocabulary import Status


class EnteredAt(NamedTuple):
    """What something is entered about, and on which day: an address and the day of the paper."""

    address: str
    day: date


def reported(at: EnteredAt, status: str, note: str, then: str) -> str:
    """Give the command of a report: the status, what was done and what comes next; each may lack.

    A withdrawal has its own, with the reason.
    """
    if status == Status.WITHDRAWN:
        return _typed("withdraw", at, ("--reason", note))
    return _typed("update", at, ("--status", status), ("--note", note), ("--next", then))


def withdrawn(at: EnteredAt) -> str:
    """Give the command that withdraws an action; it asks why."""
    return _typed("withdraw", at)


def corrected(at: EnteredAt, values: Mapping[str, str | Sequence[str]]) -> str:
    """Give the command that puts other words or officers into an action; it asks why."""
    options = [
        (f"--{key.replace('_', '-')}", text)
        for key, value in values.items()
        for text in ([value] if isinstance(value, str) else value)
    ]
    return _typed("correct", at, *options)


def dated(at: EnteredAt, key: str, text: str, read: Deadline, *, has_one: bool) -> tuple[str, str]:
    """Give the command that enters a date, and what else is to be said of it.

    A deadline is moved; one that had passed on the day of the paper can only have been mistyped. A
    first one is no move: it is written into the file.
    """
    if key == "start":
        return corrected(at, {key: text}), ""
    if not has_one:
        return "", f"It is its first: write it in the file, deadline: {text}."
    if read.last is not None and read.last < at.day:
        return corrected(at, {key: text}), ""
    words = ["cip", "reschedule", at.address, text, "--on", at.day.isoformat()]
    return shlex.join(words), ""


def new_part(at: EnteredAt, ref: str, title: str) -> str:
    """Give the command that adds a part to an action."""
    return _typed("new", at, ("--ref", ref), ("--title", title), flag="--part")


def officers_first(names: Sequence[str]) -> str:
    """Say that officers have to be entered first; nothing where all are known."""
    if not names:
        return ""
    return f"Enter {' and '.join(names)} first, under officers in plan.yaml."


def _typed(command: str, at: EnteredAt, *options: tuple[str, str], flag: str = "") -> str:
    """Give a command; an option without a text is left out, and a text is one line."""
    words = ["cip", command, at.address, *filter(None, [flag]), "--on", at.day.isoformat()]
    for option, text in options:
        if line := " ".join(text.split()):
            words += [option, line]
    return shlex.join(words)
