"""A repository in whose plan everything stands that a JSON document can hold.

It is looked at on 30 June 2025; some of it is decided, read or scored later.
"""

AS_OF = "2025-06-30"

PLAN = """\
council: West Council

title: Recovery plan

approved: 2024-07-01

change_control: {since: 2025-01-01, agreed_by: [improvement-board], tolerance_days: 30}

closed: {on: 2025-06-20, reason: The county goes on with it, succeeded_by: york}

changed:
  - on: 2025-02-03
    was: {period: {start: 2024, end: March 2026}, thresholds: {stale_days: 31}, summary: null}
    reason: It was made longer
    agreed_by: improvement-board
    source: {document: report, paragraph: 2}
  - {on: 2025-02-04, was: {title: Recovry plan}, mistyped: {document: report}}
  - {on: 2025-07-30, was: {colour_rule: Red is late}, reason: Later}

period: {start: April 2024, end: March 2027}

objectives:
  - ref: "1"
    title: Lead well
    changed: [{on: 2025-02-03, was: {title: Lead}, reason: Clearer}]
  - {ref: "2", title: Spend well}

officers:
  - {id: chief-executive, title: Chief Executive, abbreviations: [CE]}
  - {id: head-of-hr, title: Head of HR}
  - {id: leader, title: Leader of the Council, kind: member}

boards:
  - {id: improvement-board, title: Improvement Board}

documents:
  - {id: report, title: Report of 2025}

answers:
  - {recommendation: peers/R5, how: All of it does}

legend:
  complete: {word: Done, colour: green}
  underway: {word: Going}
  overdue: {colour: purple}

rests_on:
  text: The report of 2025
  not_at_hand:
    - {date: 2025-02-01, what: The winter report}

commentary:
  - {date: 2025-06-01, text: Most of it is in hand, by: Chief Executive}
  - {date: 2025-06-02, text: The grant is late, source: {document: report}}
  - date: 2025-06-03
    text: It is on its way
    changed: [{on: 2025-06-04, was: {text: It came}, reason: It did not}]
"""

RECOMMENDATIONS = """\
sets:
  - id: peers
    title: Peer challenge
    kind: peer-challenge
    date: March 2024
    body: The peers
    action_plan_published: June 2024
    progress_review: 20 January 2025
    progress_report_published: March 2025
    recommendations:
      - id: R1
        text: Lead as one
        owner: CE
        due: March 2026
        priority: High
        group: The first two
        changed: [{on: 2025-02-03, was: {due: March 2025}, reason: The peers wrote so}]
        response:
          decision: accepted
          decided_by: Executive
          changed: [{on: 2025-02-03, was: {decided_by: Cabinet}, reason: It was the Executive}]
        updates:
          - date: 2025-05-01
            note: Agreed
            evidence: [{title: Minutes}]
            source: {document: report}
          - date: 2025-05-02
            note: Told
            changed: [{on: 2025-05-03, was: {note: Agreed}, reason: Not yet}]
      - id: R2
        text: Balance the books
        response:
          - {decision: noted, on: 2024-05-01, source: {document: report}}
          - {decision: partly, decided_by: Executive, reason: Not at once, on: 2025-05-01}
      - id: R3
        text: Merge the towns
        response: {decision: rejected, decided_by: Council, reason: No mandate}
      - {id: R4, text: Build a bridge, gap: {reason: No money, decided_by: Executive}}
      - {id: R5, text: Do it with pace}
      - {id: R6, text: Close the depot}
  - id: look-back
    title: Progress review
    kind: peer-challenge
    progress_review_of: peers
    recommendations:
      - {id: S1, text: Go on}
  - id: audit
    title: Audit letter
    kind: audit
    recommendations:
      - {id: R1, text: Lead as one, same_as: [peers/R1]}
"""

KPIS = """\
kpis:
  - id: k1
    title: Bills paid in time
    unit: "%"
    direction: higher-is-better
    target: {value: 95, by: March 2026}
    owner: Head of HR
    objectives: ["2"]
    workstreams: ["2"]
    recommendations: [R2]
    notes: [Counted by hand]
    source: {document: report, page: 3, paragraph: "14", section: Annex, note: The cell is torn}
    changed: [{on: 2025-02-03, was: {target: {value: 98, by: March 2026}}, reason: Fewer staff}]
    readings:
      - date: 2025-01-31
        value: 80
        changed: [{on: 2025-02-03, was: {value: 8.5}, mistyped: {document: report}}]
      - {date: 2025-05-31, value: 91.5, note: After the holidays}
      - {date: 2025-07-31, value: 99}
  - {id: k2, title: Days lost}
  - id: k3
    title: Letters
    target: {value: 1}
    readings: [{date: 2025-01-31, value: 5}, {date: 2025-02-28, value: 4}]
  - id: k4
    title: Calls
    readings: [{date: 2025-01-31, value: 5}, {date: 2025-02-28, value: 6}]
  - id: k5
    title: Waits
    direction: lower-is-better
    target: {value: 3, by: January 2025}
    readings: [{date: 2025-01-31, value: 5}, {date: 2025-02-28, value: 6}]
  - id: k6
    title: Visits
    readings: [{date: 2025-01-31, value: 5}, {date: 2025-02-28, value: 5}]
"""

