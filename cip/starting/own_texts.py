"""The texts that came with the tool for a new repository: the one door to them."""

import re
from functools import cache

from cip.resources import folder

_FOR_SOME = re.compile(r"(?m)^@([a-z,]+) ?(.*\n)")


@cache
def own_text(place: str, name: str) -> str:
    """Give a text of one of the tool's folders, such as ``templates/start`` or ``schema``."""
    return (folder(place) / name).read_text(encoding="utf-8")


def start_text(name: str, forge: str) -> str:
    """Give a text for a new repository, as it is for one forge.

    A line that begins with ``@github,gitlab`` is for these alone.
    """

    def line(match: re.Match[str]) -> str:
        return match[2] if forge in match[1].split(",") else ""

    return re.sub(r"\n{3,}", "\n\n", _FOR_SOME.sub(line, own_text("templates/start", name)))


def schema_names() -> list[str]:
    """Give the names of the schemas of plan files, in order."""
    return sorted(file.name for file in folder("schema").glob("*.json"))
