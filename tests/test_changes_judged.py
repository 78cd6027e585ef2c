"""Changes of the real plans, as somebody makes them who hides something, and as one who does not.

Each hidden one is refused, by the rule that says what it hides. The same, declared openly, passes,
and so does what happens in a normal month.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from builders import REAL_PLANS, REPOSITORY

from cip.checking import problems_of
from cip.checking_change import PlanChange, Sides, check_change
from cip.loading.plan import load_plan
from cip.model.vocabulary import Severity
from cip.sources.folder import Workspace

TODAY = date(2026, 3, 31)
Files = dict[str, str]
Edit = Callable[[Files], None]

YORK = "plans/york"
POLICY = f"{YORK}/1.3-roles-relationships-responsibilities/1.3.2-customer-relations-policy.yaml"
REVIEW = f"{YORK}/1.3-roles-relationships-responsibilities/1.3.1-clg-review-2.yaml"
ROLES = f"{YORK}/1.3-roles-relationships-responsibilities/workstream.yaml"
HUB = f"{YORK}/3.3-e-ideas-hub/3.3.1-staff-ideas-hub.yaml"
BEHAVIOURS = f"{YORK}/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml"
PLAN = f"{YORK}/plan.yaml"
REVIEWS = f"{YORK}/recommendations.yaml"

CONTROL = """
change_control:
  since: 2025-01-01
  agreed_by: [corporate-improvement-board, Executive Leader]

thresholds:
  stale_days: 92
"""
AGREED = """\
    agreed_by: corporate-improvement-board
    source: {document: progress-2024-11, paragraph: 9}
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
EVIDENCE = """\
    evidence:
      - {title: The hub, url: "https://www.york.gov.uk/ideas"}
"""


@cache
def _real(name: str) -> tuple[tuple[str, str], ...]:
    texts = Workspace(REPOSITORY).load(name).texts
    return tuple(texts.items())


def york() -> Files:
    """Give York's plan under change control, with parts, a rating and a question to a board."""
    files = dict(_real("york"))
    append(CONTROL)(files, PLAN)
    append(PARTS)(files, POLICY)
    append(RATED)(files, BEHAVIOURS)
    put("    source: {document: progress-2024-11, paragraph: 19}\n", EVIDENCE)(files, HUB)
    return files


def append(lines: str) -> Callable[[Files, str], None]:
    """Add lines to the end of a file."""

    def edit(files: Files, path: str) -> None:
        files[path] = files[path].rstrip("\n") + "\n" + lines

    return edit


def put(old: str, new: str) -> Callable[[Files, str], None]:
    """Write something in the place of what stands in a file once."""

    def edit(files: Files, path: str) -> None:
        assert files[path].count(old) == 1, (old, files[path].count(old))
        files[path] = files[path].replace(old, new)

    return edit


def first(old: str, new: str) -> Callable[[Files, str], None]:
    """Write something in the place of the first of its kind in a file."""

    def edit(files: Files, path: str) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    return edit


def at(path: str, *edits: Callable[[Files, str], None]) -> Edit:
    """Edit one file."""

    def edit(files: Files) -> None:
        for one in edits:
            one(files, path)

    return edit


def without(*paths: str) -> Edit:
    """Delete files, or folders with all that lies in them."""

    def edit(files: Files) -> None:
        for path in paths:
            gone = [p for p in files if p == path or p.startswith(f"{path}/")]
            assert gone, path
            for p in gone:
                del files[p]

    return edit


def moved(path: str, to: str, *edits: Callable[[Files, str], None]) -> Edit:
    """Rename a file and edit it."""

    def edit(files: Files) -> None:
        files[to] = files.pop(path)
        for one in edits:
            one(files, to)

    return edit


def new(path: str, text: str) -> Edit:
    """Add a file."""

    def edit(files: Files) -> None:
        files[path] = text

    return edit


def both(*edits: Edit) -> Edit:
    """Make several edits."""

    def edit(files: Files) -> None:
        for one in edits:
            one(files)

    return edit


def changed(was: str, *, indent: str = "", by: str = "agreed") -> str:
    """Give the declaration of a change."""
    lines = f"changed:\n  - on: 2026-03-31\n    was: {was}\n"
    if by == "mistyped":
        lines += "    mistyped: {document: action-plan-2024-07, page: 13}\n"
    else:
        lines += "    reason: The board saw that it has to be so.\n"
        lines += AGREED if by == "agreed" else ""
    return "".join(f"{indent}{line}\n" for line in lines.splitlines())


