"""A small repository in which nothing is wrong, to lay hostile files into."""

from collections.abc import Mapping
from pathlib import Path

from cip.sources.folder import Workspace

PLAN = b"""\
council: City of York Council

title: Improvement plan

period: {start: July 2024}

objectives:
  - {ref: "1", title: Leadership}

officers:
  - {id: chief-officer-hr, title: Chief Officer HR}

documents:
  - {id: report, title: Report}
"""

WORKSTREAM = b"""\
ref: "1.2"

title: Leadership framework

objective: "1"
"""

ACTION = b"""\
# yaml-language-server: $schema=../../../schema/action.schema.json
ref: "1.2.1"

title: Co-design expected leadership behaviours, values and actions

detail: >-
  Co-design with senior managers of the council expected leadership behaviours, values and actions.
  Leadership to be embedded across all levels of the organisation.

accountable: Chief Officer HR

start: commenced

deadline: October 2024

rescheduled:
  - {on: 2024-07-17, from: September 2024, reason: "Combined: with shadowing"}

recommendations: [R1, "R4"]

milestones:
  - ref: a
    title: Caf\xc3\xa9 talks \xe2\x80\x93 'round one'
    updates:
      - {date: 2024-09-01, status: complete}

finance:
  - {title: Training, kind: cost, amount: 1200.50}

updates:
  - date: 2024-11-20
    status: complete
    note: >-
      The report says: "A leadership framework has been developed."
    evidence:
      - title: Progress report, paragraph 14
        document: report
        paragraph: 14

notes:
  - First note.
  - 'Second note, with an apostrophe''s sign'

source: {document: report, page: 13}
"""

RECOMMENDATIONS = b"""\
sets:
  - id: review
    title: Review
    kind: peer-challenge
    recommendations:
      - {id: R1, text: Agree what leaders do.}
      - {id: R4, text: Train them.}
"""

FOLDER = "plans/york/1.2-leadership-framework"
GOOD = f"{FOLDER}/1.2.1-leadership-behaviours.yaml"
HOSTILE = f"{FOLDER}/1.2.2-hostile.yaml"

FILES: Mapping[str, bytes] = {
    "plans/york/plan.yaml": PLAN,
    "plans/york/recommendations.yaml": RECOMMENDATIONS,
    f"{FOLDER}/workstream.yaml": WORKSTREAM,
    GOOD: ACTION,
}


def repository(root: Path, files: Mapping[str, bytes] | None = None) -> Workspace:
    """Write the repository, with other files laid into it, below a folder."""
    for path, data in {**FILES, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return Workspace(root)
