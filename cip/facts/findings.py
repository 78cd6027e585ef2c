"""The findings of assurance: what is said of records, the same told together."""

from typing import Any

from cip.facts.groups import MOST_REFS, in_order, number_of, refs
from cip.facts.request import Request

Data = dict[str, Any]


def findings(request: Request) -> list[Data]:
    """Give the findings in their order, those that say the same as one: what, how many, of what."""
    picture = request.picture
    found: dict[tuple[str, str], list[Any]] = {}
    for standing in picture.standings:
        for finding in standing.findings:
            found.setdefault((finding.name, finding.text), []).append(standing)
    return [
        {
            "name": name,
            "said": text,
            "number": len(same),
            "number_words": number_of(picture, len(same)),
            "few": refs(same) if len(same) <= MOST_REFS else "",
            "refs": [standing.action.ref for standing in in_order(same)],
        }
        for (name, text), same in found.items()
    ]
