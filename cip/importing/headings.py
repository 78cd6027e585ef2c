"""The headings that councils print over their columns, and the key that each means."""

import re
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize


class Key(StrEnum):
    """What a column can be taken as: the keys of ``--map``, but for ``PART`` of our own tables."""

    REF = "ref"
    PART = "part"
    TITLE = "title"
    DETAIL = "detail"
    ACCOUNTABLE = "accountable"
    LEAD = "lead"
    LEAD_MEMBER = "lead_member"
    START = "start"
    DEADLINE = "deadline"
    ORIGINAL = "original"
    STATUS = "status"
    RAG = "rag"
    NOTE = "note"
    EVIDENCE = "evidence"
    NEXT = "next"
    RECOMMENDATIONS = "recommendations"
    WORKSTREAM = "workstream"
    OBJECTIVE = "objective"
    PRIORITY = "priority"
    SUPPORT = "support"
    IGNORE = "ignore"


PEOPLE = (Key.ACCOUNTABLE, Key.LEAD, Key.LEAD_MEMBER)
SEVERAL = frozenset(
    {Key.NOTE, Key.EVIDENCE, Key.NEXT, Key.DETAIL, Key.IGNORE, Key.PRIORITY, Key.SUPPORT}
)
"""What several columns may hold together."""
_SENIOR = re.compile(
    r"sro|sao|senior (?:responsible|accountable) (?:officer|owner)|(?:executive|project )?sponsor"
    r"|executive (?:lead|sponsor)|(?:lead|responsible|accountable) director|director"
    r"|accountable(?: officer| owner)?|(?:strategic|clt|cmt|slt|corporate) lead"
)
"""Who answers for an action where another column names its owner."""

