"""A hundred changes of the real plans, and how each is judged: fifty hide something, fifty do not.

``REFUSED`` is an error, ``WARNED`` a warning and no error, ``TOLD`` neither, but a line under "Look
first" of the summary, ``FINE`` none of these. ``by`` is the rule, or the kind of the line, that
says so. What hides something is judged so or more gravely; what is honest, exactly so.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

REFUSED, WARNED, TOLD, FINE = "refused", "warned", "told", "fine"

Files = dict[str, str]
Edit = Callable[[Files], None]

WHEN = "2026-11-26"
Y, N, B = "plans/york", "plans/nottingham", "plans/bedford"
PLAN = f"{Y}/plan.yaml"
REVIEWS = f"{Y}/recommendations.yaml"
BEHAVIOURS = f"{Y}/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml"
ROLES = f"{Y}/1.3-roles-relationships-responsibilities"
REVIEW, POLICY = f"{ROLES}/1.3.1-clg-review-2.yaml", f"{ROLES}/1.3.2-customer-relations-policy.yaml"
ENGAGEMENT = f"{Y}/3.1-communications-strategy/3.1.3-internal-engagement-plan.yaml"
STRATEGY = f"{Y}/3.1-communications-strategy/3.1.2-communications-strategy.yaml"
HUB, SAID = (
    f"{Y}/3.3-e-ideas-hub/3.3.1-staff-ideas-hub.yaml",
    f"{Y}/3.3-e-ideas-hub/3.3.2-you-said-we-did.yaml",
)
GUIDE = f"{Y}/3.4-leading-together/3.4.1-induction-and-training-guide.yaml"
LINES = f"{Y}/4.3-internal-governance/4.3.1-lines-of-accountability.yaml"
GOVERNANCE = f"{Y}/4.3-internal-governance/4.3.2-corporate-governance-board.yaml"
LAUNCH = f"{Y}/4.3-internal-governance/4.3.4-launch-governance-arrangements.yaml"
PORTAL = f"{Y}/4.4-scrutiny-and-member-induction/4.4.2-members-portal.yaml"
KPIS, RISKS = f"{Y}/kpis.yaml", f"{Y}/risks.yaml"
CARE = f"{B}/3-service-review-and-transformation/3.2-adult-social-care.yaml"
PERFORMANCE = f"{N}/3-manage-and-monitor-delivery/3.1-performance-framework.yaml"


# --- What an edit is made of


def sub(path: str, old: str, new: str) -> Edit:
    def edit(files: Files) -> None:
        assert old in files[path], (path, old)
        files[path] = files[path].replace(old, new, 1)

    return edit


def add(path: str, text: str) -> Edit:
    def edit(files: Files) -> None:
        files[path] = files[path].rstrip("\n") + "\n\n" + text.strip("\n") + "\n"

    return edit


def update(path: str, text: str) -> Edit:
    """Add an update after the others."""

    def edit(files: Files) -> None:
        lines = "".join(f"    {line}\n" for line in text.strip().splitlines())
        entry = "  - " + lines[4:]
        if "\nupdates:\n" not in files[path]:
            files[path] = files[path].rstrip("\n") + "\n\nupdates:\n" + entry
            return
        head, tail = files[path].split("\nupdates:\n")
        body = re.match(r"(?:[ ]+.*\n|\n(?=[ ]))*", tail)
        assert body
        files[path] = f"{head}\nupdates:\n{body[0]}{entry}{tail[body.end() :]}"

    return edit


def write(path: str, text: str) -> Edit:
    def edit(files: Files) -> None:
        files[path] = text.lstrip("\n")

    return edit


def drop(*paths: str) -> Edit:
    def edit(files: Files) -> None:
        for path in paths:
            gone = [p for p in files if p == path or p.startswith(f"{path}/")]
            assert gone, path
            for p in gone:
                del files[p]

    return edit


def rename(path: str, to: str) -> Edit:
    def edit(files: Files) -> None:
        for p in [p for p in files if p == path or p.startswith(f"{path}/")]:
            files[to + p[len(path) :]] = files.pop(p)

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(files: Files) -> None:
        for one in edits:
            one(files)

    return edit


MINUTE = (
    "    agreed_by: corporate-improvement-board\n"
    "    source: {document: progress-2024-11, paragraph: 9}\n"
)


def changed(
    was: str, *, more: str = MINUTE, reason: str = "The board saw that it has to be so."
) -> str:
    said = f"    reason: {reason}\n" if reason else ""
    return f"changed:\n  - on: {WHEN}\n    was: {was}\n{said}{more}"


MISTYPED = "    mistyped: {document: action-plan-2024-07, page: 13}\n"


def move(path: str, old: str, new: str, more: str = MINUTE, on: str = WHEN, was: str = "") -> Edit:
    """Move a deadline, with an entry under rescheduled."""
    entry = (
        f"  - on: {on}\n    from: {was or old}\n"
        f"    reason: The officer left, and the post was filled late.\n{more}"
    )

    def edit(files: Files) -> None:
        sub(path, f"\ndeadline: {old}\n", f"\ndeadline: {new}\n")(files)
        if "\nrescheduled:\n" in files[path]:
            head, tail = files[path].split("\nrescheduled:\n")
            body = re.match(r"(?:[ ]+.*\n)*", tail)
            assert body
            files[path] = f"{head}\nrescheduled:\n{body[0]}{entry}{tail[body.end() :]}"
        else:
            sub(path, f"\ndeadline: {new}\n", f"\ndeadline: {new}\n\nrescheduled:\n{entry}")(files)

    return edit


# --- The plans as they were before


CONTROL = """
change_control:
  since: 2025-01-01
  agreed_by: [corporate-improvement-board, Executive Leader]