def cut(pattern: str) -> Callable[[Files, str], None]:
    """Take out what a pattern finds in a file."""

    def edit(files: Files, path: str) -> None:
        files[path], number = re.subn(pattern, "", files[path], flags=re.MULTILINE)
        assert number == 1, (pattern, number)

    return edit


def withdrawn(more: str = AGREED) -> str:
    """Give the update that withdraws something."""
    return (
        "updates:\n  - date: 2026-03-31\n    status: withdrawn\n    note: It is not needed.\n"
        + more
    )


MOVE = """\
  - on: 2026-03-31
    from: Nov 2024
    reason: Residents asked for more time.
"""
GONE_PART = """\
  - ref: "b"
    title: Take it to Executive
    deadline: November 2024
"""
A_NEW_ONE = """\
ref: "1.3.9"

title: Publish the policy in plain words

accountable: Director of Housing and Communities
{}
deadline: June 2026
"""
AS_NEW = '    superseded_by: "1.3.9"\n'
MEETING = "    meets: quarterly\n    meetings: [2026-06-10]\n"
OF_ROLES = ROLES.rsplit("/", 1)[0]

HIDDEN: dict[str, tuple[set[str], Edit, Edit | None]] = {
    "an overdue action is deleted": (
        {"action-deleted"},
        without(POLICY),
        at(POLICY, append(f"\n{withdrawn()}")),
    ),
    "an overdue action begins anew under another number": (
        {"move-not-agreed"},
        both(
            at(POLICY, append(f"\n{withdrawn(AS_NEW)}")),
            new(f"{OF_ROLES}/1.3.9-plain-words.yaml", A_NEW_ONE.format("\nadded: 2026-03-31\n")),
        ),
        both(
            at(POLICY, append(f"\n{withdrawn(AS_NEW + AGREED)}")),
            new(f"{OF_ROLES}/1.3.9-plain-words.yaml", A_NEW_ONE.format("\nadded: 2026-03-31\n")),
        ),
    ),
    "a deadline is moved in silence": (
        {"deadline-moved-silently"},
        at(POLICY, put("deadline: Nov 2024", "deadline: Nov 2026")),
        at(
            POLICY,
            put("deadline: Nov 2024", "deadline: Nov 2026"),
            put("\nnotes:", f"{MOVE}{AGREED}\nnotes:"),
        ),
    ),
    "a deadline is moved with a reason, and nobody agreed": (
        {"move-not-agreed"},
        at(
            POLICY,
            put("deadline: Nov 2024", "deadline: Nov 2026"),
            put("\nnotes:", f"{MOVE}\nnotes:"),
        ),
        None,
    ),
    "its own officer agrees to a move": (
        {"not-their-decision"},
        at(
            POLICY,
            put("deadline: Nov 2024", "deadline: Nov 2026"),
            put(
                "\nnotes:",
                f"{MOVE}{AGREED}\nnotes:".replace(
                    "corporate-improvement-board", "Director of Housing and Communities"
                ),
            ),
        ),
        None,
    ),
    "a deadline is dropped": (
        {"deadline-dropped"},
        at(POLICY, cut("^deadline: Nov 2024\n")),
        at(
            POLICY,
            cut("^deadline: Nov 2024\n"),
            put("\nnotes:", f"{MOVE}{AGREED}\nnotes:"),
        ),
    ),
    "the first deadline is retyped": (
        {"baseline-changed"},
        at(
            BEHAVIOURS,
            put(
                "deadline: Sept 2024",
                "deadline: Sept 2026\n\nrescheduled:\n"
                "  - on: 2026-03-31\n    from: June 2026\n    reason: More time.\n" + AGREED,
            ),
        ),
        at(
            BEHAVIOURS,
            put(
                "deadline: Sept 2024",
                "deadline: Sept 2026\n\nrescheduled:\n"
                "  - on: 2026-03-31\n    from: Sept 2024\n    reason: More time.\n" + AGREED,
            ),
        ),
    ),
    "a move is taken out, as if the date had always been the first": (
        {"entry-removed"},
        at(REVIEW, cut(r"^rescheduled:\n(  .*\n)+")),
        None,
    ),
    "an old update is rewritten": (
        {"entry-rewritten", "complete-without-evidence"},
        at(
            BEHAVIOURS,
            put("  - date: 2024-11-20\n", "  - date: 2024-11-20\n    status: complete\n"),
        ),
        at(
            BEHAVIOURS,
            put("  - date: 2024-11-20\n", "  - date: 2024-11-20\n    status: underway\n"),
            put(
                "    source: {document: progress-2024-11, paragraph: 14}\n",
                "    source: {document: progress-2024-11, paragraph: 14}\n"
                + changed("{status: null}", indent="    ", by="nobody"),
            ),
        ),
    ),
    "a status is made better by a correction, and nothing shows it": (
        {"complete-without-evidence"},
        at(
            BEHAVIOURS,
            put("  - date: 2024-11-20\n", "  - date: 2024-11-20\n    status: complete\n"),
            put(
                "    source: {document: progress-2024-11, paragraph: 14}\n",
                "    source: {document: progress-2024-11, paragraph: 14}\n"
                + changed("{status: null}", indent="    ", by="nobody"),
            ),
        ),
        None,
    ),
    "an update is deleted": (
        {"entry-removed"},
        at(BEHAVIOURS, cut(r"^updates:\n(  .*\n)+")),
        None,
    ),
    "the note of an old update is made kinder": (
        {"entry-reworded"},
        at(
            BEHAVIOURS,
            put("Building relationships with communities is not mentioned.", "All is done."),
        ),
        at(
            BEHAVIOURS,
            put(
                "Building relationships with communities is not mentioned.",
                "Building relationships with communities is not mentioned. It is done since.",
            ),
        ),
    ),
    "thresholds are raised until nothing is silent": (
        {"terms-changed"},
        at(PLAN, put("stale_days: 92", "stale_days: 999")),
        at(
            PLAN,
            put("stale_days: 92", "stale_days: 999"),
            append("\n" + changed("{thresholds: {stale_days: 92}}")),
        ),
    ),
    "a number is used again": (
        {"number-reused"},
        at(
            POLICY,
            put(
                "Develop a Managing Customer Relations Policy\n\ndetail", "Sell the depot\n\ndetail"
            ),
            cut(r"^detail: >-\n(  .*\n)+"),
        ),
        None,
    ),
    "a number is changed": (
        {"number-changed"},
        moved(POLICY, f"{OF_ROLES}/1.3.9-policy.yaml", put('ref: "1.3.2"', 'ref: "1.3.9"')),
        moved(
            POLICY,
            f"{OF_ROLES}/1.3.9-policy.yaml",
            put('ref: "1.3.2"', 'ref: "1.3.9"'),
            append("\n" + changed('{ref: "1.3.2"}')),
        ),
    ),
    "evidence is taken out": (
        {"evidence-withdrawn"},
        at(HUB, cut(r"^    evidence:\n      - .*\n")),
        at(
            HUB,
            cut(r"^    evidence:\n      - .*\n"),
            put(
                "\nsource:",
                changed(
                    '{evidence: [{title: The hub, url: "https://www.york.gov.uk/ideas"}]}',
                    indent="    ",
                    by="nobody",
                )
                + '    evidence:\n      - {title: The page, url: "https://www.york.gov.uk/hub"}\n'
                "\nsource:",
            ),
        ),
    ),
    "a board's rating is rewritten": (
        {"entry-rewritten"},
        at(BEHAVIOURS, put("    rating: red\n", "    rating: green\n")),
        at(
            BEHAVIOURS,
            put("    rating: red\n", "    rating: green\n"),
            put(
                "    reason: Nothing was shown.\n",
                "    reason: Nothing was shown.\n"
                + changed("{rating: red}", indent="    ", by="nobody"),
            ),
        ),
    ),
    "a question to a board is dropped": (
        {"question-dropped"},
        at(BEHAVIOURS, cut(r"^exception:\n(  .*\n)+")),
        at(
            BEHAVIOURS,
            put(
                "  asked_of: corporate-improvement-board\n",
                "  asked_of: corporate-improvement-board\n"
                "  decided: {on: 2026-03-31, decision: The board waits.}\n",
            ),
        ),
    ),
    "a workstream drops a recommendation": (
        {"answer-dropped"},
        at(ROLES, put("[R4, R5]", "[R5]")),
        at(ROLES, put("[R4, R5]", "[R5]"), append("\n" + changed("{recommendations: [R4, R5]}"))),
    ),
    "nothing answers a recommendation any more, and nobody says so": (
        {"cover-lost"},
        both(
            at(
                f"{YORK}/1.4-mid-term-financial-strategy/workstream.yaml",
                put("recommendations: [R8, R9]", "recommendations: [R8]"),
            ),
            at(
                f"{YORK}/3.4-leading-together/workstream.yaml",
                put("recommendations: [R2, R3, R7, R8, R9]", "recommendations: [R2, R3, R7, R8]"),
            ),
        ),
        None,
    ),
    "a recommendation is made easier": (
        {"recommendation-rewritten"},
        at(REVIEWS, put("Clarify a strong and consistent narrative", "Clarify a narrative")),
        None,
    ),
    "an old action is made a new one": (
        {"added-changed"},
        at(POLICY, put("\ndeadline: Nov 2024", "\nadded: 2026-03-31\n\ndeadline: Nov 2024")),
        None,
    ),
    "a new action looks as if it had always been there": (
        {"not-declared-as-added"},
        new(f"{OF_ROLES}/1.3.9-publish.yaml", A_NEW_ONE.format("")),
        new(f"{OF_ROLES}/1.3.9-publish.yaml", A_NEW_ONE.format("\nadded: 2026-03-31\n")),
    ),
    "the legend paints overdue green": (
        {"terms-changed"},
        at(PLAN, put("legend:\n", "legend:\n  overdue: {word: In hand, colour: green}\n")),
        None,
    ),
    "a board is to meet once a year": (
        {"terms-changed"},
        at(PLAN, first("    meets: quarterly\n", "    meets: yearly\n")),
        None,
    ),
    "a board is deleted": (
        {"measure-deleted"},
        at(PLAN, cut(r"^  - id: corporate-management-team\n(    .*\n)+")),
        None,
    ),
    "a part is deleted": (
        {"part-deleted"},
        at(POLICY, put(GONE_PART, "")),
        at(
            POLICY,
            put(
                GONE_PART,
                GONE_PART + "".join(f"    {line}\n" for line in withdrawn().splitlines()),
            ),
        ),
    ),
    "the folder of a workstream is deleted": ({"workstream-deleted"}, without(OF_ROLES), None),
    "the plan is deleted": (
        {"plan-deleted"},
        without(YORK),
        at(
            PLAN,
            append("\nclosed:\n  on: 2026-03-31\n  reason: The next plan takes its place.\n"),
        ),
    ),
    "the plan is a draft again": (
        {"approval-undone"},
        at(PLAN, put("approved: 2024-07-17", "approved: 2027-07-17")),
        None,
    ),
    "the day of approval is taken out": (
        {"approval-undone"},
        at(PLAN, cut("^approved: 2024-07-17\n")),
        None,
    ),
    "change control is taken out": (
        {"since-moved"},
        at(PLAN, cut(r"^change_control:\n(  .*\n)+")),
        None,
    ),
    "change control is put off": (
        {"since-moved"},
        at(PLAN, put("since: 2025-01-01", "since: 2026-05-01")),
        None,
    ),
    "anybody may agree": (
        {"terms-changed"},
        at(PLAN, cut(r"^  agreed_by: \[corporate.*\n")),
        None,
    ),
    "an action is withdrawn and nobody agreed": (
        {"withdrawn-alone"},
        at(POLICY, append(f"\n{withdrawn('')}")),
        at(POLICY, append("\n" + withdrawn('    superseded_by: "1.3.1"\n' + AGREED))),
    ),
    "an action promises less": (
        {"scope-changed"},
        at(POLICY, put("help ensure both residents and officers understand", "tell officers of")),
        None,
    ),
    "an owner is taken out": (
        {"owner-removed"},
        at(POLICY, cut("^accountable: .*\n")),
        at(POLICY, put("accountable: Director of Housing and Communities", "accountable: HOC")),
    ),
    "a deadline is said to be lost": (
        {"lost-declared"},
        at(
            BEHAVIOURS,
            put("deadline: Sept 2024\n", "lost:\n  deadline: The paper prints ten in a cell.\n"),
        ),
        None,
    ),
    "completion is dated back": (
        {"entry-backdated"},
        at(
            POLICY,
            append("\nupdates:\n  - date: 2024-11-12\n    status: complete\n" + EVIDENCE),
        ),
        at(
            POLICY,
            append(
                "\nupdates:\n  - date: 2026-03-31\n    status: complete\n"
                "    done_on: 12 November 2024\n" + EVIDENCE
            ),
        ),
    ),
    "a new action takes the history of one that never was": (
        {"was-differs", "not-declared-as-added"},
        new(
            f"{OF_ROLES}/1.3.9-publish.yaml",
            A_NEW_ONE.format("") + "\n" + changed('{ref: "1.3.8"}'),
        ),
        None,
    ),
    "a new action takes the number of one that is there": (
        {
            *("number-reused", "scope-changed", "deadline-moved-silently", "part-deleted"),
            *("entry-removed", "not-declared-as-added"),
        },
        new(
            f"{OF_ROLES}/1.3.9-publish.yaml",
            A_NEW_ONE.format("") + "\n" + changed('{ref: "1.3.2"}'),
        ),
        None,
    ),
    "somebody who may not agrees that an action is withdrawn": (
        {"not-their-decision"},
        at(
            POLICY,
            append(
                "\n"
                + withdrawn(
                    "    agreed_by: Director of Housing and Communities\n"
                    "    source: {document: progress-2024-11, paragraph: 9}\n"
                )
            ),
        ),
        None,
    ),
    "a declaration does not say what it was": (
        {"was-differs"},
        at(
            POLICY,
            put("title: Develop a Managing", "title: Adopt a Managing"),
            append("\n" + changed("{title: Discuss a Managing Customer Relations Policy}")),
        ),
        at(
            POLICY,
            put("title: Develop a Managing", "title: Adopt a Managing"),
            append("\n" + changed("{title: Develop a Managing Customer Relations Policy}")),
        ),
    ),
    "a board agreed, and no minute is named": (
        {"agreement-without-source"},
        at(
            POLICY,
            put("deadline: Nov 2024", "deadline: Nov 2026"),
            put(
                "\nnotes:",
                f"{MOVE}    agreed_by: corporate-improvement-board\n\nnotes:",
            ),
        ),
        None,
    ),
}


