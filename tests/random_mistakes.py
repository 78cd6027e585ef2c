"""Mistakes made at random in the files of the real plans, the same ones in every run."""

import random
import re
from collections.abc import Callable

Maker = Callable[[str, random.Random], str | None]
"""Gives a line with a mistake in it, or None where it has nothing to be mistaken about."""

_KEY = re.compile(r"^( *(?:- )?)([a-z_]+):( .*|$)")
_DAY = re.compile(r"\b(20[0-9]{2})-([01][0-9])-([0-3][0-9])\b")
_MONTHS = "January February March April May June July August September October November December"


def slipped(text: str, chance: random.Random) -> str:
    """Give a text with a slip in one of its longer words, not in its first letter."""
    words = list(re.finditer(r"[A-Za-z]{6,}", text))
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    how = chance.randrange(4)
    if how == 0:
        return text[:at] + text[at + 1 :]
    if how == 1:
        return text[:at] + text[at] + text[at:]
    if how == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + chance.choice("aeiou") + text[at + 1 :]


def _of_key(*keys: str) -> Callable[[Callable[[str, random.Random], str]], Maker]:
    """Make a maker of mistakes in the values of some keys."""

    def made(change: Callable[[str, random.Random], str]) -> Maker:
        def maker(line: str, chance: random.Random) -> str | None:
            found = _KEY.match(line)
            if not found or found[2] not in keys or not found[3].strip(" >|-"):
                return None
            return f"{found[1]}{found[2]}: {change(found[3][1:], chance)}"

        return maker

    return made


def _key_slip(line: str, chance: random.Random) -> str | None:
    found = _KEY.match(line)
    if not found or len(found[2]) < 4:
        return None
    key = found[2]
    at = chance.randrange(1, len(key) - 1)
    wrong = chance.choice(
        [key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:], key.capitalize(), key.upper()]
    )
    return f"{found[1]}{wrong}:{found[3]}"


def _without(pattern: str, right: str) -> Maker:
    def maker(line: str, chance: random.Random) -> str | None:
        return re.sub(pattern, right, line, count=1) if re.search(pattern, line) else None

    return maker


def _tab(line: str, _: random.Random) -> str | None:
    return re.sub("^  ", "\t", line) if re.match(r"  +(- )?[a-z_]+: ", line) else None


def _indented(line: str, chance: random.Random) -> str | None:
    if not re.match(r" +[a-z_]+: ", line):
        return None
    return " " + line if chance.random() < 0.5 else line[1:]


def _day(text: str, chance: random.Random) -> str:
    found = _DAY.search(text)
    if not found:
        return text
    year, month, day = found.groups()
    name = _MONTHS.split()[int(month) - 1]
    written = chance.choice(
        [
            *(f"{day}/{month}/{year}", f"{int(day)} {name} {year}", f"{day}.{month}.{year[2:]}"),
            *(f"{year}/{month}/{day}", f"{int(day)}th {name[:3]} {year}"),
            *(f"{name} {int(day)}, {year}", f"{year}\u2011{month}\u2011{day}"),
            *(f"“{year}-{month}-{day}”", f"{year}{month}{day}"),
        ]
    )
    return text.replace(found[0], written)


def _deadline(text: str, chance: random.Random) -> str:
    before = chance.choice(["by ", "end of ", "no later than ", "Cabinet ", "", "By end "])
    written = re.sub(r"\b20([0-9]{2})$", chance.choice([r"20\1", r"'\1", r" 20\1"]), text)
    if not before and written == text:
        return slipped(text, chance)
    return before + written


def _word(text: str, chance: random.Random) -> str:
    return chance.choice(
        [slipped(text, chance), text.upper(), text.replace("-", " "), f"“{text}”", f"{text}\u00a0"]
    )


def _name(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) > 2 and chance.random() < 0.2:
        return " ".join([*words[1:], words[0]])
    return slipped(text, chance)


MAKERS: dict[str, Maker] = {
    "a key": _key_slip,
    "no colon": _without(r"^( *(?:- )?[a-z_]+):( |$)", r"\1\2"),
    "no space after the colon": _without(r"^( *(?:- )?[a-z_]+): (?=\S)", r"\1:"),
    "no space after the hyphen": _without(r"^( *)- (?=[a-z_]+: )", r"\1-"),
    "no quote at the end": _without(r'"$', ""),
    "no bracket at the end": _without(r"[\]}]$", ""),
    "no comma": _without(r", (?=[a-z]+: )", " "),
    "a tab": _tab,
    "an indentation": _indented,
    "a day": _of_key("date", "on", "approved")(_day),
    "a deadline": _of_key("deadline", "start")(_deadline),
    "a word": _of_key("status", "kind", "meets")(_word),
    "an officer": _of_key("accountable", "lead", "lead_member", "chair", "owner")(_name),
    "a document": _of_key("document")(slipped),
    "a list": _without(r"^(recommendations: )\[(.*)\]$", r"\1\2"),
    "no bracket at the beginning": _without(r"(?<=: )[\[{]", ""),
    "no quotes": _without(r'^((?:  - )?ref: )"(.*)"$', r"\1\2"),
    "curly quotes": _without(r'^((?:  - )?[a-z]+: )"(.*)"$', r"\1“\2”"),
}
"""Each kind of mistake, and what makes it in a line."""