thresholds:
  stale_days: 92
"""
BASE_KPIS = """
kpis:
  - id: kpi-10
    title: Council tax collection rate %
    unit: "%"
    direction: higher-is-better
    target: {value: 95, by: March 2027}
    owner: Director of Finance
    readings:
      - date: 2025-03-31
        value: 91.5
      - date: 2025-09-30
        value: 88
        note: Reminders went out late.
"""
BASE_RISKS = """
risks:
  - id: risk-1
    title: Capacity and pace
    description: The pace of change must increase while the council becomes leaner.
    scores:
      - {date: 2025-03-31, likelihood: 4, impact: 4}
      - {date: 2025-09-30, likelihood: 5, impact: 4, note: Two directors have left.}
"""
PARTS = """
milestones:
  - ref: "a"
    title: Draft it with residents
    deadline: September 2024
  - ref: "b"
    title: Take it to Executive
    deadline: November 2024
"""
RATED = """
board_ratings:
  - date: 2025-02-10
    board: corporate-improvement-board
    rating: red
    reason: Nothing was shown.

exception:
  raised: 2025-02-12
  cause: The officer left.
  consequence: No values are agreed before the summer.
  asked_of: corporate-improvement-board
"""
EVIDENCE = """
evidence:
  - {title: The hub, url: "https://www.york.gov.uk/ideas"}
"""
WELL_SHOWN = """
evidence:
  - {title: The guide on the intranet, url: "https://www.york.gov.uk/guide"}
"""


def _prepare(files: Files) -> None:
    add(PLAN, CONTROL)(files)
    add(POLICY, PARTS)(files)
    add(BEHAVIOURS, RATED)(files)
    update(HUB, "date: 2025-01-15\nnote: The hub was looked at.\n" + EVIDENCE.strip())(files)
    update(
        REVIEW, "date: 2025-06-30\nstatus: at-risk\nnote: Only three of nine posts were reviewed."
    )(files)
    update(STRATEGY, "date: 2025-06-30\nstatus: underway\nnote: A first draft is there.")(files)
    write(KPIS, BASE_KPIS)(files)
    write(RISKS, BASE_RISKS)(files)
    sub(PORTAL, "deadline: December 2025", "deadline: March 2027")(files)
    sub(
        REVIEWS,
        "      - id: R2\n",
        "      - id: R2\n        owner: Chief Operating Officer\n        due: March 2025\n"
        "        response:\n          - decision: accepted\n            on: 2025-01-10\n",
    )(files)


def _bedford(files: Files) -> None:
    add(
        f"{B}/plan.yaml",
        "approved: 2025-12-01\n\nchange_control:\n  since: 2026-01-01\n"
        "  agreed_by: [executive-improvement-plan-board]\n  tolerance_days: 31\n",
    )(files)


def _nottingham(files: Files) -> None:
    add(f"{N}/plan.yaml", "approved: 2024-06-01\n")(files)


BASES: dict[str, tuple[str, Edit]] = {
    "york": ("york", all_of()),
    "york+": ("york", _prepare),
    "bedford": ("bedford", all_of()),
    "bedford+": ("bedford", _bedford),
    "nottingham": ("nottingham", all_of()),
    "nottingham+": ("nottingham", _nottingham),
}


class Case(NamedTuple):
    says: str
    base: str
    judged: str
    by: str
    edit: Edit
    git: bool = False


def action(ref: str, title: str, deadline: str = "", more: str = "") -> str:
    due = f"deadline: {deadline}\n\n" if deadline else ""
    return f'ref: "{ref}"\n\ntitle: {title}\n\naccountable: Chief Officer HR\n\n{due}{more}'


def _gone_on(ref: str) -> str:
    return (
        f"added: {WHEN}\n\nchanged:\n  - on: {WHEN}\n    was: {{ref: {ref}}}\n"
        "    reason: It is carried over into the second plan.\n    agreed_by: Executive Leader\n"
    )


SECOND_PLAN = """
council: City of York Council

title: Second Corporate Improvement Plan

period:
  start: 2024-05-09

objectives:
  - {ref: "1", title: Strengthen strategic leadership}

officers:
  - {id: chief-officer-hr, title: Chief Officer HR}
  - {id: executive-leader, title: Executive Leader, kind: member}
