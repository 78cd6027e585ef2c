"""Where one office ends and the next begins, in what a council prints of who answers.

An office has a head of its own: ``Head of HR``, ``Finance Manager``, ``Monitoring Officer``. Words
that have none belong to the office beside them: ``Director of Housing and Communities`` is one.
"""

import re
from collections.abc import Collection, Sequence
from enum import Enum
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import normalize

from cip.importing.persons import is_person
from cip.model.text import as_typed

UNSURE = "If these are several officers, write each on its own: who answers for it first."
MAY_BE_ONE = (
    "This may be one person with two titles. If they are two, write each on its own: who answers "
    "for it first."
)

_BETWEEN = re.compile(
    r"\s*(?:,(?:\s+and\b)?|/|\\|&|\+|\band\b|\bjointly with\b|\bor\b)\s*", re.IGNORECASE
)
_APART = " / "
_GRADES = (
    r"(?:(?:(?:all|both|each|the|our|new|relevant|respective|interim|acting|permanent|temporary"
    r"|assistant|deputy|depute|associate|senior|executive|corporate|strategic|managing|group"
    r"|service"
    r"|statutory|joint|principal|divisional|departmental|first|independent|political|other"
    r"|county|city|borough|town|elected|designated|nominated)\b|(?:sub-?)?co-(?!ord))\s*)*"
)
_DIRECTORS = (
    r"directors?(?: general)?|heads?|chief officers?|(?:assistant|deputy) chief executives?"
    r"|(?:service|group|executive|corporate|general|area|locality|divisional) managers?"
    r"|(?:strategic|service|corporate|operational|thematic) leads?"
    r"|AD|ACE|DCE|DCEX|ACEX|CD|ED|SD|DD|HoS|Dir\.?|Asst\.? Director"
)
_OTHERS = (
    r"chief of staff|leaders?|leads?|lead officers?|lead members?|lead councillors?"
    r"|cabinet members?"
    r"|executive members?|shadow (?:cabinet|executive) members?|portfolio holders?|portfolio leads?"
    r"|members?|officers?|managers?|vice[- ]?chair(?:s|man|men|person|woman)?"
    r"|chair(?:s|man|men|person|woman)?|champions?|sponsors?|commissioners?|representatives?"
    r"|mayor|convener|provost|secretary|teams?|councillors? responsible"
)
_DIRECTOR = re.compile(rf"{_GRADES}(?P<noun>{_DIRECTORS})(?![\w'’-])", re.IGNORECASE)
_OTHER = re.compile(rf"{_GRADES}(?P<noun>{_OTHERS})(?![\w'’-])", re.IGNORECASE)
_OF = re.compile(r"\s*\b(?:of|for|to|on|within|in)\b", re.IGNORECASE)
_S151 = r"s(?:ection|ec|ect)?\.?\s?151"
_WHOLE = re.compile(
    rf"{_GRADES}(?:chief executives?|chief (?:\w+ ){{1,2}}officers?"
    rf"|{_S151}(?: officers?| chief finance officer)?|monitoring officers?|head of paid service"
    r"|(?:mayor|leader|provost|treasurer|clerk|solicitor|commissioner|executive|directorate"
    r"|cabinet|council|chief constable|chief fire officer|auditor|secretary|convener)s?"
    r"|members|officers|directors|managers|councillors|partners|key partners|group leaders"
    r"|director(?:ate)? management teams?|SRO|SIRO|SAO|RDL|DPO|RFO|ERO|RO|CEO|CFO|COO|CIO|CTO|CDO"
    r"|CEX|CX|CE|MO|MD|DCS|DASS|DPH|DMO|HoPS|CLT|CMT|SLT|SMT|ELT|EMT|ELG|DMT|DMTs|WLT|PMO|LGA|CIPFA"
    r"|ICB|NHS(?: trust)?|DfE|MHCLG|DLUHC|Ofsted|CQC|DoF|DoR|HoF|MOs|DLT|XLT|CoLT|CST|CMB|SMB"
    r"|improvement board|wider leadership team|everyone|all staff|staff|all services|all)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:officer|director|manager|executive|leader|lead|member|holder|chair|chairman|solicitor"
    r"|accountant|auditor|advis[eo]r|co-?ordinator|administrator|analyst|consultant|engineer"
    r"|planner|clerk|assistant|principal|supervisor|specialist|treasurer|commissioner|secretary"
    r"|architect|surveyor|inspector|partner|sponsor|owner|champion|controller|registrar|guardian"
    r"|teacher|headteacher|worker|librarian|counsel|designer|developer|practitioner|inspectors"
    r"|assessor|editor|scientist|psychologist|nurse|curator|valuer|trustee|investigator|lawyer"
    r"|economist|statistician|coroner|convener|custodian|buyer|trainer|superintendent)s?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:board|committee|cabinet|panel|forum|council|commission|taskforce|cabinet office"
    r"|(?:leadership|management|executive|directors|directorate management) (?:team|group))s?",
    re.IGNORECASE,
)
_PERHAPS_BODY = re.compile(
    r"(?:teams?|office|units?|groups?|departments?|directorates?|division|authority|trust|network"
    r"|partnership)",
    re.IGNORECASE,
)
_CHAIR = re.compile(rf"{_GRADES}(?:vice[- ]?)?chair(?:s|man|person|woman)? of\b", re.IGNORECASE)
_SHARED = re.compile(r"(?:director|head|manager|chair)(?:s|man|person|woman)?", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:the|interim|acting|our|council['’]s) )+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_DESIGNATIONS = (
    (
        r"(?:deputy )?(?:monitoring officer|MO|DMO)",
        r"legal|law|governance|democratic|solicitor|corporate|assurance|resources|standards|counsel"
        r"|deputy chief|assistant chief",
    ),
    (
        rf"(?:deputy )?(?:{_S151}(?: officer)?|chief financ(?:e|ial) officer|CFO)",
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


_DESIGNATED, _SECOND = _compiled(_DESIGNATIONS), _compiled(_SECOND_TITLES)
_EXCLUDING = 3
"""So many of the designations exclude each other by law."""


class Offices(NamedTuple):
    """The offices in a text, each as it is printed, and how many persons' names stand beside them.

    ``doubt`` says why it is not sure: then the whole text is one of them.
    """

    roles: tuple[str, ...]
    names: int = 0
    doubt: str = ""


class _Is(Enum):
    NAME = "a person"
    OPEN = "an office that words without a head may follow"
    CLOSED = "an office that is whole"
    BARE = "words without a head"


class _Piece(NamedTuple):
    """A piece between signs: where it stands, and what it is.

    ``takes`` says that words without a head before it may be its own, ``noun`` is its head where it
    stands there alone or shares what follows, and ``body`` says that it is no one's office.
    """

    start: int
    end: int
    text: str
    sign: str
    kind: _Is
    takes: bool = False
    noun: str = ""
    is_alone: bool = False
    body: str = ""


def offices(text: str, known: Collection[str] = frozenset()) -> Offices:
    """Give the offices that a text names; ``known`` are those that the paper names elsewhere.

    A text that is not sure is taken apart where each piece of it is known by itself.
    """
    pieces = _pieces(text)
    found = _grouped(text, pieces)
    if found.doubt and same_words(text) not in known:
        for apart in _ways(text, pieces):
            if all(_is_known(role, known) for role in apart):
                return Offices(apart, found.names)
    return found


def same_words(role: str) -> str:
    """Give what two spellings of one role share: letters and figures, ``&`` as ``and``."""
    text = normalize("NFKC", as_typed(role)).casefold().replace("&", " and ")
    return " ".join(re.findall(r"\w+", re.sub(r"['’]", "", text)))


def has_head(text: str) -> bool:
    """Say whether a text is an office by itself."""
    return _piece(text, 0, len(text), "").kind in (_Is.OPEN, _Is.CLOSED)


def is_unfinished(text: str) -> bool:
    """Say whether a text is an office whose field is still to be said: ``Corporate Director``."""
    found = _DIRECTOR.fullmatch(text.strip())
    return found is not None and " " in text.strip() and not text.strip().lower().endswith("s")


def _is_known(role: str, known: Collection[str]) -> bool:
    words = same_words(role).split()
    return any(" ".join(words[start:]) in known for start in range(len(words)))


def _pieces(text: str) -> list[_Piece]:
    """Cut a text at its signs, but for those in brackets."""
    masked = text
    while (bare := _BRACKETS.sub(lambda found: "\0" * len(found[0]), masked)) != masked:
        masked = bare
    found: list[_Piece] = []
    start, sign = 0, ""
    for cut in (*_BETWEEN.finditer(masked), None):
        end = cut.start() if cut else len(text)
        if text[start:end].strip(" ,;."):
            found.append(_piece(text[start:end], start, end, sign))
        start, sign = (cut.end(), _sign(cut[0])) if cut else (end, "")
    return found


def _sign(printed: str) -> str:
    """Give a sign in its plain form; a stroke with blanks around it parts more than one without."""
    return (
        _APART if printed == f" {printed.strip()} " and "/" in printed else printed.strip().lower()
    )


def _piece(text: str, start: int, end: int, sign: str) -> _Piece:
    bare = " ".join(_BRACKETS.sub(" ", text).split()).strip(" .")
    main, more = (*re.split(r"\s[–—-]\s|:\s", bare, maxsplit=1), "")[:2]
    piece = _Piece(start, end, text, sign, _Is.BARE)
    sides = (main, more) if more else (main,)
    if any(is_person(side.strip()) for side in (bare, *sides)):
        inside = [found.strip("()[]") for found in _BRACKETS.findall(text)]
        roles = [side.strip() for side in (*sides, *inside) if side and not is_person(side.strip())]
        if not roles:
            return piece._replace(kind=_Is.NAME)
        main, more = roles[0], ""
    if _WHOLE.fullmatch(main):
        body = "body" if _BODY.fullmatch(main) else ""
        return piece._replace(kind=_Is.CLOSED, body=body)
    for form, is_director in ((_DIRECTOR, True), (_OTHER, False)):
        if not (found := form.match(main)):
            continue
        rest = main[found.end() :]
        noun = found["noun"]
        if not rest.strip():
            is_alone = main == noun and not more and "(" not in text
            kind = _Is.OPEN if is_director or more or not is_alone else _Is.CLOSED
            return piece._replace(kind=kind, noun=noun, is_alone=is_alone)
        if _OF.match(rest) or (is_director and not _NOUN.fullmatch(main.split()[-1])):
            return piece._replace(kind=_Is.OPEN, noun=noun, body=_body(main))
    last = main.split()[-1] if main else ""
    takes = _DIRECTOR.fullmatch(main) is None and len(main.split()) > 1
    if _NOUN.fullmatch(last):
        is_alone = main == last
        kind = _Is.OPEN if more else _Is.CLOSED
        return piece._replace(kind=kind, takes=takes and not _is_graded(main), is_alone=is_alone)
    if body := _body(main):
        return piece._replace(kind=_Is.CLOSED, takes=takes, body=body, is_alone=main == last)
    return piece


def _is_graded(main: str) -> bool:
    return re.fullmatch(rf"{_GRADES}[\w-]+", main, re.IGNORECASE) is not None


def _body(main: str) -> str:
    """Give what kind of a body a text ends with."""
    words = main.split()
    for number in (3, 2, 1):
        if len(words) >= number and _BODY.fullmatch(" ".join(words[-number:])):
            return "body"
    return "perhaps" if words and _PERHAPS_BODY.fullmatch(words[-1]) else ""


class _Group(NamedTuple):
    """Pieces that are one office: the piece that is its head, if there is one."""

    pieces: tuple[_Piece, ...] = ()
    head: _Piece | None = None

    def with_(self, piece: _Piece) -> "_Group":
        head = piece if piece.kind is not _Is.BARE and self.head is None else self.head
        return _Group((*self.pieces, piece), head)

    @property
    def bare(self) -> tuple[_Piece, ...]:
        """Give the pieces behind its head, or all where it has none."""
        if self.head is None:
            return self.pieces
        behind = self.pieces[self.pieces.index(self.head) + 1 :]
        return tuple(piece for piece in behind if piece.kind is _Is.BARE)


def _grouped(text: str, pieces: Sequence[_Piece]) -> Offices:
    groups: list[_Group] = []
    current = _Group()
    names, doubt = 0, ""
    for piece in pieces:
        if piece.kind is _Is.NAME:
            names += 1
            groups, current = [*groups, current], _Group()
        elif piece.sign == "or" and current.pieces:
            doubt, current = UNSURE, current.with_(piece)
        elif piece.sign == _APART and _is_whole(current, piece):
            groups, current = [*groups, current], _Group().with_(piece)
        elif piece.kind is _Is.BARE or not current.pieces:
            current = current.with_(piece)
        else:
            said, left, current = _beside(current, piece)
            doubt = doubt or said
            groups += [left] if left else []
    groups = [group for group in (*groups, current) if group.pieces]
    doubt = doubt or next((said for group in groups if (said := _doubt_of(group))), "")
    doubt = doubt or _may_be_one(text, groups)
    if doubt:
        return Offices((_whole(text, pieces),), names, doubt)
    return Offices(tuple(_printed(text, group.pieces) for group in groups), names)


def _is_whole(current: _Group, piece: _Piece) -> bool:
    """Say whether a stroke with blanks around it ends an office: it is no field of one."""
    head = current.head
    if head is None:
        return bool(current.pieces) and not piece.takes
    return piece.kind is _Is.BARE and head.kind is _Is.CLOSED


def _beside(current: _Group, piece: _Piece) -> tuple[str, _Group | None, _Group]:
    """Give what an office makes of those before it: a doubt, the group that ends, and the next."""
    head, bare = current.head, current.bare
    if head is None:
        return ("" if piece.takes else UNSURE), None, current.with_(piece)
    if piece.is_alone and not piece.text.strip().lower().endswith("s"):
        return "", None, current.with_(piece)
    if _shares(head, piece):
        return UNSURE, None, current.with_(piece)
    if _CHAIR.match(head.text.strip()) and piece.body and head.body != "body":
        return "", None, current.with_(piece)
    if bare and piece.takes:
        if head.kind is _Is.OPEN or piece.text.strip().lower().endswith("s"):
            return UNSURE, None, current.with_(piece)
        rest = _Group(bare).with_(piece)
        return "", _Group(current.pieces[: -len(bare)], head), rest._replace(head=piece)
    if piece.body == "perhaps" and piece.takes and head.kind is _Is.OPEN and piece.sign != ",":
        return UNSURE, None, current.with_(piece)
    return "", current, _Group((piece,), piece)


def _shares(head: _Piece, piece: _Piece) -> bool:
    """Say whether two heads share what follows the second: ``Head and Deputy Head of Legal``."""
    one, other = head.noun.casefold(), piece.noun.casefold()
    return (
        head.kind is not _Is.BARE
        and bool(one)
        and (one == other or other.endswith(one) or one.endswith(other))
        and bool(other)
        and _SHARED.fullmatch(one) is not None
        and _OF.search(head.text) is None
        and "(" not in head.text
        and re.search(r"\s[–—-]\s", head.text) is None
        and _OF.search(piece.text) is not None
    )


def _doubt_of(group: _Group) -> str:
    """Say why it is not sure that a group is one office."""
    bare, head = group.bare, group.head
    if head is None:
        signs = [piece.sign for piece in bare[1:]]
        is_listed = bool(signs) and not {"and", "&", ", and"}.intersection(signs)
        return UNSURE if is_listed else ""
    if not bare:
        is_several = head.noun.lower().endswith("s") and head.kind is _Is.OPEN
        return UNSURE if is_several and len(group.pieces) > 1 else ""
    if head.kind is _Is.CLOSED:
        return UNSURE
    has_field = bool(_OF.search(head.text)) or "(" in head.text or len(head.text.split()) > 2
    if has_field and not {piece.sign for piece in bare}.intersection(("and", "&", ", and", "+")):
        return UNSURE
    is_several = head.noun.lower().endswith("s") and head.noun.lower() != "cabinet members"
    return UNSURE if is_several else ""


def _may_be_one(text: str, groups: Sequence[_Group]) -> str:
    printed = [
        ""
        if group.head and group.head.body == "body" and not group.head.noun
        else _printed(text, group.pieces)
        for group in groups
    ]
    for one, other in pairwise(printed):
        if any(
            _is_of_one(office, held, _DESIGNATED)
            or (len(printed) == 2 and _is_second(office, held))
            for office, held in ((other, one), (one, other))
        ):
            return MAY_BE_ONE
    return ""


def _is_second(office: str, other: str) -> bool:
    return _is_of_one(office, other, _SECOND)


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


def _printed(text: str, pieces: Sequence[_Piece]) -> str:
    return " ".join(text[pieces[0].start : pieces[-1].end].split()).strip(" ,;.")


def _whole(text: str, pieces: Sequence[_Piece]) -> str:
    """Give a text without the persons in it."""
    runs = groupby(pieces, key=lambda piece: piece.kind is _Is.NAME)
    return " and ".join(_printed(text, tuple(run)) for is_name, run in runs if not is_name)


def _ways(text: str, pieces: Sequence[_Piece]) -> list[tuple[str, ...]]:
    """Give the ways in which a text can be cut into two or more at its signs, the finest first."""
    named = [piece for piece in pieces if piece.kind is not _Is.NAME]
    if not 2 <= len(named) <= 6:
        return []
    found: list[tuple[str, ...]] = []
    for mask in range(1, 2 ** (len(named) - 1)):
        cuts = [0, *(n + 1 for n in range(len(named) - 1) if mask >> n & 1), len(named)]
        runs = [named[start:end] for start, end in pairwise(cuts)]
        found.append(tuple(_printed(text, run) for run in runs))
    return sorted(found, key=len, reverse=True)
