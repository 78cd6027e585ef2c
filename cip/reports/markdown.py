"""Makes foreign text safe for Markdown: on one line, as paragraphs, as the text of a link.

Escaped is what Markdown could take for markup, and nothing else: a report is also read as plain
text.
"""

import re
from typing import Any, NoReturn

from cip.model.errors import UsageError
from cip.model.text import safe


class Markdown(str):
    """Text that is Markdown already and is not escaped again; it stays whole.

    A part of it, or its letters in another order, could have lost an escape. So it can be printed,
    compared and put together with others, and everything else that a text can do is refused.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Tell the template engine that nothing in it needs to be escaped."""
        return self


def _refused(*_: Any, **__: Any) -> NoReturn:
    raise UsageError(
        "text that is laid out already is not cut or changed: use the filter or the slice on each "
        "text before it is laid out."
    )


_ABILITIES = frozenset(
    [
        *("__new__", "__doc__", "__getattribute__", "__getnewargs__", "__sizeof__"),
        *("__str__", "__repr__", "__format__", "__hash__", "__len__", "__contains__"),
        *("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"),
        *("__add__", "encode"),  # plain text and bytes, which nobody takes for Markdown
    ]
)
"""What a text can do that gives no part of it."""

for _name in vars(str).keys() - _ABILITIES:
    setattr(Markdown, _name, _refused)


def trimmed(text: Markdown) -> Markdown:
    """Give Markdown without the spaces and empty lines around it: no escape is among them."""
    return Markdown(str(text).strip())


_ALWAYS = re.compile(r"([\\`*\[\]<>|~$])")
_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;|[A-Za-z0-9]{2,}\Z)")  # a semicolon may follow the text
_START = re.compile(r"^(?:(#{1,6}|[-+]|=+|-{3,}|:)(?=[\s:-]|$)|([0-9]{1,9})(?=[.)](?:\s|$)))")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_LINK = re.compile(r"(?i):(?=//)|(?<=https):|(?<=http|xmpp):|(?<=mailto):|(?<=www)\.")
_SIGNS = r"[\w.+@/#-]"
_MEANT = (
    r"@(?=[\w.-]*\w)",  # a mail address, or a name that would be called
    r"#[0-9]+(?![A-Za-z0-9_])",  # an issue, in another repository where something stands before it
    r"(?<![A-Za-z0-9])GH-[0-9]+(?![A-Za-z0-9_])",
    r"(?<![A-Za-z0-9_])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![A-Za-z0-9_])",  # a commit
    r"(?<![A-Za-z0-9])www\Z",  # the full stop of a sentence may follow the text
)
_LINKED = re.compile(
    rf"(?i)(?<!{_SIGNS})((?:https?:(?=//))?{_SIGNS}*(?:{'|'.join(_MEANT)})(?:{_SIGNS}*\w)?)"
)
"""A word that GitHub makes a link of: all signs that may belong to it, so that no two touch."""

_MAYBE = re.compile(r"[@#]|[Gg][Hh]-[0-9]|[0-9a-fA-F]{40}|[Ww]{3}\Z")
"""What each of them holds: most texts hold none, and this says so three times as fast."""


def line(text: str) -> Markdown:
    """Give text on one line, in a cell of a table or anywhere else, that shows as it is written.

    A mail address, a name behind ``@``, the number of an issue and the hash of a commit are shown
    as code: ``#12``, ``GH-12``, ``owner/name#12``. GitHub looks for them in what is rendered, where
    no escape is left, and in code alone it makes no link, calls nobody and tells no issue of it. So
    is ``www`` at the end of a text, for a template may go on with a full stop.
    """
    said = " ".join(safe(_run_on(text)).split())
    pieces = _LINKED.split(said) if _MAYBE.search(said) else [said]
    last = len(pieces) - 1
    shown = (
        f"`{piece}`" if number % 2 else _escaped(piece, first=number == 0, last=number == last)
        for number, piece in enumerate(pieces)
    )
    return Markdown("".join(shown))


def _escaped(text: str, *, first: bool, last: bool) -> str:
    """Escape a piece of a line; only the first can begin a list, and only the last end a title."""
    escaped = _ALWAYS.sub(r"\\\1", text)
    escaped = _UNDERSCORE.sub(r"\\_", escaped)
    escaped = _ENTITY.sub("&amp;", escaped)
    if last:
        escaped = _CLOSING.sub(r"\\\1", escaped)
    if first:
        escaped = _START.sub(_escaped_start, escaped)
    return _LINK.sub(r"\\\g<0>", escaped)


def _run_on(text: str) -> str:
    """Give several lines as one; the items of a list become the clauses of a sentence."""
    said = ""
    for item in filter(None, map(str.strip, text.split("\n"))):
        is_item = item.startswith("- ") and "\n" in text
        ends = not said or said[-1] in ".:;,"
        said += ("; " if is_item and not ends else " ") + (item[2:] if is_item else item)
    return said


def _escaped_start(match: re.Match[str]) -> str:
    """Escape what would begin a heading, a list or an underline: a sign, the point after digits."""
    return f"{match[2]}\\" if match[2] else f"\\{match[1]}"


def paragraphs(text: str) -> Markdown:
    """Give text of several lines: each a paragraph, and those that begin with "- " a list."""
    blocks: list[str] = []
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            continue
        if stripped.startswith("- "):
            item = f"- {line(stripped[2:])}"
            if blocks and blocks[-1].startswith("- "):
                blocks[-1] += f"\n{item}"
            else:
                blocks.append(item)
        else:
            blocks.append(str(line(stripped)))
    return Markdown("\n\n".join(blocks))


def link(text: str, address: str | None) -> Markdown:
    """Give a link, or only its text where there is no address of a page."""
    if address is None or not re.fullmatch(r"https?://[^\s<>\"]+", address):
        return line(text)
    target = _IN_TARGET.sub(lambda match: f"%{ord(match[0]):02X}", safe(address))
    if "<" in target:
        return line(text)
    return Markdown(f"[{line(text)}](<{_ENTITY.sub('&amp;', target)}>)")


_IN_TARGET = re.compile(r"[\\()|`$]")
"""What an address may hold and a Markdown table, formula or link may not."""

cell = line
"""The cell of a table takes a line."""


def code(text: str) -> Markdown:
    """Give lines as they are, to be copied: a block of code that nothing in them can end."""
    lines = [safe(line) for line in text.split("\n")]
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return Markdown("\n".join((fence, *lines, fence)))


def diagram(lines: list[str]) -> Markdown:
    """Give the lines of a Mermaid diagram in their fence; none of them can close it."""
    body = "\n".join(text.replace("`", "'").replace("\n", " ") for text in lines)
    return Markdown(f"```mermaid\n{body}\n```")


def diagram_text(text: str, most: int = 60) -> str:
    """Give text for a Mermaid diagram: letters, digits and a few signs, cut between words."""
    kept = " ".join(re.sub(r"[^\w ,.()'/&-]|_", " ", safe(text)).split())
    if len(kept) <= most:
        return kept
    whole, _, _ = kept[: most - 2].rpartition(" ")
    return (whole or kept[: most - 3]).rstrip(" ,.(/&-") + "..."
