"""Mistakes as officers make them, each an edit of a file of the real plans.

``wrong`` stands in the place of ``right``; ``meant`` is what the writer meant there, where that is
not what stood there before.
"""

from typing import NamedTuple

BEHAVIOURS = "plans/york/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml"
TRAUMA = "plans/york/1.3-roles-relationships-responsibilities/1.3.3-trauma-informed-council.yaml"
BOARD = "plans/york/2.3-capacity-and-capability/2.3.1-corporate-improvement-board.yaml"
HUB = "plans/york/3.3-e-ideas-hub/3.3.1-staff-ideas-hub.yaml"
FRAMEWORK = "plans/york/1.2-leadership-framework/workstream.yaml"
PLAN = "plans/york/plan.yaml"
LGA = "plans/york/recommendations.yaml"
PARTS = (
    "plans/bedford/5-continuous-financial-sustainability/"
    "5.10-procurement-improvement-programme.yaml"
)
BUDGET = (
    "plans/bedford/5-continuous-financial-sustainability/5.1-revised-budget-setting-process.yaml"
)
INTENT = "plans/bedford/1-future-council/1.1-strategic-statement-of-intent.yaml"
RISKS = "plans/nottingham/risks.yaml"
KPIS = "plans/nottingham/kpis.yaml"


class Mistake(NamedTuple):
    """A mistake of a kind, in a file. Without ``meant``, the message has to ask the writer."""

    kind: str
    path: str
    right: str
    wrong: str
    meant: str | None

    @property
    def name(self) -> str:
        """Give what the mistake is called in the tests."""
        return f"{self.kind}: {' '.join(self.wrong.split())[:60]}"


def _in(kind: str, path: str, right: str, *wrong: str | tuple[str, str]) -> list[Mistake]:
    """Give several mistakes in the place of the same text; of a pair, the second is meant."""
    pairs = [item if isinstance(item, tuple) else (item, right) for item in wrong]
    return [Mistake(kind, path, right, item, meant) for item, meant in pairs]


def _value(
    kind: str, path: str, key: str, right: str, *wrong: str | tuple[str, str]
) -> list[Mistake]:
    """Give mistakes in the value of a key."""
    begin = f"{key}: "
    pairs = [
        (begin + item[0], begin + item[1]) if isinstance(item, tuple) else begin + item
        for item in wrong
    ]
    return _in(kind, path, begin + right, *pairs)


def _asked(mistakes: list[Mistake]) -> list[Mistake]:
    """Give mistakes of which no message can know what is meant."""
    return [mistake._replace(meant=None) for mistake in mistakes]