"""
CLOSED = f"closed:\n  on: {WHEN}\n  reason: The second plan takes its place.\n"


def _swap(files: Files) -> None:
    one, two = files[HUB], files[SAID]
    files[HUB] = two.replace('ref: "3.3.2"', 'ref: "3.3.1"')
    files[SAID] = one.replace('ref: "3.3.1"', 'ref: "3.3.2"')


def _wash(folder: str, *, all_: bool) -> Edit:
    """A second plan that takes over what is open, or a part of it."""

    def edit(files: Files) -> None:
        write(f"{folder}/plan.yaml", SECOND_PLAN)(files)
        write(
            f"{folder}/1.1-leadership/workstream.yaml",
            'ref: "1.1"\n\ntitle: Leadership\n\nobjective: "1"\n',
        )(files)
        number = 0
        for path in sorted(p for p in files if p.startswith(f"{Y}/") and p.count("/") == 3):
            if path.endswith("workstream.yaml") or "status: complete" in files[path]:
                continue
            number += 1
            if not all_ and number > 3:
                continue
            ref, title = (
                re.search('^ref: "(.*)"', files[path], re.MULTILINE),
                re.search("^title: (.*)", files[path], re.MULTILINE),
            )
            due = re.search("^deadline: (.*)", files[path], re.MULTILINE)
            assert ref
            assert title
            kept = f"deadline: {due[1]}\n\n" if due else ""
            write(
                f"{folder}/1.1-leadership/1.1.{number}-carried.yaml",
                f'ref: "1.1.{number}"\n\ntitle: {title[1]}\n\n'
                f"accountable: Chief Officer HR\n\n{kept}{_gone_on('york/' + ref[1])}",
            )(files)

    return edit


def _objective_gone(files: Files) -> None:
    text = files[PLAN]
    start, end = text.index('  - ref: "3"\n'), text.index('  - ref: "4"\n')
    files[PLAN] = text[:start] + text[end:]
    for path in files:
        if path.startswith(f"{Y}/3.") and path.endswith("workstream.yaml"):
            files[path] = files[path].replace('objective: "3"', 'objective: "4"')


HIDING: list[Case] = [
    Case("a late action is deleted", "york", REFUSED, "action-deleted", drop(GOVERNANCE)),
    Case(
        "a late action is deleted, and its words become a note of its workstream",
        "york+",
        REFUSED,
        "action-deleted",
        all_of(
            drop(REVIEW),
            add(
                f"{ROLES}/workstream.yaml",
                "notes:\n  - Develop the framework for the review of roles.\n",
            ),
        ),
    ),
    Case(
        "a late action is split in two with later dates, and nobody agreed",
        "york+",
        REFUSED,
        "move-not-agreed",
        all_of(
            update(
                REVIEW,
                f"date: {WHEN}\nstatus: withdrawn\nnote: It is two actions now.\n"
                'superseded_by: ["1.3.5", "1.3.6"]',
            ),
            write(
                f"{ROLES}/1.3.5-one.yaml",
                action("1.3.5", "Develop the framework", "March 2028", f"added: {WHEN}\n"),
            ),
            write(
                f"{ROLES}/1.3.6-two.yaml",
                action("1.3.6", "Review the roles", "March 2028", f"added: {WHEN}\n"),
            ),
        ),
    ),
    Case(
        "two late actions are merged into a new one with a later date, agreed",
        "york+",
        TOLD,
        "withdrawn",
        all_of(
            *(
                update(
                    p,
                    f"date: {WHEN}\nstatus: withdrawn\nnote: It is one action now.\n"
                    'superseded_by: "1.3.5"\nagreed_by: corporate-improvement-board\n'
                    "source: {document: progress-2024-11, paragraph: 9}",
                )
                for p in (REVIEW, POLICY)
            ),
            write(
                f"{ROLES}/1.3.5-one.yaml",
                action("1.3.5", "Policies and roles", "March 2028", f"added: {WHEN}\n"),
            ),
        ),
    ),
    Case(
        "an action gets another number and a later date, and nothing says so",
        "york",
        REFUSED,
        "number-changed",
        all_of(
            rename(LINES, LINES.replace("4.3.1", "4.3.5")),
            sub(LINES.replace("4.3.1", "4.3.5"), '"4.3.1"', '"4.3.5"'),
            sub(LINES.replace("4.3.1", "4.3.5"), "April 2024", "April 2027"),
        ),
    ),
    Case(
        "a declared new number covers a move of the date",
        "york+",
        REFUSED,
        "deadline-moved-silently",
        all_of(
            rename(LINES, LINES.replace("4.3.1", "4.3.5")),
            sub(LINES.replace("4.3.1", "4.3.5"), '"4.3.1"', '"4.3.5"'),
            sub(LINES.replace("4.3.1", "4.3.5"), "April 2024", "April 2027"),
            add(LINES.replace("4.3.1", "4.3.5"), changed('{ref: "4.3.1"}')),
        ),
    ),
    Case(
        "the numbers of a finished and a late action are swapped",
        "york",
        REFUSED,
        "deadline-moved-silently",
        _swap,
    ),
    Case(
        "what an action asks for is shortened, and the rest becomes a note",
        "york+",
        REFUSED,
        "scope-changed",
        all_of(
            sub(
                GOVERNANCE,
                ", chaired by the Director of Governance and Director of\n"
                "  Finance, to review decision reports and governance arrangements, "
                "escalating issues to Corporate\n"
                "  Management Team and prior to publication.",
                ".\n\nnotes:\n  - It was once to review decision reports and escalate issues.",
            )
        ),
    ),
    Case(
        "a title says Explore where it said Develop",
        "york",
        WARNED,
        "scope-changed",
        sub(POLICY, "title: Develop a", "title: Explore a"),
    ),
    Case(
        "a late action is complete, and a title of nothing is its evidence",
        "york+",
        TOLD,
        "hardly shown",
        update(
            STRATEGY,
            f"date: {WHEN}\nstatus: complete\nnote: It is done.\nevidence:\n  - title: Email",
        ),
    ),
    Case(
        "a late action is complete, and the plan that promised it is its evidence",
        "york+",
        TOLD,
        "hardly shown",
        update(
            STRATEGY,
            f"date: {WHEN}\nstatus: complete\nnote: It is done.\nevidence:\n"
            "  - {title: The plan, document: action-plan-2024-07, page: 14}",
        ),
    ),
    Case(
        "a report of today is dated before the deadline",
        "york+",
        REFUSED,
        "entry-backdated",
        update(
            ENGAGEMENT,
            "date: 2024-06-28\nstatus: complete\nnote: The plan was there in June.\n"
            + EVIDENCE.strip(),
        ),
    ),
    Case(
        "a report of today says that it was done in time, and shows nothing",
        "york",
        WARNED,
        "complete-without-evidence",
        update(
            ENGAGEMENT,
            f"date: {WHEN}\nstatus: complete\ndone_on: June 2024\nnote: It was done in time.",
        ),
    ),
    Case(
        "an old action is said to have come into the plan today",
        "york",
        REFUSED,
        "added-changed",
        add(LAUNCH, f"added: {WHEN}\n"),
    ),
    Case(
        "an old part is said to have come into the action today",
        "york+",
        REFUSED,
        "added-changed",
        sub(
            POLICY,
            "    title: Draft it with residents\n",
            f"    title: Draft it with residents\n    added: {WHEN}\n",
        ),
    ),
    Case(
        "the plan is said to have been approved a year later",
        "york",
        REFUSED,
        "approval-undone",
        sub(PLAN, "approved: 2024-07-17", "approved: 2025-07-17"),
    ),
    Case(
        "the plan is no longer approved",
        "york",
        REFUSED,
        "approval-undone",
        sub(PLAN, "approved: 2024-07-17\n\n", ""),
    ),
    Case(
        "silence is told after four hundred days",
        "york+",
        REFUSED,
        "terms-changed",
        sub(PLAN, "stale_days: 92", "stale_days: 400"),
    ),
    Case(
        "what is at risk is called on track, in green",
        "york",
        WARNED,
        "terms-changed",
        sub(PLAN, "at-risk: {word: At risk}", "at-risk: {word: On track, colour: green}"),
    ),
    Case(
        "a board is to hear of each action once a year, not once a month",
        "nottingham+",
        WARNED,
        "terms-changed",
        sub(f"{N}/plan.yaml", "review_period_days: 31", "review_period_days: 365"),
    ),
    Case(
        "a board meets yearly, not quarterly",
        "york+",
        REFUSED,
        "terms-changed",
        sub(PLAN, "meets: quarterly", "meets: yearly"),
    ),
    Case(
        "an objective is deleted, and its workstreams serve another",
        "york",
        REFUSED,
        "objective-deleted",
        _objective_gone,
    ),
    Case(
        "the date of an objective is moved",
        "york",
        WARNED,
        "terms-changed",
        sub(PLAN, "    deadline: September 2024\n", "    deadline: September 2027\n"),
    ),
    Case(
        "a recommendation asks for less",
        "york",
        WARNED,
        "recommendation-rewritten",
        sub(REVIEWS, "Clarify a strong and consistent narrative", "Consider a narrative"),
    ),
    Case(
        "a recommendation is due later",
        "york+",
        REFUSED,
        "recommendation-rewritten",
        sub(REVIEWS, "        due: March 2025\n", "        due: March 2027\n"),
    ),
    Case(
        "the answer to a recommendation was only ever to note it",
        "york+",
        REFUSED,
        "entry-rewritten",
        sub(REVIEWS, "decision: accepted\n", "decision: noted\n"),
    ),
    Case(
        "the target of a KPI is lower",
        "york+",
        TOLD,
        "terms",
        sub(KPIS, "value: 95,", "value: 85,"),
    ),
    Case(
        "a bad reading is better",
        "york+",
        REFUSED,
        "entry-reworded",
        sub(KPIS, "value: 88", "value: 98"),
    ),
    Case(
        "a bad reading is gone",
        "york+",
        REFUSED,
        "entry-removed",
        sub(
            KPIS,
            "      - date: 2025-09-30\n        value: 88\n        note: Reminders went out late.\n",
            "",
        ),
    ),
    Case(
        "lower is better for the collection of taxes",
        "york+",
        TOLD,
        "terms",
        sub(KPIS, "higher-is-better", "lower-is-better"),
    ),
    Case(
        "a risk was never that grave",
        "york+",
        REFUSED,
        "entry-rewritten",
        sub(RISKS, "likelihood: 5, impact: 4", "likelihood: 2, impact: 2"),
    ),
    Case(
        "a date that was there is said to be lost",
        "york",
        REFUSED,
        "lost-declared",
        sub(LINES, "deadline: April 2024\n", "lost:\n  deadline: the cell is not readable\n"),
    ),
    Case(
        "a paper that nobody has explains the silence",
        "york",
        TOLD,
        "terms",
        sub(
            PLAN,
            "      what: Annex 2 of the progress report\n",
            f"      what: Annex 2 of the progress report\n    - date: {WHEN}\n"
            "      what: The next progress report\n",
        ),
    ),
    Case(
        "an abbreviation means another officer",
        "york",
        REFUSED,
        "shared-name",
        all_of(
            sub(
                PLAN,
                "  - id: hoc\n    title: HOC\n",
                "  - id: hoc\n    title: Head of Communications\n",
            ),
            sub(
                PLAN,
                "    title: Director of City Development\n",
                "    title: Director of City Development\n    abbreviations: [HOC]\n",
            ),
        ),
    ),
    Case(
        "a second plan takes three actions over, and the first is closed with the others open",
        "york+",
        TOLD,
        "closed",
        all_of(
            _wash("plans/york-2027", all_=False), add(PLAN, CLOSED + "  succeeded_by: york-2027\n")
        ),
    ),
    Case(
        "a change says something else than what stood there",
        "york",
        REFUSED,
        "was-differs",
        all_of(
            sub(POLICY, "title: Develop a", "title: Explore a"),
            add(POLICY, changed("{title: Consider a policy}")),
        ),
    ),
    Case(
        "a change is declared, and nobody agreed to it",
        "york+",
        REFUSED,
        "change-not-agreed",
        all_of(
            sub(POLICY, "title: Develop a", "title: Explore a"),
            add(POLICY, changed("{title: Develop a Managing Customer Relations Policy}", more="")),
        ),
    ),
    Case(
        "a deadline of two years ago was only mistyped",
        "york+",
        TOLD,
        "ends lateness",
        all_of(
            sub(STRATEGY, "deadline: Dec 2024", "deadline: Dec 2026"),
            add(STRATEGY, changed("{deadline: Dec 2024}", more=MISTYPED, reason="")),
        ),
    ),
    Case(
        "a report of trouble was only mistyped",
        "york+",
        REFUSED,
        "complete-without-evidence",
        sub(
            REVIEW,
            "    status: at-risk\n",
            f"    status: complete\n    changed:\n      - on: {WHEN}\n"
            "        was: {status: at-risk}\n"
            "        mistyped: {document: progress-2024-11, paragraph: 3}\n",
        ),
    ),
    Case(
        "a month becomes a financial year",
        "york",
        REFUSED,
        "deadline-moved-silently",
        sub(BEHAVIOURS, "deadline: Sept 2024", "deadline: 2024/25"),
    ),
    Case(
        "a date becomes provisional",
        "york",
        REFUSED,
        "deadline-moved-silently",
        sub(LINES, "deadline: April 2024", "deadline: April 2024 (provisional)"),
    ),
    Case(
        "a late date becomes TBC, with a reason and without anybody's word",
        "york",
        WARNED,
        "move-not-agreed",
        move(STRATEGY, "Dec 2024", "TBC", more=""),
    ),
    Case(
        "a date becomes a rhythm",
        "york",
        REFUSED,
        "deadline-moved-silently",
        sub(LINES, "deadline: April 2024", "deadline: Monthly"),
    ),
    Case(
        "a late part is dropped",
        "york+",
        REFUSED,
        "part-deleted",
        sub(
            POLICY,
            '  - ref: "a"\n    title: Draft it with residents\n    deadline: September 2024\n',
            "",
        ),
    ),
    Case(
        "a workstream answers one recommendation less",
        "york",
        WARNED,
        "answer-dropped",
        sub(f"{ROLES}/workstream.yaml", "recommendations: [R4, R5]", "recommendations: [R4]"),
    ),
    Case(
        "a file is broken on purpose",
        "york",
        REFUSED,
        "yaml-syntax",
        sub(GOVERNANCE, "title: ", "title:\t- ["),
    ),
    Case(
        "a file ends in .bak",
        "york",
        REFUSED,
        "action-deleted",
        rename(GOVERNANCE, GOVERNANCE + ".bak"),
        git=True,
    ),
    Case(
        "a folder of a plan is left out by .gitignore",
        "york",
        TOLD,
        "files",
        write(".gitignore", "plans/york/4.3-internal-governance/\n"),
        git=True,
    ),
    Case(
        "the rating of a board is green now",
        "york+",
        REFUSED,
        "entry-rewritten",
        sub(BEHAVIOURS, "rating: red", "rating: green"),
    ),
    Case(
        "the day and the beginning of a move are made up",
        "york+",
        REFUSED,
        "entry-backdated",
        move(STRATEGY, "Dec 2024", "Dec 2027", on="2024-11-30", was="Nov 2024"),
    ),
]

FORM = "progress-2026-11"
PAPER = sub(
    PLAN,
    "\ndocuments:\n",
    "\ndocuments:\n"
    f"  - {{id: {FORM}, title: Progress report of November 2026, date: 2026-11-20}}\n"
    "\n",
)


def _returns(files: Files) -> None:
    paths = sorted(
        p for p in files if p.startswith(f"{Y}/") and p.count("/") == 3 and "workstream" not in p
    )
    PAPER(files)
    for number, path in enumerate(p for p in paths if "status: complete" not in files[p]):
        said = ("underway", "at-risk", "not-started")[number % 3]
        text = (
            f"date: 2026-11-20\nstatus: {said}\n"
            f"note: Return {number} of the officer.\n"
            f"source: {{document: {FORM}, paragraph: {number + 1}}}"
        )
        if said == "at-risk":
            text += "\nexpected: March 2027"
        update(path, text)(files)


def _replan(files: Files) -> None:
    PAPER(files)
    more = (
        "    agreed_by: corporate-improvement-board\n"
        f"    source: {{document: {FORM}, paragraph: 9}}\n"
    )
    paths = sorted(
        p for p in files if p.startswith(f"{Y}/") and p.count("/") == 3 and "workstream" not in p
    )
    for path in [
        p for p in paths if "status: complete" not in files[p] and "milestones:" not in files[p]
    ][:40]:
        due = re.search("^deadline: (.*)$", files[path], re.MULTILINE)
        if due:
            date = "March 2028, then ongoing" if "ongoing" in due[1].lower() else "March 2028"
            move(path, due[1], date, more=more)(files)


def _layout(files: Files) -> None:
    for path in [p for p in files if p.startswith(f"{Y}/1.")]:
        text = re.sub("\n\n", "\n", files[path])
        text = re.sub(r'^ref: "(.*)"$', r"ref: '\1'  # the number", text, flags=re.MULTILINE)
        files[path] = "# Laid out anew\n" + text.replace(
            "source: {document: action-plan-2024-07,", "source: { document: action-plan-2024-07,"
        )


def _reordered(files: Files) -> None:
    text = files[POLICY]
    files[POLICY] = (
        text.replace("deadline: Nov 2024\n\n", "").rstrip("\n") + "\n\ndeadline: Nov 2024\n"
    )


def _numbered(files: Files) -> None:
    to = LINES.replace("4.3.1", "4.3.5")
    rename(LINES, to)(files)
    sub(to, '"4.3.1"', '"4.3.5"')(files)
    add(to, changed('{ref: "4.3.1"}', reason="The board put it last."))(files)


def _other_workstream(files: Files) -> None:
    to = f"{Y}/1.2-leadership-framework/1.2.3-lines-of-accountability.yaml"
    rename(LINES, to)(files)
    sub(to, '"4.3.1"', '"1.2.3"')(files)
    add(to, changed('{ref: "4.3.1"}', reason="It belongs to leadership."))(files)


HONEST: list[Case] = [
    Case("the returns of a month", "york", FINE, "", _returns),
    Case("the returns of a month, under change control", "york+", FINE, "", _returns),
    Case(
        "an action is complete, and the thing itself is shown",
        "york+",
        FINE,
        "",
        update(
            GUIDE,
            f"date: {WHEN}\nstatus: complete\nnote: The guide is in use.\n" + WELL_SHOWN.strip(),
        ),
    ),
    Case(
        "an action was done last month, and the thing itself is shown",
        "york",
        FINE,
        "",
        update(
            GUIDE,
            f"date: {WHEN}\nstatus: complete\ndone_on: 30 October 2026\n"
            "note: The guide is in use.\n" + WELL_SHOWN.strip(),
        ),
    ),
    Case(
        "minutes of spring 2025 are typed in",
        "york",
        TOLD,
        "entered late",
        all_of(
            PAPER,
            update(
                GUIDE,
                "date: 2025-03-14\nnote: The board heard of it.\n"
                f"source: {{document: {FORM}, paragraph: 3}}",
            ),
        ),
    ),
    Case(
        "minutes of spring 2025 say that it was done",
        "york+",
        REFUSED,
        "entry-backdated",
        all_of(
            PAPER,
            update(
                GUIDE,
                "date: 2025-03-14\nstatus: complete\nnote: The board saw it.\n"
                f"source: {{document: {FORM}, paragraph: 3}}\n" + WELL_SHOWN.strip(),
            ),
        ),
    ),
    Case(
        "a date that is to come is moved, agreed and with its source",
        "york+",
        FINE,
        "",
        move(PORTAL, "March 2027", "June 2027"),
    ),
    Case(
        "a date that has passed is moved, agreed and with its source",
        "york+",
        TOLD,
        "ends lateness",
        move(STRATEGY, "Dec 2024", "June 2027"),
    ),
    Case(
        "a date is moved within the tolerance",
        "bedford+",
        FINE,
        "",
        all_of(
            sub(
                CARE,
                "    deadline: March 2030\n",
                f"    deadline: April 2030\n    rescheduled:\n      - on: {WHEN}\n"
                "        from: March 2030\n"
                "        reason: Finance asked for a month more.\n",
            )
        ),
    ),
    Case(
        "a date is brought forward", "york+", FINE, "", move(PORTAL, "March 2027", "January 2027")
    ),
    Case("forty dates are moved by one decision", "york+", TOLD, "ends lateness", _replan),
    Case(
        "a new action",
        "york+",
        FINE,
        "",
        write(
            f"{ROLES}/1.3.5-new.yaml",
            action("1.3.5", "Publish the review of roles", "June 2027", f"added: {WHEN}\n"),
        ),
    ),
    Case(
        "a new workstream with an action",
        "york",
        FINE,
        "",
        all_of(
            write(
                f"{Y}/4.5-audit/workstream.yaml", 'ref: "4.5"\n\ntitle: Audit\n\nobjective: "4"\n'
            ),
            write(
                f"{Y}/4.5-audit/4.5.1-audit.yaml",
                action("4.5.1", "Plan the audit", "June 2027", f"added: {WHEN}\n"),
            ),
        ),
    ),
    Case(
        "a new part",
        "york+",
        FINE,
        "",
        sub(
            POLICY,
            "    title: Take it to Executive\n    deadline: November 2024\n",
            "    title: Take it to Executive\n    deadline: November 2024\n"
            f'  - ref: "c"\n    title: Publish it\n    added: {WHEN}\n',
        ),
    ),
    Case(
        "a mistyped title is mended, declared",
        "york+",
        TOLD,
        "mistyped",
        all_of(
            sub(
                GOVERNANCE,
                "title: Establish a Corporate Governance Board",
                "title: Establish the Corporate Governance Board",
            ),
            add(
                GOVERNANCE,
                changed(
                    "{title: Establish a Corporate Governance Board}", more=MISTYPED, reason=""
                ),
            ),
        ),
    ),
    Case(
        "a mistyped deadline is mended to an earlier one, declared",
        "york+",
        TOLD,
        "mistyped",
        all_of(
            sub(PORTAL, "deadline: March 2027", "deadline: March 2026"),
            add(PORTAL, changed("{deadline: March 2027}", more=MISTYPED, reason="")),
        ),
    ),
    Case("an action gets another number, declared", "york+", FINE, "", _numbered),
    Case("an action goes to another workstream, declared", "york", FINE, "", _other_workstream),
    Case(
        "a second plan takes all over that is open",
        "york",
        TOLD,
        "closed",
        all_of(
            _wash("plans/york-2027", all_=True), add(PLAN, CLOSED + "  succeeded_by: york-2027\n")
        ),
    ),
    Case(
        "another officer is accountable, agreed",
        "york+",
        FINE,
        "",
        all_of(
            sub(GUIDE, "accountable: Chief Officer HR", "accountable: HOC"),
            add(GUIDE, changed("{accountable: Chief Officer HR}")),
        ),
    ),
    Case(
        "another officer is accountable, declared, in a plan without change control",
        "york",
        FINE,
        "",
        all_of(
            sub(GUIDE, "accountable: Chief Officer HR", "accountable: HOC"),
            add(GUIDE, changed("{accountable: Chief Officer HR}", more="")),
        ),
    ),
    Case(
        "a new officer",
        "york+",
        FINE,
        "",
        sub(
            PLAN,
            "\nofficers:\n",
            "\nofficers:\n  - {id: head-of-policy, title: Head of Policy}\n\n",
        ),
    ),
    Case(
        "an officer has a new title, and the old one is kept",
        "york+",
        FINE,
        "",
        sub(
            PLAN,
            "    title: Head of Democratic Services\n",
            "    title: Head of Democracy\n    abbreviations: [Head of Democratic Services]\n",
        ),
    ),
    Case(
        "the recommendations of a progress review",
        "york",
        FINE,
        "",
        sub(
            REVIEWS,
            "\nnotes:\n",
            "\n  - id: lga-2025\n    title: LGA Progress Review, January 2025\n"
            "    kind: peer-challenge\n    date: January 2025\n"
            "    progress_review_of: lga-2024\n    recommendations:\n"
            "      - id: P1\n        text: Finish the framework.\n"
            "        gap: {reason: The Executive has not met., decided_by: Executive Leader}\n"
            "\nnotes:\n",
        ),
    ),
    Case(
        "a recommendation is accepted",
        "york+",
        FINE,
        "",
        sub(
            REVIEWS,
            "      - id: R3\n",
            "      - id: R3\n        response:\n          - decision: accepted\n"
            f"            on: {WHEN}\n",
        ),
    ),
    Case(
        "a board decides anew on a recommendation",
        "york+",
        FINE,
        "",
        sub(
            REVIEWS,
            "            on: 2025-01-10\n",
            "            on: 2025-01-10\n"
            f"          - decision: accepted-in-principle\n            on: {WHEN}\n",
        ),
    ),
    Case(
        "a gap is declared where nothing answers",
        "york",
        TOLD,
        "answers",
        sub(
            REVIEWS,
            "      - id: R6\n",
            "      - id: R6\n"
            "        gap: {reason: The framework waits for the system., "
            f"decided_by: Executive Leader, on: {WHEN}}}\n",
        ),
    ),
    Case(
        "tags and notes",
        "york+",
        FINE,
        "",
        all_of(
            add(GUIDE, "tags: [workforce, culture]\n"),
            add(HUB, "notes:\n  - The hub is a page of the intranet.\n"),
        ),
    ),
    Case("layout alone", "york+", FINE, "", _layout),
    Case("keys in another order", "york+", FINE, "", _reordered),
    Case(
        "printers' quotes",
        "york+",
        FINE,
        "",
        sub(
            SAID,
            "title: Every month, share 'you said, we did' information",
            "title: Every month, share \u2018you said, we did\u2019 information",
        ),
    ),
    Case(
        "a file and a folder have other words after their number",
        "york+",
        FINE,
        "",
        all_of(
            rename(GUIDE, GUIDE.replace("induction-and-training", "managers")),
            rename(ROLES, ROLES.replace("roles-relationships-responsibilities", "roles")),
        ),
    ),
    Case(
        "a day on which the board meets",
        "york+",
        FINE,
        "",
        sub(PLAN, "    meets: quarterly\n", "    meets: quarterly\n    meetings: [2026-12-09]\n"),
    ),
    Case(
        "the readings of a quarter",
        "york+",
        FINE,
        "",
        sub(
            KPIS,
            "        note: Reminders went out late.\n",
            "        note: Reminders went out late.\n      - {date: 2026-09-30, value: 86}\n",
        ),
    ),
    Case(
        "a reading that was wrong is mended, declared inside",
        "york+",
        TOLD,
        "old entries",
        sub(
            KPIS,
            "        value: 91.5\n",
            f"        value: 90.5\n        changed:\n          - on: {WHEN}\n"
            "            was: {value: 91.5}\n"
            "            reason: The auditors counted again.\n",
        ),
    ),
    Case(
        "a risk is scored anew",
        "york+",
        FINE,
        "",
        sub(
            RISKS,
            "note: Two directors have left.}\n",
            "note: Two directors have left.}\n"
            f"      - {{date: {WHEN}, likelihood: 3, impact: 4}}\n",
        ),
    ),
    Case(
        "a new KPI and a new risk",
        "nottingham+",
        FINE,
        "",
        all_of(
            sub(
                f"{N}/kpis.yaml",
                "kpis:\n",
                "kpis:\n  - {id: kpi-99, title: Sickness days per head}\n\n",
            ),
            sub(
                f"{N}/risks.yaml", "risks:\n", "risks:\n  - {id: risk-99, title: Cyber attack}\n\n"
            ),
        ),
    ),
    Case(
        "an action is withdrawn, agreed, and an open one of the same date takes its place",
        "york+",
        TOLD,
        "withdrawn",
        update(
            POLICY,
            f"date: {WHEN}\nstatus: withdrawn\n"
            'note: It is a part of the framework.\nsuperseded_by: "1.3.1"\n'
            "agreed_by: corporate-improvement-board\n"
            "source: {document: progress-2024-11, paragraph: 9}",
        ),
    ),
    Case(
        "a board rates an action better than before",
        "york+",
        FINE,
        "",
        sub(
            BEHAVIOURS,
            "    reason: Nothing was shown.\n",
            f"    reason: Nothing was shown.\n  - date: {WHEN}\n"
            "    board: corporate-improvement-board\n    rating: amber\n"
            "    reason: A draft was shown.\n",
        ),
    ),
    Case(
        "the board decides what it was asked",
        "york+",
        FINE,
        "",
        sub(
            BEHAVIOURS,
            "  asked_of: corporate-improvement-board\n",
            "  asked_of: corporate-improvement-board\n"
            f"  decided: {{on: {WHEN}, decision: An officer is lent.}}\n",
        ),
    ),
    Case(
        "a question is put to the board",
        "york",
        FINE,
        "",
        add(
            STRATEGY,
            f"exception:\n  raised: {WHEN}\n  cause: The post is vacant.\n"
            "  consequence: There is no strategy before summer.\n"
            "  asked_of: corporate-improvement-board\n",
        ),
    ),
    Case(
        "what was complete is opened again, with why",
        "york+",
        FINE,
        "",
        update(
            HUB,
            f"date: {WHEN}\nstatus: underway\n"
            "note: The hub was taken down in October, and is built anew.",
        ),
    ),
    Case(
        "a completed action is verified by another officer",
        "york+",
        FINE,
        "",
        update(
            HUB,
            f"date: {WHEN}\nnote: The hub was used and works.\nverified_by: Director of Governance",
        ),
    ),
    Case(
        "evidence is added in a note",
        "york",
        FINE,
        "",
        update(HUB, f"date: {WHEN}\nnote: The page is public now.\n" + EVIDENCE.strip()),
    ),
    Case(
        "what an action asks for is changed, agreed",
        "york+",
        TOLD,
        "promises",
        all_of(
            sub(
                SAID,
                "detail: >-\n"
                "  Every month, share 'you said, we did' information based on staff ideas.",
                "detail: Every quarter, share what became of the ideas of staff.",
            ),
            add(
                SAID,
                changed(
                    "{detail: \"Every month, share 'you said, we did' "
                    'information based on staff ideas."}'
                ),
            ),
        ),
    ),
    Case(
        "a paper that was lost is found, in a plan that is being typed in",
        "nottingham",
        FINE,
        "",
        sub(
            PERFORMANCE,
            "lost:\n  deadline: ten ends are stacked in one cell for 3.1 to 3.3 and their parts\n",
            "deadline: Oct 2024\n",
        ),
    ),
    Case(
        "a plan is approved, and puts itself under change control",
        "bedford",
        TOLD,
        "terms",
        add(f"{B}/plan.yaml", "approved: 2026-11-20\n\nchange_control:\n  since: 2026-12-01\n"),
    ),
    Case(
        "a slip of the typing is mended, and nothing says so",
        "bedford",
        WARNED,
        "scope-changed",
        sub(CARE, "title: Transform the delivery of", "title: Transform delivery of"),
    ),
    Case(
        "a commentary of the programme office",
        "york+",
        FINE,
        "",
        add(
            f"{ROLES}/workstream.yaml",
            f"commentary:\n  - date: {WHEN}\n"
            "    text: Two of four are late, and the new head starts in January.\n"
            "    by: Chief Officer HR\n",
        ),
    ),
    Case(
        "the papers of the review lie beside the plan",
        "york",
        FINE,
        "",
        write("plans/york/README.md", "# York\n\nWhere the papers lie.\n"),
        git=True,
    ),
]
