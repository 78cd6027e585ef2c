"""A plan that no council has: everything that a report can have to say happens in it once.

The reports are for 30 June 2025 and look back to the board's meeting of 31 March 2025.
"""

from datetime import date

from builders import (
    action,
    board,
    evidence,
    kpi,
    milestone,
    move,
    officer,
    on,
    plan,
    recommendation,
    review,
    risk,
    until,
    update,
    workstream,
)

from cip.model.money import BusinessCase, FinancialLine, Resource, Sum
from cip.model.oversight import BoardRating, ExceptionCase, Option
from cip.model.plan import (
    Action,
    Label,
    Labels,
    NotAtHand,
    Objective,
    Paper,
    Plan,
    RestsOn,
    Shown,
)
from cip.model.progress import Commentary, Evidence, Update
from cip.model.review import DeclaredGap, PlanAnswer, Recommendation, RecommendationNote, Response

AS_OF, SINCE = "2025-06-30", "2025-03-31"

MINUTES = Evidence(title="Minutes of May", document="minutes")
PAGE = Evidence(title="The page", url="https://council.example/page")


def _done(day: str, note: str, shown: Evidence) -> Update:
    return update(day, "complete", note)._replace(evidence=(shown,))


def _closed() -> tuple[Action, ...]:
    return (
        action(
            "1.1",
            "February 2025",
            _done("2025-02-10", "The framework is in use.", PAGE),
            update("2025-04-01", verified_by="Head of Audit", note="Seen in use."),
            title="Write the framework",
        ),
        action(
            "1.2",
            "May 2025",
            _done("2025-05-20", "All managers were trained", MINUTES),
            title="Train the managers",
        ),
        action("1.3", "May 2025", update("2025-05-21", "complete"), title="Tell the staff"),
        action(
            "1.4",
            "May 2025",
            _done("2025-05-22", "Done.", evidence("A letter")),
            update("2025-05-30", verified_by="CE", note="I saw to it myself."),
            title="Write to the partners",
        ),
        action(
            "1.5",
            "July 2025",
            update("2025-05-02", "withdrawn", "Joined with another.", superseded_by=("1.6",)),
            title="Hold a fair",
        ),
        action(
            "1.6", "July 2025", update("2025-06-01", "underway"), added="2025-05-01", title="Meet"
        ),
        action(
            "1.7",
            "December 2025",
            _done("2025-01-15", "Finished.", PAGE),
            update("2025-05-20", "underway", "It did not hold."),
            title="Tidy the register",
        ),
    )


BUSINESS_CASE = BusinessCase(
    directorate="Resources",
    approach="Step by step.\nThen at once.",
    options=("Do nothing.", "Do it"),
    impacts=("Fewer errors.", "Less work"),
    resources=(Resource(role="Accountant", responsibilities="Closes", time="2 days a week"),),
    financial=(
        FinancialLine(item="saving-ongoing", amounts={"2025/26": 150_000, "2026/27": 1_000_000}),
        FinancialLine(item="internal-resources", amounts={"2025/26": 12_345}, funding="Base"),
    ),
)
WAITING = ExceptionCase(
    raised=date(2025, 6, 10),
    cause="The supplier failed.",
    consequence="No savings this year.",
    options=(
        Option(option="Buy again", effect="Six months more"),
        Option(option="Do without.", effect="£1m less"),
    ),
    recommendation="Buy again.",
    asked_of="improvement-board",
)
DECIDED = ExceptionCase(
    raised=date(2025, 5, 1),
    cause="Two posts are vacant.",
    consequence="It comes a quarter later",
    recommendation="Hire.",
    asked_of="improvement-board",
    decided_on=date(2025, 6, 1),
    decision="Hire from the reserve.",
)


def _rated(day: str, rating: str, reason: str) -> BoardRating:
    return BoardRating(date=on(day), board="improvement-board", rating=rating, reason=reason)


def _open() -> tuple[Action, ...]:
    return (
        action(
            "2.1",
            "April 2025",
            update("2025-06-12", "underway", "A new supplier is sought."),
            moved=(
                move("2024-06-01", "June 2024", "Staff were ill"),
                move("2024-11-01", "October 2024", "Tender repeated", agreed_by="The board"),
                move("2025-02-01", "January 2025", "Supplier failed", agreed_by="The board"),
            ),
            accountable=("Director of Finance", "CE"),
            exception=WAITING,
            board_ratings=(_rated("2025-06-20", "red", "Too slow."),),
            title="Buy the system",
        ),
        action(
            "2.2",
            "September 2025",
            update("2025-06-05", "at-risk", "Two posts are vacant."),
            accountable=("Director of Finance",),
            exception=DECIDED,
            title="Balance the budget",
        ),
        action(
            "2.3",
            "October 2025",
            update("2025-06-02", "underway", "Half of it is written."),
            accountable=("Director of Finance",),
            board_ratings=(
                _rated("2025-02-20", "green", "Well begun."),
                _rated("2025-06-20", "amber", "No figures yet."),
            ),
            title="Publish the strategy",
        ),
        action(
            "2.4",
            "November 2025",
            update("2025-06-02", "underway"),
            accountable=("Director of Finance",),
            depends_on=("2.1",),
            title="Pay by card",
        ),
        action("2.5", "September 2025", accountable=(), title="Sell the depot"),
        action("2.6", "December 2026", title="Close the books", business_case=BUSINESS_CASE),
        action(
            "2.7",
            "December 2025",
            update("2025-06-03", "underway"),
            start="June 2025",
            parts=(
                milestone("a", "July 2025", title="Draft"),
                milestone("b", title="Hear the unions."),
                milestone("c", title="Sign:\n- one\n- two"),
            ),
            title="Agree the pay",
            finance=(Sum(title="Pay rise", kind="cost", amount=1_250_000, period="2025/26"),),
        ),
    )


