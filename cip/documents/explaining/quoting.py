"""Puts what a file says into sentences: cut, on one line, in the quotes that YAML wants."""

LONGEST = 60
"""The most characters of a file's own text that stand in a message in one piece."""

_LONGEST_LINE = 80


def short(value: object) -> str:
    """Give a value on one line, cut at ``LONGEST`` characters."""
    text = " ".join(str(value)[: 4 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def in_quotes(text: str) -> str:
    """Give a text in quotes as YAML wants them, cut where it is long."""
    if text[:1] in ("“", "”") and text[-1:] in ("“", "”"):
        text = text[1:-1]
    if len(text) > _LONGEST_LINE:
        text = text[: _LONGEST_LINE - 1] + "…"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