MISTAKES = [
    *_value(
        "a word of papers for a status",
        HUB,
        "status",
        "complete",
        *("Completed", "Done", "Implemented in full", "Delivered", "100%", "COMPLETE"),
        *(("In progress", "underway"), ("On track", "underway"), ("Mostly done", "underway")),
        *(("Paused", "at-risk"), ("Delayed", "at-risk"), ("Slightly behind", "at-risk")),
        *(("Not yet started", "not-started"), ("Off track", "at-risk"), ("WIP", "underway")),
    ),
    *_value("a status misspelt", HUB, "status", "complete", "complte", "compleet", "Complet e"),
    *_value("a status misspelt", TRAUMA, "status", "underway", "underwya", "under-way", "undrway"),
    *_value(
        "a word of papers for how often",
        PLAN,
        "meets",
        "quarterly",
        *("Every 3 months", "four times a year", "Quartely", "Once per quarter"),
    ),
    *_value("a word of papers for a kind", PLAN, "kind", "body", "Board", "Management team"),
    *_value(
        "a word of papers for a kind", PLAN, "kind", "member", "Councillor", "Portfolio Holder"
    ),
    *_value(
        "a word of papers for a kind",
        LGA,
        "kind",
        "peer-challenge",
        *("Corporate Peer Challenge", "LGA CPC", "Peer review"),
    ),
    *_value(
        "a deadline as papers print it",
        HUB,
        "deadline",
        "June 2024",
        *("By June 2024", "end of June 2024", "06/2024", "June, 2024", "Juen 2024"),
        *("Cabinet June 2024", "EMDS June 2024", "no later than June 2024", "late June 2024"),
        *(("by 30th June 2024", "30 June 2024"), ("Q1 24/25", "Q1 2024/25"), ("TBD", "TBC")),
        *(("30.06.24", "30/06/2024"), ("FY 24/25", "2024/25"), ("31 June 2024", "30 June 2024")),
        *(("June-July 2024", "June 2024 - July 2024"), ("first quarter of 2024/25", "Q1 2024/25")),
        *(("Monday 3 June 2024", "3 June 2024"), ("June 3rd, 2024", "3 June 2024")),
        ("June 2024 & continuing", "June 2024, then ongoing"),
    ),
    *_value(
        "a deadline as papers print it",
        PARTS,
        "deadline",
        "April 2026",
        *(("every quarter", "quarterly"), ("until March 2027", "ongoing until March 2027")),
        *(("6 monthly", "twice a year"), ("Autumn 2026", "September 2026 - November 2026")),
        *(("throughout 2026/27", "ongoing until 2026/27"), ("before May 2026", "30 April 2026")),
    ),
    *_asked(
        _value(
            "a deadline that says too little",
            HUB,
            "deadline",
            "June 2024",
            *(
                "June",
                "early June 2024",
                "Q2 2024",
                "within 3 months",
                "Summer term 2024",
                "2024-2025",
            ),
            *("June 2024 (was May 2024)", "June 2024 TBC", "Done June 2024", "from June 2024"),
        )
    ),
    *_value("a start as papers print it", PARTS, "start", "commenced", "Underway", "begun already"),
    *_value(
        "a start as papers print it",
        INTENT,
        "start",
        "December 2025",
        *("Dec '25", "from December 2025", "12/2025", "Starting in December 2025"),
    ),
    *_value(
        "the day of an update in another form",
        HUB,
        "- date",
        "2024-11-20",
        *("20/11/2024", "20 November 2024", "20.11.24", "2024/11/20", "20th Nov 2024", "20241120"),
        *("Wednesday 20 November 2024", "2024-11-20T10:00", "Nov 20, 2024", "2024-20-11"),
    ),
    *_asked(
        _value("the day of an update in another form", HUB, "- date", "2024-11-20", "November 2024")
    ),
    *_asked(
        _value("a day that does not exist", HUB, "- date", "2024-11-20", "2024-11-31", "31/11/2024")
    ),
    *_value("the day of a move", TRAUMA, "- on", "2024-07-17", "17 July 2024", "17/7/24"),
    *_value(
        "the day of a move",
        TRAUMA,
        "- on",
        "2024-07-17",
        *(("not known", "unknown"), ("Unkown", "unknown")),
    ),
    *_value("the date of a move", TRAUMA, "from", "April 2025", "Apr 25", "by April 2025"),
    *_value("the date of a plan", PLAN, "approved", "2024-07-17", "17 July 2024", "17.07.2024"),
    *_value(
        "the date of a document", PLAN, "date", "February 2024", "Feb. of 2024", "February, 2024"
    ),
    *_value(
        "an officer misspelt",
        BEHAVIOURS,
        "accountable",
        "Chief Officer HR",
        *("Chief Oficer HR", "Chief HR Officer", "Chief Officer, HR", "chief-oficer-hr"),
    ),
    *_value(
        "an officer misspelt",
        "plans/york/1.3-roles-relationships-responsibilities/1.3.2-customer-relations-policy.yaml",
        "accountable",
        "Director of Housing and Communities",
        *("Director of Housing & Comunities", "Director for Housing and Communities"),
        *("Director Housing and Communities", "Housing and Communities Director"),
    ),
    *_value(
        "several officers in a line",
        BEHAVIOURS,
        "accountable",
        "Chief Officer HR",
        ("COO and Chief Officer HR", "[COO, Chief Officer HR]"),
        ("AD PS / HOC", "[AD PS, HOC]"),
        ("COO, CMT & HOC", "[COO, CMT, HOC]"),
    ),
    *_in(
        "a document misspelt",
        HUB,
        "{document: progress-2024-11, paragraph: 19}",
        *(
            "{document: progess-2024-11, paragraph: 19}",
            "{document: progress2024-11, paragraph: 19}",
        ),
    ),
    *_value("a document misspelt", FRAMEWORK, "document", "framework-2024-05", "framwork-2024-05"),
    *_value(
        "a recommendation misspelt", FRAMEWORK, "recommendations", "[R1, R4, R5]", "[R1, r4, R5]"
    ),
    *_value(
        "a recommendation misspelt", FRAMEWORK, "recommendations", "[R1, R4, R5]", "[R1, R-4, R5]"
    ),
    *_value(
        "a list as text",
        FRAMEWORK,
        "recommendations",
        "[R1, R4, R5]",
        *("R1, R4, R5", "R1,R4,R5"),
        ("R4", "[R4]"),
    ),
    *_in(
        "a list as text",
        HUB,
        "updates:",
        ("notes: The paper says so.\n\nupdates:", "notes: [The paper says so.]\n\nupdates:"),
        ("depends_on: 3.1\n\nupdates:", 'depends_on: ["3.1"]\n\nupdates:'),
        (
            "notes:\n  • The paper says so.\n\nupdates:",
            "notes:\n  - The paper says so.\n\nupdates:",
        ),
        ("depends_on: [3.1]\n\nupdates:", 'depends_on: ["3.1"]\n\nupdates:'),
    ),
    *_value("a number without quotes", HUB, "ref", '"3.3.1"', "“3.3.1”"),
    *_value("a number without quotes", PARTS, "ref", '"5.10"', "5.10"),
    *_value("a number without quotes", FRAMEWORK, "objective", '"1"', "1", "“1”"),
    *_value("the number of another file", HUB, "ref", '"3.3.1"', '"3.3.2"', '"3.31"'),
    *_value(
        "quotes of Word",
        HUB,
        "deadline",
        "June 2024",
        *("“June 2024”", "‘June 2024’", "„June 2024“"),
    ),
    *_value("quotes of Word", HUB, "status", "complete", "“complete”", "‘complete’"),
    *_in(
        "a key misspelt",
        HUB,
        "deadline: June",
        *("dedline: June", "Deadline: June", "deadlne: June", "DEADLINE: June", "dead-line: June"),
    ),
    *_in("a key misspelt", HUB, "    status: ", "    statsu: ", "    Status: ", "    stauts: "),
    *_in("a key misspelt", FRAMEWORK, "objective:", "objectve:", "Objective:"),
    *_in("a key misspelt", PLAN, "abbreviations: [COO]", "abreviations: [COO]", "acronyms: [COO]"),
    *_in(
        "a key as papers call it",
        HUB,
        "deadline: June",
        *("due: June", "due_date: June", "target_date: June", "end date: June", "by when: June"),
    ),
    *_in("a key as papers call it", HUB, "accountable: ", "owner: ", "accountable officer: "),
    *_in("a key as papers call it", HUB, "detail: ", "description: ", "details: ", "Detail: "),
    *_in(
        "a key as papers call it",
        HUB,
        "    note: ",
        "    comment: ",
        "    narrative: ",
        "    notes: ",
    ),
    *_in("a key as papers call it", HUB, "    status: ", "    state: "),
    *_in("a key as papers call it", HUB, "  - date: ", "  - day: ", "  - reported on: "),
    *_in("a key as papers call it", TRAUMA, "    reason: ", "    why: ", "    rationale: "),
    *_in("a key as papers call it", TRAUMA, "    from: ", "    original_date: ", "    was: "),
    *_in("a key as papers call it", TRAUMA, "    next: ", "    next steps: ", "    next_step: "),
    *_in("a key as papers call it", PLAN, "    meets: ", "    frequency: ", "    how often: "),
    *_asked(
        _in(
            "a key that stands twice in other words",
            HUB,
            "deadline: June 2024\n",
            "deadline: June 2024\n\ndue_date: July 2024\n",
        )
    ),
    *_asked(
        _in("a key in the wrong place", HUB, "deadline: June", "status: complete\n\ndeadline: June")
    ),
    *_in(
        "a tab",
        HUB,
        "    status: complete",
        *("\tstatus: complete", "    status:\tcomplete", "  \t  status: complete"),
    ),
    *_in("a tab", HUB, "deadline: June", "deadline:\tJune"),
    *_in(
        "indented otherwise",
        HUB,
        "    status: complete",
        *("   status: complete", "     status: complete", "      status: complete"),
    ),
    *_in("indented otherwise", HUB, "deadline: June", " deadline: June", "  deadline: June"),
    *_in(
        "indented otherwise",
        BOARD,
        "  - date: 2024-07-17",
        "   - date: 2024-07-17",
        " - date: 2024-07-17",
    ),
    *_in(
        "text not indented", HUB, "  Launch the staff ideas hub to", "Launch the staff ideas hub to"
    ),
    *_in(
        "no colon, no space",
        HUB,
        "deadline: June",
        "deadline June",
        "deadline:June",
        "deadline; June",
    ),
    *_in(
        "no colon, no space",
        HUB,
        "    status: complete",
        "    status:complete",
        "    status = complete",
    ),
    *_in("no colon, no space", HUB, "  - date: 2024", "  -date: 2024", "  • date: 2024"),
    *_in("no colon, no space", HUB, "updates:", "updates"),
    *_value(
        "a colon in a text",
        HUB,
        "title",
        "Launch the staff ideas hub",
        ("Ideas: launch the hub", '"Ideas: launch the hub"'),
        ('The "new" hub: launch it', "'The \"new\" hub: launch it'"),
        ("Launch the following:", '"Launch the following:"'),
    ),
    *_value(
        "quotes in a text",
        HUB,
        "title",
        "Launch the staff ideas hub",
        ('"Ideas" hub', "'\"Ideas\" hub'"),
        ('"Launch the staff ideas hub', "Launch the staff ideas hub"),
        ("'It's a hub'", '"It\'s a hub"'),
        ('Launch the hub"', "Launch the hub"),
    ),
    *_value(
        "a sign at the beginning of a text",
        HUB,
        "title",
        "Launch the staff ideas hub",
        ("@staff hub", '"@staff hub"'),
        ("*Launch* the hub", '"*Launch* the hub"'),
        ("% of staff", '"% of staff"'),
        ("[Draft] Launch the hub", '"[Draft] Launch the hub"'),
        ("> 50 ideas", '"> 50 ideas"'),
        ("- Launch the hub", '"- Launch the hub"'),
        ("&More ideas", '"&More ideas"'),
    ),
    *_in("brackets", FRAMEWORK, "[R1, R4, R5]", "[R1, R4, R5", "[R1, R4, R5}", "[R1, R4, R5]]"),
    *_in(
        "brackets",
        HUB,
        "{document: progress-2024-11, paragraph: 19}",
        *(
            "{document: progress-2024-11 paragraph: 19}",
            "{document: progress-2024-11, paragraph: 19",
        ),
    ),
    *_value("a source in words", FRAMEWORK, "  page", "29", '"29"'),
    *_in(
        "a source in words",
        HUB,
        "source: {document: progress-2024-11, paragraph: 19}",
        ("source: progress-2024-11", "source: {document: progress-2024-11}"),
    ),
    *_value(
        "a sum",
        PLAN,
        "amount",
        "30000000",
        '"30000000"',
        "£30,000,000",
        "30,000,000",
        "£30m",
        "30.0 million",
    ),
    *_value(
        "signs that look plain",
        HUB,
        "status",
        "complete",
        *("complete\u00a0", '"complete "', '" complete"'),
    ),
    *_value(
        "signs that look plain",
        FRAMEWORK,
        "document",
        "framework-2024-05",
        "framework\u20112024\u201105",
    ),
    *_value(
        "signs that look plain", HUB, "- date", "2024-11-20", "2024\u201111\u201120", "2024–11–20"
    ),
    *_in("signs that look plain", HUB, "    status: complete", "\u00a0   status: complete"),
    *_in(
        "signs that are spoilt",
        HUB,
        "is not said.",
        (
            "is not said – by the council’s staff.".encode().decode("cp1252"),
            "is not said – by the council’s staff.",
        ),
        ("is not said.\n      \uf0b7 so", "is not said.\n      - so"),
    ),
    *_asked(
        _in(
            "a key beside a status",
            TRAUMA,
            "    status: underway\n",
            "    status: underway\n    done_on: Nov 2024\n",
            '    status: underway\n    superseded_by: "1.3.2"\n',
        )
    ),
    *_value(
        "a person with the role",
        HUB,
        "accountable",
        "HOC",
        ("Jane Smith, Chief Operating Officer", "Chief Operating Officer"),
        ("Chief Operating Officer (Ms A. Smith)", "Chief Operating Officer"),
    ),
    *_in(
        "evidence in words",
        HUB,
        "    source: {document: progress-2024-11, paragraph: 19}\n",
        (
            "    evidence: The report of November\n",
            "    evidence:\n      - title: The report of November\n",
        ),
    ),
    *_in(
        "brackets",
        HUB,
        "{document: progress-2024-11, paragraph: 19}",
        *(
            "(document: progress-2024-11, paragraph: 19)",
            "document: progress-2024-11, paragraph: 19}",
        ),
    ),
    *_value(
        "an officer who is not listed",
        HUB,
        "accountable",
        "HOC",
        ("Head of IT", "Head of IT"),
        ("[Deputy Leader, HOC]", "[Deputy Leader, HOC]"),
        ('"Cafés, Parks"', '"Cafés, Parks"'),
    ),
    *_value(
        "a document that is not listed",
        FRAMEWORK,
        "document",
        "framework-2024-05",
        ("framework-2025-05", "framework-2025-05"),
    ),
    *_value("in place, and due once", HUB, "status", "complete", "in-place", "Embedded", "BAU"),
    *_in(
        "nothing behind a key",
        HUB,
        "accountable: HOC\n\n",
        ("accountable: HOC\n\nlead:\n\n", "accountable: HOC\n\n"),
    ),
    *_asked(
        _in(
            "evidence without its title",
            HUB,
            "    source: {document: progress-2024-11, paragraph: 19}\n",
            "    evidence:\n      - url: https://www.york.gov.uk/hub\n"
            "    source: {document: progress-2024-11, paragraph: 19}\n",
        )
    ),
    *_asked(
        _in(
            "two lists of updates",
            BOARD,
            "source: {document: action-plan-2024-07",
            "updates:\n  - date: 2024-12-02\n    status: complete\n\n"
            "source: {document: action-plan-2024-07",
        )
    ),
    *_in(
        "a key inside a text",
        HUB,
        "launched is not said.\n",
        (
            "launched is not said.\n      next: More ideas.\n",
            "launched is not said.\n    next: More ideas.\n",
        ),
    ),
]
