"""Two offices that stand beside each other, and one person who holds both."""

import re
from collections.abc import Sequence
from enum import Enum

S151 = r"s(?:ection|ec|ect)?\.?\s?151"

_LEADING = re.compile(r"^(?:(?:the|interim|acting|our|council['’]s) )+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_DESIGNATIONS = (
    (
        r"(?:deputy )?(?:monitoring officer|MO|DMO)",
        r"legal|law|governance|democratic|solicitor|corporate|assurance|resources|standards|counsel"
        r"|deputy chief|assistant chief",
    ),
    (
        rf"(?:deputy )?(?:{S151}(?: officer)?|chief financ(?:e|ial) officer|CFO)",
        r"financ|resources|corporate|treasurer|accountant|deputy chief|assistant chief|commercial",
    ),
    (r"head of paid service|HoPS", r"chief exec|managing|cex\b|ceo\b|cx\b"),
    (
        r"(?:deputy |acting )*(?:returning officer|electoral registration officer|RO|ERO)",
        r"chief exec|managing|legal|law|governance|democratic|elect|solicitor|monitoring",
    ),
    (r"responsible financ(?:e|ial) officer|RFO", r"clerk|financ|treasurer"),
    (
        r"senior information risk (?:owner|officer)|SIRO|data protection officer|DPO"
        r"|caldicott guardian|statutory scrutiny officer|proper officer",
        r"director|head|chief|solicitor|manager|monitoring",
    ),
    (
        r"SRO|SAO|senior responsible (?:owner|officer)",
        r"director|head|chief|manager|lead",
    ),
    (r"DCS|director of children\S* services", r"children|people|education|deputy chief"),
    (r"DASS|director of adult social (?:services|care)", r"adult|people|communit|social|health"),
)
"""What an officer is by law or by rule beside his post: and what such a post says."""

_SECOND_TITLES = (
    (
        r"deputy chief executive|assistant chief executive|DCE|DCEX|ACE",
        r"director\b|solicitor|chief .*officer|treasurer",
    ),
    (
        r"(?:deputy )?(?:leader(?: of (?:the )?council)?|mayor)",
        r"portfolio|(?:cabinet|executive|lead) member\b",
    ),
    (
        r"(?:prif|pennaeth|cyfarwyddwr|swyddog|rheolwr|arweinydd|cadeirydd|aelod)\b.*",
        r"chief|head|director|officer|manager|leader|chair|member",
    ),
)
"""Offices that often go with another one, where just two stand together."""


def _compiled(
    pairs: Sequence[tuple[str, str]],
) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{of})", re.IGNORECASE))
        for one, of in pairs
    )


_OF_ONE_POST = (
    (
        rf"(?:deputy )?(?:{S151}(?: officer)?|section 95 officer)",
        r"(?:director|head) of (?:corporate )?financ|financ\w* director|chief financ|treasurer",
    ),
    (r"head of paid service|HoPS", r"chief exec|managing director|cex\b|ceo\b"),
    (r"responsible financ(?:e|ial) officer|RFO", r"clerk"),
)
"""What the holder of a post is by common use: the two are one officer."""

_MARKED = re.compile(
    r"\((?:joint )?(?:lead|support)\w*\)$|[–—-] (?:lead|support)\w*$", re.IGNORECASE
)
_DESIGNATED, _SECOND = _compiled(_DESIGNATIONS), _compiled(_SECOND_TITLES)
_SURELY = _compiled(_OF_ONE_POST)
_EXCLUDING = 3
"""So many of the designations exclude each other by law."""


class HeldTogether(Enum):
    """How likely it is that one person holds two offices."""

    APART = "each has its own holder"
    PERHAPS = "the same person may hold both"
    SURELY = "by common use the same person holds both"


def held(one: str, other: str, *, are_two: bool) -> HeldTogether:
    """Say whether one person holds two offices; ``are_two`` says that no others stand with them."""
    if any(_MARKED.search(office) for office in (one, other)):
        return HeldTogether.APART
    for office, beside in ((one, other), (other, one)):
        if _is_of_one(office, beside, _SURELY):
            return HeldTogether.SURELY
        if _is_of_one(office, beside, _DESIGNATED) or (
            are_two and _is_of_one(office, beside, _SECOND)
        ):
            return HeldTogether.PERHAPS
    return HeldTogether.APART


def _is_of_one(
    office: str, other: str, among: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
) -> bool:
    """Say whether one who holds an office often holds another with it."""
    bare = _LEADING.sub("", " ".join(_BRACKETS.sub(" ", office).split()))
    for number, (mark, field) in enumerate(among):
        if mark.fullmatch(bare) and field.search(other):
            is_other = any(held.search(other) for held, _ in _DESIGNATED[:_EXCLUDING])
            return not (among is _DESIGNATED and number < _EXCLUDING and is_other)
    return False