def _going_on() -> tuple[Action, ...]:
    """Give what is in place, expected, not said, unheard and lost; its owner is named above."""
    return (
        action(
            "3.1",
            "March 2025, then ongoing",
            _in_place("2025-05-28", "The review is held every month.", PAGE),
            accountable=(),
            title="Hold reviews",
        ),
        action(
            "3.2",
            "May 2025",
            update(
                "2025-06-10",
                "underway",
                "The auditors are still at work.",
                expected="September 2025",
                next="The committee signs in August.",
            ),
            accountable=(),
            title="Publish the accounts",
        ),
        action(
            "3.3",
            "April 2025",
            update("2025-05-10", None, "The map was shown to staff."),
            accountable=(),
            title="Map the records",
        ),
        action("3.4", "April 2025", accountable=(), title="Open the counter"),
        action(
            "3.5",
            "May 2025",
            _done("2025-06-15", "It is shut.", PAGE)._replace(done_on=until("20 May 2025")),
            accountable=(),
            title="Close the old counter",
        ),
        action(
            "3.6",
            None,
            accountable=(),
            lost={"deadline": "the cell is cut off", "lead": "the cell is cut off"},
            title="Move the archive",
        ),
    )


def _in_place(day: str, note: str, shown: Evidence) -> Update:
    return update(day, "in-place", note)._replace(evidence=(shown,), next="Ask the users.")


def _peers() -> tuple[Recommendation, ...]:
    return (
        recommendation(
            "R1",
            text="Lead as one",
            updates=(
                RecommendationNote(
                    date=on("2025-04-04"), note="The peers came back.", evidence=(PAGE, MINUTES)
                ),
                RecommendationNote(date=on("2025-12-04"), note="Not known yet."),
            ),
            responses=(Response(decision="accepted", decided_by="Executive", on=on("2025-01-09")),),
        ),
        recommendation(
            "R2",
            text="Balance the books.",
            responses=(
                Response(decision="partly", decided_by="Executive", reason="Not in one year"),
            ),
        ),
        recommendation(
            "R3",
            text="Merge the towns",
            responses=(Response(decision="rejected", decided_by="Council", reason="No mandate."),),
        ),
        recommendation(
            "R4",
            text="Build a bridge",
            gap=DeclaredGap(reason="No money", decided_by="Executive", on=on("2025-02-02")),
        ),
        recommendation("R5", text="Plant trees"),
        recommendation("R6", text="Do all this with pace"),
    )


def invented_plan() -> Plan:
    """Give the plan."""
    return plan(
        *_closed(),
        *_open(),
        *_going_on(),
        name="south",
        council="South Council",
        title="Recovery Plan",
        approved=date(2024, 4, 1),
        labels=Labels(action=Label(one="Step", many="Steps")),
        objectives=(
            Objective(ref="1", title="Lead well", target="All know where we go"),
            Objective(ref="2", title="Balance the books."),
            Objective(ref="3", title="Keep it going"),
        ),
        workstreams=(
            workstream("1", recommendations=("R1",)),
            workstream("2", "2", recommendations=("R2", "audit/R1"), lead=("Director of Finance",)),
            workstream("3", "3", accountable=("Head of Audit",)),
        ),
        officers=(
            officer("chief-executive", "Chief Executive", "CE"),
            officer("director-of-finance", "Director of Finance", "DoF"),
            officer("head-of-audit", "Head of Audit"),
        ),
        boards=(
            board(
                "improvement-board",
                SINCE,
                "2025-09-30",
                title="Improvement Board",
                template="board-report",
            ),
            board("cabinet", title="Cabinet", meets="monthly", template="highlight-report"),
        ),
        papers=(Paper(id="minutes", title="Minutes", url="https://council.example/m_(1).pdf"),),
        colour_rule="Red from three months behind.",
        answers=(PlanAnswer(recommendation="R6", how="Everything in it has a date"),),
        sets=(
            review(
                "peers",
                *_peers(),
                kind="peer-challenge",
                date="March 2024",
                title="Peer challenge",
            ),
            review(
                "audit",
                recommendation("R1", text="Lead as one", same_as=("peers/R1",)),
                title="Audit letter",
            ),
        ),
        kpis=(
            kpi(
                "k1",
                ("2025-01-31", 80.0),
                ("2025-05-31", 91.5),
                target=95,
                unit="%",
                direction="higher-is-better",
                title="Bills paid in time",
                owner=("Director of Finance",),
                objectives=("2",),
            ),
            kpi("k2", title="Days lost to illness", objectives=("1",), recommendations=("R1",)),
            kpi("k3", ("2025-07-31", 1.0), title="Read later"),
        ),
        risks=(
            risk("low", ("2025-05-01", 1, 2), title="Small thing"),
            risk(
                "high",
                ("2025-01-01", 2, 4),
                ("2025-05-01", 4, 5),
                title="Money runs out",
                description="No reserve is left.",
                mitigations=("Freeze posts.", "Sell land"),
                owner=("Director of Finance",),
            ),
            risk("new", title="Not looked at"),
        ),
        abbreviations={"VAT": "Value Added Tax"},
        summary="How we recover.",
        legend={"in-place": Shown(word="Embedded", colour="blue")},
        rests_on=RestsOn(
            text="The plan of April 2024, and the officers' reports.",
            not_at_hand=(NotAtHand(date=on("2025-06-01"), what="Annex C of the annual report"),),
        ),
        commentary=(
            Commentary(date=on("2025-01-20"), text="A slow start.", by="CE"),
            Commentary(date=on("2025-06-25"), text="Most of it goes well.", by="CE"),
            Commentary(date=on("2025-08-01"), text="Not known yet.", by="CE"),
        ),
    )
