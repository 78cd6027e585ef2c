"""Puts what a file says into sentences: cut, on one line, in the quotes that YAML wants."""

LONGEST = 60
"""The most characters of a file's own text that stand in a message in one piece."""

_LONGEST_LINE = 80


def short(value: object) -> str:
    """Give a value on one line, cut at ``LONGEST`` characters."""
    text = " ".join(str(value)[: 4 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def whole(text: str) -> str:
    """Give a text that is to be written, on one line; of a long one ``…``, which stands for it.

    What is to be written is never cut: obeyed to the letter, that would lose the rest.
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else "…"


def in_quotes(text: str) -> str:
    """Give a text in quotes as YAML wants them; ``…`` stands in them for a long one."""
    if text[:1] in ("“", "”") and text[-1:] in ("“", "”"):
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{whole(text)}"'
    if "'" not in text:
        return f"'{whole(text)}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{whole(escaped)}"'