RISKS = """\
risks:
  - id: x1
    title: Money runs out
    description: No reserve is left
    mitigations: [Freeze posts]
    owner: [CE, Head of HR]
    objectives: ["2"]
    workstreams: ["2"]
    recommendations: [R2]
    notes: [New]
    source: {document: report}
    changed: [{on: 2025-01-02, was: {mitigations: null}, reason: The reserve is gone}]
    scores:
      - date: 2025-01-01
        likelihood: 2
        impact: 4
        changed: [{on: 2025-01-02, was: {impact: 1}, reason: The reserve is gone}]
      - {date: 2025-05-01, likelihood: 4, impact: 5, note: The grant ended}
      - {date: 2025-07-01, likelihood: 1, impact: 1}
  - {id: x2, title: Not looked at}
  - id: x3
    title: Less
    scores:
      - {date: 2025-01-01, likelihood: 4, impact: 4}
      - {date: 2025-05-01, likelihood: 2, impact: 2}
  - id: x4
    title: As before
    scores:
      - {date: 2025-01-01, likelihood: 4, impact: 1}
      - {date: 2025-05-01, likelihood: 2, impact: 2}
"""

FIRST = """\
ref: "1"

title: First workstream

objective: "1"

purpose: To lead as one.

accountable: CE

lead: Head of HR

lead_member: Leader of the Council

recommendations: [peers/R1]

outcomes: [All know where we go]

measurement: [A survey]

resources: [Two posts]

financial_impact: None in the first year.

finance:
  - {title: Savings, kind: saving, amount: 4200000, period: 2025/26, as_published: £4.2m}

interdependencies: It hangs together with the second.

depends_on: ["2"]

commentary: [{date: 2025-06-01, text: It goes well}]

changed:
  - on: 2025-02-03
    was: {outcomes: [All know], finance: [{title: Savings, kind: saving, amount: 40}]}
    reason: Clearer

as_published: {title: The first}

notes: [Written in May]

source: {document: report, page: 2}
"""

DONE = """\
accountable: CE

deadline: May 2025

updates:
  - date: 2025-05-20
    status: complete
    done_on: 12 May 2025
    note: All were trained
    next: A second round
    source: {document: report, page: 5}
    evidence:
      - {title: Minutes, document: report, page: 4, paragraph: 12 to 14}
      - {title: The page, url: "https://council.example/page"}
  - {date: 2025-06-01, verified_by: Leader of the Council}
  - date: 2025-06-02
    note: The second round is planned
    changed: [{on: 2025-06-03, was: {note: It began}, reason: It did not}]
"""

WAITING = """\
detail: Buy a new system.

accountable: [CE, A new officer]

lead: Head of HR

lead_member: Leader of the Council

start: May 2024

deadline: April 2025

rescheduled:
  - {on: unknown, from: July 2024}
  - on: 2024-11-01
    from: October 2024
    reason: Tender repeated
    agreed_by: The board
    source: {document: report}
  - on: 2025-02-01
    from: January 2025
    reason: The supplier failed
    changed: [{on: 2025-02-03, was: {from: January 2052}, mistyped: {document: report}}]

changed:
  - {on: 2025-02-03, was: {detail: null, lead_member: CE}, reason: It was said in full}

recommendations: [R2]

depends_on: ["1.1"]

milestones:
  - ref: a
    title: Choose
    lead: Head of HR
    start: commenced
    deadline: June 2024
    depends_on: ["1.1"]
    as_published: {deadline: Summer}
    changed: [{on: 2025-02-03, was: {title: Look}, reason: Clearer}]
    updates: [{date: 2024-08-01, status: complete}]
  - ref: b
    title: Pay
    deadline: March 2025
    added: 2024-12-01
    rescheduled: [{on: 2025-01-01, from: January 2025, reason: Late}]
  - {ref: c, title: Close, lost: {deadline: the row is cut off}}

finance:
  - {title: Licences, kind: cost, amount: 1200.5, funding: Reserve}

exception:
  raised: 2025-06-10
  cause: The supplier failed
  consequence: No savings this year
  options:
    - {option: Buy again, effect: Six months more}
    - {option: Do without, effect: £1m less}
  recommendation: Buy again
  asked_of: improvement-board
  decided: {on: 2025-07-08, decision: "Buy again, from the reserve"}

board_ratings:
  - date: 2025-06-20
    board: improvement-board
    rating: red
    reason: Too slow
    changed: [{on: 2025-06-21, was: {rating: amber}, mistyped: {document: report}}]
  - {date: 2025-06-22, board: improvement-board, rating: red, reason: Still too slow}

updates:
  - {date: 2025-06-12, status: underway, expected: August 2025, note: A new supplier is sought}

as_published: {deadline: EMDS April 2025}

notes: [The two papers differ]

tags: [systems]

source: {document: report, page: 13}
"""