def judge(before: Files, after: Files, *, name: str = "york", today: date = TODAY) -> PlanChange:
    head = load_plan(name, after) if after else None
    base = load_plan(name, before, known=head)
    return check_change(Sides(name, base, head, "3f2a91c"), today=today)


def made(edit: Edit) -> tuple[Files, Files]:
    before = york()
    after = dict(before)
    edit(after)
    return before, after


@pytest.mark.parametrize("case", HIDDEN)
def test_what_a_change_hides_is_refused_by_the_rule_that_says_it(case: str) -> None:
    rules, edit, _ = HIDDEN[case]
    found = judge(*made(edit)).problems
    assert {problem.rule for problem in found} == rules
    assert {problem.severity for problem in found} == {Severity.ERROR}


@pytest.mark.parametrize("case", [case for case, (_, _, honest) in HIDDEN.items() if honest])
def test_the_same_declared_openly_passes(case: str) -> None:
    honest = HIDDEN[case][2]
    assert honest is not None
    before, after = made(honest)
    assert judge(before, after).problems == ()
    wrong = problems_of(load_plan("york", after), as_of=TODAY)
    assert [p for p in wrong if p.severity is Severity.ERROR] == []


def _each(edit: Callable[[str], str]) -> Edit:
    def made_(files: Files) -> None:
        for path, text in files.items():
            files[path] = edit(text)

    return made_


