"""In what two texts differ that look alike: an odd space, another hyphen, a sign not to be seen."""

from unicodedata import category, name, normalize

_LONGEST = 80

_NAMES = {
    "\u00a0": "a no-break space",
    "\u2011": "a non-breaking hyphen",
    "\u2013": "a dash",
    "\u2014": "a dash",
    "\u00ad": "a soft hyphen",
}


def difference(written: str, meant: str) -> str:
    """Name the signs that make a text another one that looks the same; nothing where none do.

    The words follow a message: ``: it holds a no-break space, …``.
    """
    if written == meant or len(written) > _LONGEST or _seen(written) != meant:
        return ""
    odd = next((sign for sign in written if sign not in meant), None)
    if odd is None or odd == " ":
        return ": a space stands before or behind it"
    told = _NAMES.get(odd) or f"the sign U+{ord(odd):04X} ({name(odd, 'without a name').lower()})"
    return f": it holds {told}, which looks like what is right and is not"


def _seen(text: str) -> str:
    """Give a text as it looks: plain spaces and hyphens, nothing that cannot be seen."""
    plain = "".join(
        "-" if category(sign) == "Pd" or sign == "\u2212" else sign
        for sign in normalize("NFKC", text)
        if category(sign) != "Cf"
    )
    return plain.strip()
