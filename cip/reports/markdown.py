"""Makes foreign text safe for Markdown: one way for prose, one for the cell of a table."""

import re

from cip.terminal.lines import safe

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$#])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)|(@)")


def prose(text: str) -> str:
    """Give text that Markdown shows as it was written: nothing in it is markup, link or HTML."""
    escaped = _SPECIAL.sub(r"\\\1", safe(text)).replace("&", "&amp;")
    escaped = _LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}" if not match[2][:1].isdigit()
                              else f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)
    return _LINK.sub(_unlinked, escaped)


def _unlinked(match: re.Match[str]) -> str:
    """Break what GitHub would turn into a link or a mention by itself."""
    if match[5]:
        return "&#64;"
    return f"{match[1]}&#58;" if match[1] else f"{match[3]}&#46;"


def cell(text: str) -> str:
    """Give text for the cell of a table: safe prose on one line."""
    return prose(" ".join(text.split()))