REPORT = """
updates:
  - date: 2026-03-31
    status: underway
    note: The draft was discussed with residents.
    next: It goes to Executive in June.
    expected: June 2026
"""
DONE = "\nupdates:\n  - date: 2026-03-31\n    status: complete\n" + EVIDENCE
NORMAL: dict[str, Edit] = {
    "a report": at(POLICY, append(REPORT)),
    "a completion with evidence": at(POLICY, append(DONE)),
    "a part is complete, with evidence": at(
        POLICY,
        put(GONE_PART, GONE_PART + "".join(f"    {line}\n" for line in DONE.strip().splitlines())),
    ),
    "another officer": at(
        POLICY, put("accountable: Director of Housing and Communities", "accountable: HOC")
    ),
    "a lead": at(POLICY, put("\ndeadline: Nov", "\nlead: HOC\n\ndeadline: Nov")),
    "tags and notes": at(
        POLICY, append("\ntags: [customers]\n"), put("notes:\n", "notes:\n  - Seen in March.\n")
    ),
    "a note that goes": at(POLICY, cut(r"^notes:\n(  .*\n)+")),
    "another source": at(
        POLICY, put('section: "Annex A, Objective 1, action 3, detail 2"}', 'section: "Annex A"}')
    ),
    "a dependency": at(POLICY, append('\ndepends_on: ["1.3.1"]\n')),
    "evidence for an old update": at(
        BEHAVIOURS,
        put(
            "    source: {document: progress-2024-11, paragraph: 14}\n",
            "    source: {document: progress-2024-11, paragraph: 14}\n" + EVIDENCE,
        ),
    ),
    "a renamed file": moved(POLICY, f"{OF_ROLES}/1.3.2-policy.yaml"),
    "a renamed folder": lambda files: files.update(
        {
            path.replace(OF_ROLES, f"{YORK}/1.3-roles"): files.pop(path)
            for path in list(files)
            if path.startswith(f"{OF_ROLES}/")
        }
    ),
    "other line ends": _each(lambda text: text.replace("\n", "\r\n")),
    "spaces at the end and empty lines": _each(lambda text: text.replace("\n\n", "\n\n\n")),
    "capitals, quotes and dashes": at(POLICY, put("title: Develop a", "title: develop a")),
    "remarks": _each(lambda text: text + "# seen\n"),
    "a new action": new(
        f"{OF_ROLES}/1.3.9-publish.yaml", A_NEW_ONE.format("\nadded: 2026-03-31\n")
    ),
    "an action of the plan that is typed in late": new(
        f"{OF_ROLES}/1.3.9-publish.yaml", A_NEW_ONE.format("\nadded: 2024-07-17\n")
    ),
    "a new part": at(POLICY, append('  - ref: "c"\n    title: Print it\n    added: 2026-03-31\n')),
    "a recommendation more": at(ROLES, put("[R4, R5]", "[R4, R5, R6]")),
    "a response and a note of a recommendation": at(
        REVIEWS,
        put(
            "      - id: R2\n",
            "      - id: R2\n        response: {decision: accepted, decided_by: Executive, "
            "on: 2026-03-31}\n",
        ),
    ),
    "a rating and a decision": at(
        BEHAVIOURS,
        put(
            "    reason: Nothing was shown.\n",
            "    reason: Nothing was shown.\n  - date: 2026-03-30\n"
            "    board: corporate-improvement-board\n    rating: amber\n    reason: It is shown.\n",
        ),
        append("  decided: {on: 2026-03-30, decision: The board waits.}\n"),
    ),
    "an officer, a document and an abbreviation": at(
        PLAN,
        put("\ndocuments:\n", "\ndocuments:\n  - {id: return-2026-03, title: Return of March}\n"),
        put("\nofficers:\n", "\nofficers:\n  - {id: head-of-policy, title: Head of Policy}\n"),
    ),
    "a commentary": at(
        PLAN,
        put("\nfinance:\n", "\n  - {date: 2026-03-31, text: It goes on., by: HOC}\n\nfinance:\n"),
    ),
    "a day on which a board meets": at(PLAN, first("    meets: quarterly\n", MEETING)),
    "forty dates move by one decision": lambda files: None,
}