DECIDED = """\
accountable: CE

deadline: September 2025

exception:
  raised: 2025-05-01
  cause: Two posts are vacant
  consequence: It comes a quarter later
  decided: {on: 2025-06-01, decision: Hire from the reserve}

updates:
  - {date: 2025-06-05, status: at-risk, note: Two posts are vacant}
"""

RAISED_LATER = """\
accountable: CE

exception: {raised: 2025-07-01, cause: A strike, consequence: Nobody knows}

milestones:
  - {ref: a, title: Draft, start: May 2025, deadline: June 2026}
"""

WHOLE_PLAN = {
    "west/plan.yaml": PLAN,
    "west/recommendations.yaml": RECOMMENDATIONS,
    "west/kpis.yaml": KPIS,
    "west/risks.yaml": RISKS,
    "west/1-first/workstream.yaml": FIRST,
    "west/1-first/1.1-train.yaml": DONE,
    "west/1-first/1.2-fair.yaml": (
        "accountable: CE\n\ndeadline: July 2025\n\nupdates:\n  - {date: 2025-05-02, "
        "status: withdrawn, note: Joined, superseded_by: '1.3', agreed_by: The board}\n"
    ),
    "west/1-first/1.6-gone.yaml": (
        "accountable: CE\n\nupdates:\n  - {date: 2025-05-02, status: withdrawn, note: Gone, "
        "superseded_by: {moved_to: The county}}\n"
    ),
    "west/1-first/1.7-open.yaml": (
        "accountable: CE\n\ndeadline: December 2026, then ongoing\n\nupdates:\n"
        "  - {date: 2025-06-02, status: in-place, evidence: [{title: The page}]}\n"
    ),
    "west/1-first/1.8-said.yaml": (
        "accountable: CE\n\ndeadline: May 2024\n\nupdates:\n"
        "  - {date: 2025-06-02, note: The work was talked of}\n"
    ),
    "west/1-first/1.9-late.yaml": (
        "accountable: CE\n\ndeadline: April 2025\n\nupdates:\n"
        "  - {date: 2025-05-10, status: underway}\n  - {date: 2025-06-10, status: complete}\n"
    ),
    "west/2-second/2.5-wait.yaml": (
        "accountable: CE\n\ndeadline: May 2027\n\nsource: {document: report}\n\n"
        "lost: {start: the cell is torn}\n"
    ),
    "west/2-second/2.6-unheard.yaml": "accountable: CE\n\ndeadline: March 2025\n",
    "west/1-first/1.3-meet.yaml": "added: 2025-05-01\n\naccountable: CE\n\ndeadline: TBC\n",
    "west/1-first/1.4-tell.yaml": (
        "accountable: CE\n\ndeadline: May 2025\n\nupdates: [{date: 2025-05-03, status: complete}]\n"
    ),
    "west/1-first/1.5-show.yaml": (
        "accountable: CE\n\nrecommendations: []\n\ndeadline: July 2025, then ongoing\n\nupdates:\n"
        "  - {date: 2025-05-03, status: complete, evidence: [{title: A letter}]}\n"
    ),
    "west/2-second/2.1-buy.yaml": WAITING,
    "west/2-second/2.2-balance.yaml": DECIDED,
    "west/2-second/2.3-strike.yaml": RAISED_LATER,
    "west/2-second/2.4-sell.yaml": "deadline: 15 July 2025\n",
    "west/2-second/2.5-tell.yaml": "deadline: quarterly until March 2027 (provisional)\n",
}
"""The plan's files by path below ``plans/``; ``builders.repository`` fills in the rest."""
