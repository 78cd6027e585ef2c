"""Where one office ends and the next begins, in what a council prints of who answers.

An office has a head of its own: ``Head of HR``, ``Finance Manager``, ``Monitoring Officer``. Words
that have none belong to the office beside them: ``Director of Housing and Communities`` is one.
"""

import re
from collections.abc import Collection, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from cip.importing.one_person import S151, HeldTogether, held
from cip.importing.persons import is_office_noun
from cip.model.text import as_typed

UNSURE = "If these are several officers, write each on its own: who answers for it first."
MAY_BE_ONE = (
    "This may be one person with two titles. If they are two, write each on its own: who answers "
    "for it first."
)

_BETWEEN = re.compile(
    r"\s*(?:,(?:\s+and\b)?|(?<!\bT)(?<!\bA)/|\\|&|\+|\band\b|\bjointly with\b|\bor\b)\s*",
    re.IGNORECASE,
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
_WHOLE = re.compile(
    rf"{_GRADES}(?:chief executives?|chief (?:\w+ ){{1,2}}officers?"
    rf"|{S151}(?: officers?| chief finance officer)?|monitoring officers?|head of paid service"
    r"|(?:mayor|leader|provost|treasurer|clerk|solicitor|commissioner|executive|directorate"
    r"|cabinet|council|chief constable|chief fire officer|auditor|secretary|convener)s?"
    r"|members|officers|directors|managers|councillors|partners|key partners|group leaders"
    r"|director(?:ate)? management teams?|SRO|SIRO|SAO|RDL|DPO|RFO|ERO|RO|CEO|CFO|COO|CIO|CTO|CDO"
    r"|CEX|CX|CE|MO|MD|DCS|DASS|DPH|DMO|HoPS|CLT|CMT|SLT|SMT|ELT|EMT|ELG|DMT|DMTs|WLT|PMO|LGA|CIPFA"
    r"|ICB|NHS(?: trust)?|DfE|MHCLG|DLUHC|Ofsted|CQC|DoF|DoR|HoF|MOs|DLT|XLT|CoLT|CST|CMB|SMB"
    r"|improvement board|wider leadership team|everyone|all staff|staff|all services|all)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:officer|director|manager|lead|leader|head|advis[eo]r|assistant|co-?ordinator|administrator"
    r"|analyst|supervisor|specialist|engineer|accountant|planner|champion|sponsor|owner|holder"
    r"|partner|consultant|member|chair|chairman)s?",
    re.IGNORECASE,
)
"""A head that says nothing alone, and so belongs to the words before it."""

_RANKED = re.compile(
    r"(?:chief|principal|senior|deputy|depute|detective|designated|named|interim|acting|assistant"
    r"|lead|head|director)\b",
    re.IGNORECASE,
)
"""How an office begins, and never goes on."""

_OFFICE_ACRONYM = re.compile(
    r"(?:(?:Principal|Lead|Senior|Chief|Deputy|Interim|Acting) )*(?:[TA]/)?"
    r"(?:[AD]{0,2}C[A-Z]{1,3}O|PSW|LADO|DSL|DCO|DMO|AMHP|PEP|PFO|VSH|SENCO|HoP|HoF|DASP|DSCO"
    r"|DCI|DI|DCS|EHO|ACC|DCC|GM|SM|AM|BCU commander)s?"
)
_IN_UNIFORM = re.compile(
    r"(?:inspector|sergeant|constable|superintendent|commander|nurse|matron|midwife|headteacher"
    r"|teacher|principal|gp|doctor|consultant|ranger|warden|firefighter)s?"
    r"|(?:watch|station|crew|group|area|ward|practice) (?:manager|commander)s?",
    re.IGNORECASE,
)
"""Whose field or place stands behind a comma as well as behind ``of``."""

_PLACE = re.compile(
    r"(?:.* )?(?:stations?|schools?|colleges?|hospitals?|academy|academies|university|nursery"
    r"|surgery|centre|HSCP|health board|NHS|CIC|ltd|limited|clinic|library|museum|trust)",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(r"(?!(?:OD|EDI|AI|BI|PR|DEI|R|D)\b)[A-Z]{2,5}")
_FIELDS = frozenset(
    {("hr", "od"), ("people", "od"), ("health", "safety"), ("revenues", "benefits")}
    | {("learning", "development"), ("education", "skills"), ("equality", "diversity")}
    | {("policy", "performance"), ("legal", "democratic services"), ("ict", "digital")}
)
"""Two fields that make one."""

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
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Office(NamedTuple):
    """An office as it is printed; ``doubt`` says why it may be several, or be held with another."""

    printed: str
    doubt: str = ""


class _Is(Enum):
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


def offices(text: str, known: Collection[str] = frozenset()) -> tuple[Office, ...]:
    """Give the offices that a text names; ``known`` are those that the paper names elsewhere.

    What is not sure is taken apart where each piece of it is known by itself.
    """
    pieces = _pieces(text)
    found: list[Office] = []
    for run in _grouped(text, pieces):
        printed = _printed(text, run.pieces)
        is_open = run.may_be_several and same_words(printed) not in known
        ways = _ways(text, run.pieces) if is_open else []
        apart = next((way for way in ways if all(_is_known(role, known) for role in way)), ())
        found += [Office(role) for role in apart] or [Office(printed, run.doubt)]
    return tuple(found)


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
    if _WHOLE.fullmatch(main) or _OFFICE_ACRONYM.fullmatch(main):
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
            is_alone = is_alone and _GENERIC.fullmatch(noun) is not None
            return piece._replace(kind=kind, noun=noun, is_alone=is_alone)
        if _OF.match(rest) or (is_director and not is_office_noun(main.split()[-1])):
            return piece._replace(kind=_Is.OPEN, noun=noun, body=_body(main))
    return _by_its_noun(piece, main, more)


def _by_its_noun(piece: _Piece, main: str, more: str) -> _Piece:
    """Tell an office by the noun that it ends with, or that stands before ``of``."""
    last = main.split()[-1] if main else ""
    before = _OF.split(main, maxsplit=1)[0].split()
    if len(before) < len(main.split()) and before and is_office_noun(before[-1]):
        return piece._replace(kind=_Is.OPEN, body=_body(main))
    takes = _DIRECTOR.fullmatch(main) is None and len(main.split()) > 1
    if is_office_noun(last):
        is_alone = main == last and _GENERIC.fullmatch(last) is not None and "(" not in piece.text
        is_field_behind = more or _is_in_uniform(main)
        kind = _Is.OPEN if is_field_behind else _Is.CLOSED
        return piece._replace(kind=kind, takes=takes and not _is_graded(main), is_alone=is_alone)
    if body := _body(main):
        return piece._replace(kind=_Is.CLOSED, takes=takes, body=body, is_alone=main == last)
    return piece


def _is_in_uniform(main: str) -> bool:
    return any(_IN_UNIFORM.fullmatch(" ".join(main.split()[-number:])) for number in (1, 2))


def _is_graded(main: str) -> bool:
    is_all = re.fullmatch(rf"{_GRADES}[\w-]+", main, re.IGNORECASE) is not None
    return is_all or _RANKED.match(main) is not None


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


class _Run(NamedTuple):
    """The pieces that are one office, why that is not sure, and whether it could be taken apart."""

    pieces: tuple[_Piece, ...]
    doubt: str = ""
    may_be_several: bool = False


def _grouped(text: str, pieces: Sequence[_Piece]) -> list[_Run]:
    """Give the pieces by the office that they are, each with why it is not sure."""
    groups: list[_Group] = []
    current = _Group()
    doubt = ""
    for piece in pieces:
        if piece.sign == "or" and current.pieces:
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
    if doubt:
        return [_Run(tuple(pieces), doubt, may_be_several=True)]
    return _held_by_one(text, groups)


def _held_by_one(text: str, groups: Sequence[_Group]) -> list[_Run]:
    """Join the offices that one person may hold, or surely holds."""
    found: list[_Run] = []
    last: _Group | None = None
    for group in groups:
        how = _how_held(text, last, group, are_two=len(groups) == 2) if last else HeldTogether.APART
        if how is HeldTogether.APART:
            found.append(_Run(group.pieces))
            last = group
        else:
            pieces = (*found[-1].pieces, *group.pieces)
            found[-1] = _Run(
                pieces, "" if how is HeldTogether.SURELY else MAY_BE_ONE, may_be_several=True
            )
            last = None
    return found


def _is_whole(current: _Group, piece: _Piece) -> bool:
    """Say whether a stroke with blanks around it ends an office: it is no field of one."""
    head = current.head
    if head is None:
        return bool(current.pieces) and (not piece.takes or _is_alone(current.pieces[-1].text))
    if piece.kind is not _Is.BARE:
        return not piece.is_alone and not _shares(head, piece)
    return head.kind is _Is.CLOSED or _is_alone(piece.text)


def _is_alone(text: str) -> bool:
    """Say whether words without a head stand for those who answer: ``HR``, ``ICT``."""
    return _STANDS_ALONE.fullmatch(text.strip()) is not None


def _beside(current: _Group, piece: _Piece) -> tuple[str, _Group | None, _Group]:
    """Give what an office makes of those before it: a doubt, the group that ends, and the next."""
    head, bare = current.head, current.bare
    if head is None:
        return ("" if piece.takes else UNSURE), None, current.with_(piece)
    if piece.sign == "," and piece.body == "perhaps" and not bare and _is_uniformed(head):
        return "", None, current.with_(piece)
    if piece.is_alone and not piece.text.strip().lower().endswith("s"):
        return "", None, current.with_(piece)
    if _shares(head, piece):
        return UNSURE, None, current.with_(piece)
    if _CHAIR.match(head.text.strip()) and piece.body and head.body != "body":
        return "", None, current.with_(piece)
    if bare and (_is_place(head, bare) or _ends_before(head, bare, piece)):
        return "", current, _Group((piece,), piece)
    if bare and piece.takes:
        if head.kind is _Is.OPEN or piece.text.strip().lower().endswith("s"):
            return UNSURE, None, current.with_(piece)
        rest = _Group(bare).with_(piece)
        return "", _Group(current.pieces[: -len(bare)], head), rest._replace(head=piece)
    if piece.body == "perhaps" and piece.takes and head.kind is _Is.OPEN and piece.sign != ",":
        return UNSURE, None, current.with_(piece)
    return "", current, _Group((piece,), piece)


def _is_place(head: _Piece, bare: Sequence[_Piece]) -> bool:
    """Say whether words behind a comma say where an office is: ``Headteacher, Park School``."""
    if bare[0].sign != "," or head.kind is _Is.BARE:
        return False
    return _PLACE.fullmatch(bare[-1].text.strip()) is not None or _is_uniformed(head)


def _is_uniformed(head: _Piece) -> bool:
    return _is_in_uniform(" ".join(_BRACKETS.sub(" ", head.text).split()))


_BINDS = ("/", "&", "and", ",", ", and", _APART)
"""Signs, those first that bind most."""


def _ends_before(head: _Piece, bare: Sequence[_Piece], piece: _Piece) -> bool:
    """Say whether an office ends before the next one, by the signs: ``Head of HR & OD and Clerk``.

    A sign that binds less than that between the fields parts the offices.
    """
    last = bare[-1].sign
    if last not in ("&", "and", ", and") or piece.sign not in _BINDS:
        return False
    if _BINDS.index(piece.sign) > _BINDS.index(last):
        return True
    field = same_words(_OF.split(head.text)[-1]), same_words(bare[-1].text)
    return piece.sign == last and len(bare) == 1 and field in _FIELDS


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


_NOT_SEVERAL = ("cabinet members", "hos")


def _doubt_of(group: _Group) -> str:
    """Say why it is not sure that a group is one office."""
    bare, head = group.bare, group.head
    if head is None:
        signs = [piece.sign for piece in bare[1:]]
        is_listed = bool(signs) and not {"and", "&", ", and"}.intersection(signs)
        return UNSURE if is_listed else ""
    if not bare:
        noun = head.noun.lower()
        is_several = noun.endswith("s") and noun != "hos" and head.kind is _Is.OPEN
        return UNSURE if is_several and len(group.pieces) > 1 else ""
    if _is_place(head, bare):
        return ""
    if head.kind is _Is.CLOSED:
        return UNSURE
    has_field = bool(_OF.search(head.text)) or "(" in head.text or len(head.text.split()) > 2
    if has_field and not {piece.sign for piece in bare}.intersection(("and", "&", ", and", "+")):
        return UNSURE
    is_several = head.noun.lower().endswith("s") and head.noun.lower() not in _NOT_SEVERAL
    return UNSURE if is_several else ""


def _how_held(text: str, one: _Group, other: _Group, *, are_two: bool) -> HeldTogether:
    if _is_body(one) or _is_body(other):
        return HeldTogether.APART
    return held(_printed(text, one.pieces), _printed(text, other.pieces), are_two=are_two)


def _is_body(group: _Group) -> bool:
    return group.head is not None and group.head.body == "body" and not group.head.noun


def _printed(text: str, pieces: Sequence[_Piece]) -> str:
    return " ".join(text[pieces[0].start : pieces[-1].end].split()).strip(" ,;.")


def _ways(text: str, pieces: Sequence[_Piece]) -> list[tuple[str, ...]]:
    """Give the ways in which a text can be cut into two or more at its signs, the finest first."""
    if not 2 <= len(pieces) <= 6:
        return []
    found: list[tuple[str, ...]] = []
    for mask in range(1, 2 ** (len(pieces) - 1)):
        cuts = [0, *(n + 1 for n in range(len(pieces) - 1) if mask >> n & 1), len(pieces)]
        runs = [pieces[start:end] for start, end in pairwise(cuts)]
        found.append(tuple(_printed(text, run) for run in runs))
    return sorted(found, key=len, reverse=True)