def _replanned(files: Files) -> None:
    move = "rescheduled:\n  - on: 2026-03-31\n    from: {}\n    reason: The re-plan of March.\n"
    for path in [p for p in files if p.count("/") == 3 and "workstream" not in p]:
        said = re.search("^deadline: (.*)$", files[path], re.MULTILINE)
        if said is None or "rescheduled:" in files[path] or "milestones:" in files[path]:
            continue
        entry = move.format(said[1]) + AGREED
        date = "March 2028, then ongoing" if "ongoing" in said[1].lower() else "March 2028"
        files[path] = files[path].replace(said[0], f"deadline: {date}\n\n{entry}", 1)


NORMAL["forty dates move by one decision"] = _replanned


@pytest.mark.parametrize("case", NORMAL)
def test_what_happens_in_a_normal_month_is_no_finding(case: str) -> None:
    before, after = made(NORMAL[case])
    assert before != after
    assert [(p.rule, p.message) for p in judge(before, after).problems] == []


@pytest.mark.parametrize("name", REAL_PLANS)
def test_a_plan_that_is_not_changed_has_no_finding(name: str) -> None:
    files = dict(_real(name))
    assert judge(files, dict(files), name=name).problems == ()


@pytest.mark.parametrize("name", REAL_PLANS)
def test_each_action_of_a_real_plan_that_is_deleted_is_missed(name: str) -> None:
    files = dict(_real(name))
    actions = [path for path in files if path.count("/") == 3 and "workstream.yaml" not in path]
    for path in actions[::7]:
        after = {p: text for p, text in files.items() if p != path}
        rules = {p.rule for p in judge(files, after, name=name).problems}
        assert rules & {"action-deleted", "duplicate-deleted"}, path