_HEADINGS = {
    Key.REF: "ref|reference|ref no|ref number|reference number|no|number|id|action no|action number"
    "|action ref|action reference|action id|item|item no|item number|plan ref|task no|activity no"
    "|s no|serial no|cyf|cyfeirnod|rhif",
    Key.TITLE: "action|actions|activity|activities|key activity|key activities|key action"
    "|key actions|task|tasks|agreed action|agreed actions|action required|actions required"
    "|required action|planned action|planned actions|improvement action|improvement actions"
    "|proposed action|proposed actions|agreed management action|management action|issue and action"
    "|action title|what we will do|what we are going to do|what will we do|deliverable"
    "|deliverables|council action|specific action|specific actions|action to be taken"
    "|actions to be taken|action we will take|actions we will take|action to take|title"
    "|action description|what well do|gweithred|gweithredu|cam gweithredu|camau gweithredu"
    "|action agreed|agreed action and response|action plan|what we plan to do"
    "|what needs to be done|what will be done|what needs to happen|what are we going to do"
    "|our actions|our action|what|what we want to do"
    "|commitment|commitments|improvement actions required|key actions and milestones"
    "|improvement activity|improvement activities|delivery action|delivery actions"
    "|recommended action|recommended actions|management response and agreed action"
    "|improvement|improvements|improvement required|improvement needed",
    Key.DETAIL: "detail|details|description|action detail|action details|further detail"
    "|more detail|milestone|milestones|key milestone|key milestones|steps|key steps|key tasks"
    "|sub actions|how we will do it",
    Key.ACCOUNTABLE: "owner|action owner|responsible officer|officer responsible|responsible"
    "|accountable officer|accountable|accountability|sro|sao|senior responsible officer"
    "|senior responsible owner|senior accountable officer|responsible owner|owned by|who|by whom"
    "|responsible person|person responsible|responsibility|executive lead|executive sponsor"
    "|sponsor|responsible director|accountable director|lead director|director|owners"
    "|responsible officers|accountable owner|action by|officer|responsible lead"
    "|strategic lead|clt lead|cmt lead|slt lead|corporate lead|corporate owner|who is responsible"
    "|who will do it|who will do this|whos responsible|assigned to|allocated to|assignee"
    "|assigned officer|action assigned to|task owner|swyddog cyfrifol|perchennog",
    Key.LEAD: "lead|lead officer|lead officers|leads|rdl|delivery lead|responsible delivery lead"
    "|operational lead|project lead|action lead|project manager|lead manager|officer lead"
    "|workstream lead|delivery owner|whos leading|who is leading|who will lead|lead person"
    "|swyddog arweiniol|arweinydd",
    Key.LEAD_MEMBER: "lead member|lead members|cabinet member|portfolio holder|executive member"
    "|member lead|cabinet lead|lead cabinet member|portfolio lead|cabinet portfolio"
    "|portfolio|executive councillor|lead councillor|member|aelod arweiniol|aelod cabinet",
    Key.START: "start|start date|from|begin|begins|commence|commencement|start by"
    "|planned start|planned start date|starts|dyddiad cychwyn|dyddiad dechrau",
    Key.DEADLINE: "by when|deadline|due|due date|due by|target date|target|timescale|timescales"
    "|timeframe|time frame|timeline|date due|completion date|target completion date|end|end date"
    "|when|complete by|completed by|to be completed by|finish|finish date|target completion"
    "|planned completion date|implementation date|target implementation date|delivery date"
    "|expected completion date|planned end date|action deadline|due for completion"
    "|when we will do it by|when will we do it by|planned completion|completion|target end date"
    "|by when date|date for completion|date to be completed|planned finish|when by|by which date"
    "|due when|target by"
    "|dyddiad targed|dyddiad cwblhau|amserlen|erbyn pryd",
    Key.ORIGINAL: "original date|original deadline|original target date|original due date"
    "|original timescale|baseline date|baseline|original completion date|baseline deadline"
    "|previous date|original target|original end date|previous deadline|initial date",
    Key.STATUS: "status|current status|action status|progress status|state|delivery status"
    "|implementation status|position status|status of action|overall status|statws|done|is it done",
    Key.RAG: "rag|brag|rag status|brag status|rag rating|brag rating|current rag|colour|ragb"
    "|status rag|rating|bragg|rag progress|rag update|overall rag|delivery rag|brags|ragg",
    Key.NOTE: "progress|progress update|progress to date|update|updates|latest update|comments"
    "|comment|commentary|position|current position|latest position|progress comments"
    "|status update|progress commentary|update on progress|progress notes|notes|remarks"
    "|progress report|progress made|latest progress|narrative|update comments|comments update"
    "|what we have done|what has been done|how are we getting on|progress and comments"
    "|progress update and comments|progress so far|work to date|current progress"
    "|management update|officer update|cynnydd|diweddariad|sylwadau",
    Key.EVIDENCE: "evidence|evidence of completion|evidence of progress|supporting evidence"
    "|evidence of delivery|source of evidence",
    Key.NEXT: "next steps|next step|next|what next|what is next|next actions|planned next steps"
    "|next period|future actions|what happens next|next milestone",
    Key.RECOMMENDATIONS: "recommendation|recommendations|rec|recs|rec no|recommendation no"
    "|recommendation number|recommendation ref|key recommendation|peer challenge recommendation"
    "|lga recommendation|review recommendation|audit recommendation|recommendation reference"
    "|external recommendation|recommendations addressed|statutory recommendation",
    Key.WORKSTREAM: "workstream|work stream|programme|package of work|work package|project"
    "|workstream name|programme area|work area|workstream title|sub theme|package",
    Key.OBJECTIVE: "objective|objectives|key aim|aim|theme|goal|strategic objective|key objective"
    "|priority area|improvement theme|improvement area|pillar|key theme|outcome area",
    Key.PRIORITY: "priority|priority level|priority rating|importance|high medium low|urgency",
    Key.SUPPORT: "supporting officer|supporting officers|support officer|support officers|support"
    "|supported by|supporting leads|supporting lead|support lead|supporting services"
    "|supporting teams|supporting roles|support from|with support from|contributing officers"
    "|contributors|other officers|other officers involved|supporting service|partners involved"
    "|supporting partners|key partners|delivery partners|partners|working with|in partnership with",
}
_KEYS = {phrase: key for key, said in _HEADINGS.items() for phrase in said.split("|")}
_OF_NOTES = "progress|update|updates|note|notes|comment|comments|commentary|narrative|remarks"
_BESIDE_NOTES = (
    "to date|so far|next steps?|and|or|latest|current|position|summary|brief|overall|officer"
    "|officers|management|quarterly|monthly|made|issues|achievements|evidence|actions taken|key"
)
_NOTE = rf"(?:{_OF_NOTES}|{_BESIDE_NOTES})"
_NOTES = re.compile(rf"(?=.*\b(?:{_OF_NOTES})\b){_NOTE}(?: {_NOTE})*")
"""Progress and next steps, Latest progress note: words of which one at least says a note."""
_OF_ACTIONS = (
    r"(?:(?:our|the|key|main|core|agreed|planned|proposed|required|recommended|specific|individual"
    r"|improvement|recovery|transformation|delivery|management|council|corporate|service|remedial"
    r"|corrective|response|priority|strategic|operational|plan|project|governance|savings|board) )*"
    r"(?:actions?|activit(?:y|ies)|tasks?|deliverables?|commitments?|interventions?)"
    r"(?: (?:name|title|description|summary|text|agreed|required|needed|proposed|planned|to take"
    r"|to be taken|we will take|in full|wording))*"
)
_ACTIONS = re.compile(_OF_ACTIONS)
"""Recovery action, Task name, Key activities agreed: words that together say what is to be done."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEARS = r"(?:(?:20)?[0-9]{2}(?: (?:to )?(?:20)?[0-9]{2})?|20[0-9]{2})"
_TIME = (
    rf"(?:q|qtr ?|quarter )[1-4](?: {_YEARS})?(?: {_MONTH}(?: (?:to )?{_MONTH})?)?"
    rf"|{_YEARS} (?:q|qtr ?|quarter )[1-4]|year (?:one|two|three|four|five|[1-9])(?: {_YEARS})?"
    rf"|{_MONTH}(?: {_YEARS})?(?: (?:to )?{_MONTH})?(?: {_YEARS})?"
    rf"|20[0-9]{{2}} (?:to )?(?:20)?[0-9]{{2}}|20[0-9]{{2}}"
    rf"|(?:spring|summer|autumn|winter)(?: term)?(?: {_YEARS})?"
    r"|(?:first|second|third|fourth) quarter"
)
_ALL_OF_TIME = re.compile(rf"(?:in |by )?(?:{_TIME})(?: (?:actions|milestones|plan))?")
_PERIOD = (
    r"(?:(?:in|for|by|during|over|from|of) )?(?:(?:this|the|next|coming) )?"
    r"(?:(?:financial |council |municipal )?year(?: (?:one|two|three|1|2|3))?|months?|quarter"
    r"|(?:q(?:uarter )?[1-4] ?)?(?:(?:20)?[0-9]{2} (?:to )?(?:20)?[0-9]{2}|20[0-9]{2})"
    r"|q(?:uarter )?[1-4])"
)
_IN_A_PERIOD = re.compile(rf"(?P<before>.+?) {_PERIOD}|{_PERIOD} (?P<behind>.+)")
_WITH_PERIOD = frozenset({Key.TITLE, Key.DETAIL, Key.NEXT, Key.NOTE})
"""What is the same with a year behind it; a target for a year may be a measure."""
_REC_NUMBER = re.compile(
    r"(?:(?:audit|external|internal|report) )?(?:r|recs?|recommendations?) (?:no|nos|number|numbers"
    r"|ref|refs|reference|id)"
)
_DATED = re.compile(
    r"(?:progress|position|status|update|progress update|latest position|current position|comments)"
    r"(?: as)? (?:at|of|on|to|for|in) .*(?:[0-9]{4}|[0-9]{2}|date)"
)
_OF_RAG = r"(?:progress|current|latest|overall|delivery|action|status|rating|position|score)"
_RAG = re.compile(
    rf"(?:{_OF_RAG} )*(?:b?rag|ragb|bragg|brags|ragg)(?: {_OF_RAG})*"
    r"(?: (?:this (?:month|period|quarter)|now))?"
    r"|(?:b?rag)(?: status| rating)?(?: as)? (?:at|on|for) .*[0-9]{2}"
)
_REVISED = re.compile(
    r"(?:revised|new|current|amended|updated|latest|forecast) "
    r"(?:date|deadline|target date|target|due date|timescale|completion date|end date"
    r"|implementation date|target completion date|completion)|(?:date|deadline|target date) revised"
    r"|(?:target date|deadline|due date|by when|when) (?:revised|current)|revised"
)
_FIRST = re.compile(r"(?:target date|deadline|due date|date|when) original|original")
_NUMBERED = re.compile(r" [1-4]$")
"""What tells columns apart that hold the same: ``Owner 1`` and ``Owner 2``."""
_BETWEEN = re.compile(r"\s*(?:\n|/|\|| [–—-] )\s*")
_SIGNS = re.compile(r"[^\w% ]+|_")

RISKS = frozenset(
    {"risk", "likelihood", "impact", "risk score", "inherent risk", "residual risk", "risk owner"}
    | {"mitigation", "mitigations", "mitigating actions", "mitigating action", "consequence"}
    | {"risk description", "gross score", "net score", "probability", "controls", "risk title"}
)
"""The headings of a table of risks: where two of them stand, a table is no list of actions."""


@lru_cache(maxsize=4_096)
def plain(heading: str) -> str:
    """Give a heading in small letters, without signs and what stands in brackets."""
    text = normalize("NFKC", heading).casefold().replace("'", "").replace("’", "")
    without = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    text = without if _SIGNS.sub(" ", without).strip() else text
    return " ".join(_SIGNS.sub(" ", text.replace("&", " and ")).split())


def is_revised(heading: str) -> bool:
    """Say whether a heading names the date that holds now, beside one that held before."""
    return _REVISED.fullmatch(plain(heading)) is not None


def is_number_of_recommendation(heading: str) -> bool:
    """Say whether a heading is that of the numbers of recommendations, and not of their texts."""
    return _REC_NUMBER.fullmatch(plain(heading)) is not None


def is_printed(heading: str) -> bool:
    """Say whether a heading is one of the table itself, and not known by its words alone."""
    return plain(heading) in _KEYS


def is_senior(heading: str) -> bool:
    """Say whether a heading names who answers for an action that somebody else owns."""
    return _SENIOR.fullmatch(plain(heading)) is not None


def is_period(heading: str) -> bool:
    """Say whether a heading is a time alone: ``Q1 25/26``, ``Apr–Jun 2025``, ``Year 1``."""
    return _ALL_OF_TIME.fullmatch(plain(heading)) is not None


def stem(heading: str) -> str:
    """Give a heading in its plain form without a number at its end."""
    return _NUMBERED.sub("", plain(heading))


@lru_cache(maxsize=4_096)
def key_of(heading: str) -> Key | None:
    """Give what a heading surely means, or None; one in two languages where both mean the same."""
    words = plain(heading)
    if found := _of_words(words):
        return found
    sides = _BETWEEN.split(heading)
    keys = {_of_words(plain(side)) for side in sides if plain(side)}
    if len(sides) > 1 and len(keys) == 1 and keys != {None}:
        return keys.pop()
    if (period := _IN_A_PERIOD.fullmatch(words)) is None:
        return None
    found = _of_words(period["before"] or period["behind"])
    return found if found in _WITH_PERIOD else None


def _of_words(words: str) -> Key | None:
    if found := _KEYS.get(words) or _KEYS.get(_NUMBERED.sub("", words)):
        return found
    if _ACTIONS.fullmatch(words):
        return Key.TITLE
    if _DATED.fullmatch(words) or _NOTES.fullmatch(words):
        return Key.NOTE
    if _REVISED.fullmatch(words):
        return Key.DEADLINE
    if _RAG.fullmatch(words):
        return Key.RAG
    if _REC_NUMBER.fullmatch(words):
        return Key.RECOMMENDATIONS
    return Key.ORIGINAL if _FIRST.fullmatch(words) else None
