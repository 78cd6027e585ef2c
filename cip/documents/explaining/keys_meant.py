"""Which key of a form an unknown one means: by what councils call the thing, or but for a slip."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from cip.documents.fitting.schema import FORMATS, FileKind, part_of
from cip.model.likeness import is_slip
from cip.model.place import Keys

_SAID = {
    "accountable": "owner|action owner|owned by|accountable officer|accountable owner"
    "|accountability|answerable|senior responsible officer|senior responsible owner|sro",
    "lead": "lead officer|led by|delivery lead|project lead|operational lead|who delivers",
    "lead_member": "portfolio holder|cabinet member|lead councillor|member|executive member"
    "|lead cabinet member|responsible member",
    "deadline": "due|due date|due by|date due|deadline date|target date|target completion date|end"
    "|end date|completion date|complete by|completion by|by when|by|when|timescale|timeline"
    "|timeframe|finish|finish date|delivery date|to be done by",
    "due": "deadline|due date|due by|date due|target date|completion date|by when|timescale",
    "start": "start date|begin|begins|beginning|starts|start on|commencement|commencing|from date",
    "end": "end date|ends|finish|until|to",
    "detail": "description|details|desc|full text|wording|action in full",
    "text": "recommendation text|wording|recommendation|description|details|title|note|comment"
    "|narrative|commentary|summary",
    "title": "name|heading|headline|label|titel",
    "ref": "number|no|nr|id|action number|action no|action ref|reference|ref no|reference number"
    "|action id|code",
    "id": "ref|reference|number|short name|code|slug|key",
    "note": "comment|comments|commentary|narrative|progress note|progress made|remark|remarks"
    "|description|progress|update|text|latest position|what was done|details",
    "notes": "remark|remarks|comment|comments",
    "status": "state|progress status|current status|position|delivery status|action status",
    "done_on": "completed|completed on|completion date|date completed|complete on|done|date done"
    "|finished|finished on|actual end|actual end date|actual date|delivered on|date of completion",
    "expected": "expected date|forecast|forecast date|expected by|expected completion|new date"
    "|expected end|expected end date|revised date|estimated completion|eta",
    "next": "next steps|next step|what next|next period|planned next|to do next|upcoming",
    "evidence": "proof|evidences|evidence of completion|supporting evidence|attachments|links",
    "url": "link|hyperlink|web|address|website|href|web address|uri|web page|webpage",
    "document": "doc|paper|report|document id",
    "page": "page no|page number|pages|pg|p",
    "paragraph": "para|paras|paragraphs|paragraph number|para no",
    "section": "chapter|annex|appendix",
    "verified_by": "verified|checked by|verifier|assured by|validated by|confirmed by",
    "agreed_by": "approved by|authorised by|agreed|signed off by|approval|authorized by",
    "decided_by": "agreed by|approved by|decided|decision by|authorised by|authorized by",
    "decision": "response|answer|decided",
    "reason": "why|rationale|because|explanation|justification|reasons",
    "rescheduled": "revised|revisions|moved|moves|extensions|reschedule|deadline changes|slippage",
    "from": "old|old date|original|original date|original deadline|previous|previous date|was"
    "|previous deadline|old deadline|before|moved from|from date",
    "on": "date|day|moved on|decided on|date of decision|date agreed|when",
    "date": "day|reported|reported on|report date|as at|update date|on|date of report|dated",
    "milestones": "parts|sub actions|subactions|steps|stages|tasks|sub tasks|subtasks|phases"
    "|sub milestones|deliverables",
    "depends_on": "dependencies|dependency|depends|dependent on|dependant on|requires|predecessors"
    "|blocked by|waits for|interdependency",
    "recommendations": "recs|recommendation refs|answers recommendations|recommendation numbers",
    "finance": "finances|funding|cost|costs|budget|savings",
    "tags": "keywords|categories|themes|labels|tag list",
    "updates": "progress updates|status updates|progress reports|history|log|progress|reports",
    "objective": "aim|goal|priority|key aim|objective ref|parent",
    "objectives": "aims|goals|priorities|key aims",
    "purpose": "aim|description|detail|why",
    "outcomes": "results|benefits|intended outcomes",
    "measurement": "measures|success measures|measures of success|indicators|how measured",
    "abbreviations": "acronyms|acronym|short forms|initials|abbr|short names",
    "chair": "chairman|chairperson|chaired by|chairwoman|chairing",
    "meets": "frequency|how often|meeting frequency|rhythm|cycle|meeting cycle",
    "meetings": "meeting dates|dates|dates of meetings|days",
    "publisher": "published by|author|authors|issued by",
    "owner": "accountable|lead|lead officer|responsible|responsible officer|owned by|risk owner"
    "|accountable officer",
    "response": "council response|management response|our response|council decision|decision",
    "mitigations": "mitigation|controls|mitigating actions|control measures",
    "likelihood": "probability|chance",
    "impact": "severity",
    "scores": "score|ratings|assessments",
    "readings": "values|figures|actuals|data|results|reading",
    "unit": "units|unit of measure|measured in",
    "period": "dates|duration|plan period|term",
    "approved": "approved on|approval date|date approved|adopted|adopted on",
    "rating": "rag|colour|rag rating|color",
    "colour": "color|rag",
    "board": "committee|given by",
    "asked_of": "board|asked|decision by",
}
"""What is written for each key, parted by bars. Where a form has two keys of a meaning, neither is
given; ``ref`` is no short name, where a form has both."""

_WHO = "Who answers for it stands under accountable, and who does it under lead."
_UNSURE = dict.fromkeys(
    ("responsible", "responsible officer", "officer", "officers", "who", "assigned to", "assignee"),
    _WHO,
)


class Meant(NamedTuple):
    """The key that is meant; or what to say where it cannot be written."""

    key: str | None
    remark: str = ""


def key_meant(key: str, group: dict[str, Any], kind: FileKind, way: Keys) -> Meant:
    """Give which key of the form of a group an unknown one means, if that is sure.

    Where the group has that key already, or it takes another kind of value, none is given.
    """
    known = list((part_of(kind, way) or {}).get("properties", {}))
    meant = list(_meant(_plain(key), known))
    free = [name for name in meant if name not in group]
    fitting = [name for name in free if _takes(part_of(kind, (*way, name)), group[key])]
    if len(fitting) == 1:
        return Meant(fitting[0])
    if len(meant) == 1 and not free:
        return Meant(None, f"That is '{meant[0]}', which stands here already.")
    if not meant and {"accountable", "lead"} & set(known):
        return Meant(None, _UNSURE.get(_plain(key), ""))
    return Meant(None)


def keys_meant(key: str, known: list[str]) -> list[str]:
    """Give the known keys that an unknown one may mean."""
    return list(_meant(_plain(key), known))


def keys_like(key: str) -> list[str]:
    """Give the keys, of whatever form, for which councils write a word."""
    return [name for name in _SAID if _plain(key) in _phrases(name)]


def _meant(plain: str, known: list[str]) -> Iterator[str]:
    """Give the keys that are the same but for signs; else those so called; else but for a slip."""
    for is_meant in (_is_same, _is_said, _is_slip):
        if found := [name for name in known if is_meant(plain, name)]:
            yield from found
            return


def _is_same(plain: str, name: str) -> bool:
    return plain.replace(" ", "") == name.replace("_", "")


def _is_said(plain: str, name: str) -> bool:
    return plain in _phrases(name)


def _is_slip(plain: str, name: str) -> bool:
    is_as_long = abs(len(plain) - len(name)) <= 2 < min(len(plain), len(name))
    return is_as_long and is_slip(plain, name.replace("_", " "))


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(filter(None, _SAID.get(name, "").split("|")))


def _plain(key: str) -> str:
    return " ".join(re.sub("[^a-z0-9]+", " ", key[:60].casefold()).split())


def _takes(part: dict[str, Any] | None, value: Any) -> bool:
    """Say whether a value is of a kind that a key takes: text, a list, a group of keys."""
    kinds = (part or {}).get("type", ())
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    if not wanted or value is None:
        return True
    said = FORMATS.get(str((part or {}).get("format")))
    if said and isinstance(value, str) and not said(value) and not re.search("[0-9]", value):
        return False
    name = "array" if isinstance(value, list) else "object" if isinstance(value, dict) else "string"
    is_number = isinstance(value, int | float) or str(value).replace(".", "").isdigit()
    return name in wanted or (is_number and bool(wanted & {"number", "integer"}))
