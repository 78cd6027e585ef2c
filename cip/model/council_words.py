"""The words that councils print, and the word of each closed set that says the same.

A sense holds what is written for one thing. Where two meanings are possible it has no word: then
the whole list is told, with what helps to choose. ``meaning.py`` looks texts up in here.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Sense(NamedTuple):
    """What councils print for one thing, parted by bars; the word for it, or None; a remark.

    ``bears`` are the words, parted by bars, that it may stand beside and leaves as they are: what
    is open may be underway. None is what the vocabulary says of its word.
    """

    word: str | None
    said: str
    remark: str = ""
    bears: str | None = None

    @property
    def phrases(self) -> list[str]:
        """Give each phrase as councils print it."""
        return [phrase.strip() for phrase in self.said.split("|")]


class Vocabulary(NamedTuple):
    """A closed set of words: what each means in a few words, and what councils print for it.

    ``dated`` and ``rhythm`` say where a date, or words such as "monthly", belong instead.
    ``unfinished`` is said of what is not finished, and ``days`` of a rhythm with its day behind it.
    With ``shares``, "75%" says how much is done. ``bears`` says of a word which others it may stand
    beside, where those say more: what is underway may be at risk.
    """

    name: str
    meanings: dict[str, str]
    senses: tuple[Sense, ...] = ()
    dated: str = ""
    rhythm: str = ""
    unfinished: str = ""
    days: str = ""
    shares: bool = False
    bears: Mapping[str, str] = {}


_NOT_COMPLETE = "What is not complete is not-started, underway or at-risk."
_REPLACED = "What takes its place goes under superseded_by, and the reason in the note."
_EXPECTED = "The day expected goes under expected, and the reason in the note."
_GOES_ON = "For what goes on; what was due once is complete."
_UNFINISHED = "not-started|underway|at-risk"
_COLOUR = "A colour follows from the status: the plan's own key says what it means."
_MOVED = "A moved date goes under deadline, and the old one under rescheduled."
_LATE = "Whether it is late is worked out from its deadline."
_SAYS_MORE = "The note says what was done; a status only where the words bear it."

STATUS = Vocabulary(
    name="status",
    meanings={
        "not-started": "not begun",
        "underway": "going as planned",
        "at-risk": "in danger",
        "in-place": "in use, and goes on",
        "complete": "done",
        "withdrawn": "will not be done",
    },
    senses=(
        Sense(
            "not-started",
            "Not started|Not yet started|Yet to start|Yet to be started|Not begun|Not yet begun"
            "|Yet to begin"
            "|Not commenced|Not yet commenced|Yet to commence|To be started|To start|Unstarted"
            "|Planned|Scheduled|Future action|Awaiting start|To do|Upcoming|In the pipeline"
            "|Due to start|To commence|Not initiated|Not yet initiated|No action yet|No work yet"
            "|Pre-start|Work to begin|Work to start|Work to commence|Work not started"
            "|Work not yet started"
            "|Work yet to start|To be commenced|To be initiated",
        ),
        Sense(
            "underway",
            "In progress|Started|Under way|Work in progress|WIP"
            "|Commenced|Begun|Progressing|Active|In hand|In train|Being delivered|In delivery"
            "|Being implemented"
            "|In development|Being developed|Work has begun|Work has started|Work underway"
            "|Resumed|Restarted"
            "|Making progress|Moving forward|Being progressed"
            "|Being taken forward|Being actioned|Being worked on|Implementation phase"
            "|In implementation|In flight"
            "|Work substantially underway|Well underway|Well advanced",
        ),
        Sense(
            "underway",
            "On track|On target|On schedule|Progressing well|On course|Going to plan|On plan"
            "|Progressing to plan|Ahead of schedule|Good progress|Making good progress",
            bears="",
        ),
        Sense(
            "underway",
            "Partially complete|Partly complete|Part complete|Partially completed|Partly completed"
            "|Nearly complete|Almost complete|Mostly complete|Substantially complete"
            "|Nearing completion|Partially implemented|Partly implemented|Partially delivered"
            "|Partly delivered|Partially achieved|Partly achieved|Partially met|Partly met"
            "|Nearly done|Almost done|Mostly done|Partly done|Partially done|Half done"
            "|Completed in part|Substantially achieved|Substantially implemented|Largely complete"
            "|Nearly there|Almost there",
            "What is left goes under next; at-risk where its date is in danger.",
        ),
        Sense(
            "at-risk",
            "Delayed|Behind schedule|Slipping|Slipped|Slippage|Running late|Behind plan|Behind"
            "|Not on schedule|Delays|Some delay|Slight delay|Significant delay|Behind target"
            "|At risk of delay|At risk of slippage|At risk of slipping|Delay|Risk of delay"
            "|Risk of slippage|Risk to delivery|Risks to delivery|Some risk to delivery",
            _EXPECTED,
        ),
        Sense(
            "at-risk",
            "Off track|Off target|Not on track|Not on target|Off course|Off plan|Some risk"
            "|At some risk|In progress with issues"
            "|In danger|Under threat|In jeopardy|Needs attention|Concerns|Major concerns"
            "|Issues|Some issues|Significant issues|High risk|Unlikely to be met"
            "|Will not be met on time"
            "|At risk of not being met|At risk of missing deadline",
            "The reason goes in the note.",
        ),
        Sense(
            "at-risk",
            "Paused|On hold|Stalled|Suspended|Blocked|On pause|Put on hold|Temporarily paused"
            "|In abeyance",
            "The note says until when, and who agreed.",
        ),
        Sense(
            "in-place",
            "Embedded|Business as usual|BAU|Implemented and ongoing|Fully embedded"
            "|Now business as usual|Part of business as usual|Moved to business as usual"
            "|Moved to BAU"
            "|Transferred to BAU|Closed to BAU|Closed - business as usual|Mainstreamed"
            "|Complete and ongoing|Completed and ongoing|Complete - ongoing|Completed - ongoing"
            "|Delivered and ongoing|Established and ongoing|Established|In operation|Operational"
            "|Up and running|In use|Live and ongoing|Sustained|In place and ongoing"
            "|BAU - closed|Business as usual - closed|Complete - BAU|Completed - BAU"
            "|Complete - business as usual|Handed over to BAU|Handed over to business as usual"
            "|Part of day-to-day business|Embedded in practice|Embedded into BAU"
            "|Embedded in business as usual|Absorbed into BAU|Completed and embedded"
            "|Complete and embedded|Gone live|Now live",
            _GOES_ON,
        ),
        Sense(
            "complete",
            "Done|Completed|Achieved|Delivered|Implemented|Finished|Met|Actioned|Concluded"
            "|Fulfilled|Discharged|Accomplished|Resolved|Signed off|Objective met|Target met"
            "|Completed late|Completed on time|Completed early|Work complete|Work completed"
            "|Implemented in full|Delivered in full|Complete - evidenced|Completed and evidenced",
            "When it was done goes under done_on, if not on the day of the report.",
        ),
        Sense(
            "complete",
            "Closed|Closed off",
            "Withdrawn where it was not done.",
            bears="in-place|withdrawn",
        ),
        Sense(
            "complete",
            "Complete and verified|Completed and verified|Complete and signed off"
            "|Complete and evidence seen|Completed and evidence seen|Complete and evidence checked"
            "|Complete and evidence provided|Complete and evidenced|Complete with evidence",
            "Who checked it goes under verified_by.",
        ),
        Sense(
            "withdrawn",
            "Cancelled|Canceled|Closed - not implemented|Closed - not complete|Closed - not done"
            "|Closed - not delivered|Closed - incomplete|Closed - no longer required|Abandoned"
            "|Dropped|Discontinued|Removed|Deleted|No longer required|No longer needed"
            "|No longer relevant|No longer applicable|No longer being pursued|Not being pursued"
            "|Not proceeding|Will not proceed|Not taken forward|Will not be done"
            "|Will not be delivered|Will not be implemented|Obsolete|Redundant|Terminated|Aborted"
            "|Out of scope|Descoped|De-scoped|Rescinded|Rejected"
            "|Not required|Not needed|No longer a priority|Overtaken by events|Removed from plan"
            "|Removed from the plan|Withdrawn from plan|Withdrawn from the plan",
            "The reason goes in the note.",
        ),
        Sense(
            "withdrawn",
            "Superseded|Replaced|Merged|Merged with another action|Merged into another action"
            "|Incorporated into another action|Absorbed|Closed - superseded|Duplicate"
            "|Closed - merged"
            "|Combined|Subsumed|Incorporated|Withdrawn - duplicate|Withdrawn - superseded"
            "|Withdrawn - merged",
            _REPLACED,
        ),
        Sense(
            None,
            "Late|Overdue|Past due|Missed|Deadline missed|Missed deadline|Overrun|Overrunning"
            "|Due|Due soon|Not late|Not overdue|Later",
            _LATE,
        ),
        Sense(None, "Not due|Not yet due", _LATE, bears="not-started|underway"),
        Sense(
            None,
            "Incomplete|Not complete|Not yet complete|Not completed|Uncompleted|Unfinished"
            "|Not finished|Not done|Undone|Not achieved|Unachieved|Not met|Unmet|Not delivered"
            "|Undelivered|Not implemented|Unimplemented|Not in place|Not embedded"
            "|Not fully complete"
            "|Yet to be completed|To be completed|Outstanding|Open|Not closed|Close|Completing",
            _NOT_COMPLETE,
            bears=_UNFINISHED,
        ),
        Sense(
            None,
            "Green|Blue|Grey|Gray|Purple|White|Black|RAG|G|B",
            _COLOUR,
            bears="not-started|underway|at-risk|in-place|complete|withdrawn",
        ),
        Sense(None, "Amber|Red|Yellow|Orange|R|A", _COLOUR, bears="not-started|at-risk|withdrawn"),
        Sense(
            None,
            "Not at risk|No longer at risk|No risk|Low risk|Medium risk|Not delayed|Not paused"
            "|Not on hold|No longer on hold|No delay|No issues|No concerns",
            "What is in no danger is not-started, underway, in-place or complete.",
            bears="not-started|underway|in-place|complete",
        ),
        Sense(
            None,
            "Monitored|Being monitored|Monitoring|Under monitoring|In monitoring|To be monitored"
            "|Now being monitored|Monitoring continues",
            "What is only watched is in-place once it can be used; before that underway.",
            bears="underway|at-risk|in-place|complete",
        ),
        Sense(
            None,
            "Ongoing|On-going|Continuous|Continuing|Recurring|Rolling|Live|Embedding"
            "|Being embedded|Becoming embedded|Continues|Work ongoing",
            "What goes on is in-place once it can be used; before that underway or at-risk.",
        ),
        Sense(
            None,
            "Deferred|Postponed|Rescheduled|Re-scheduled|Reprofiled|Re-profiled|Rephased|Extended"
            "|Carried forward|Carried over|Rolled forward",
            _MOVED,
        ),
        Sense(
            None,
            "Deadline extended|Extension agreed|Date revised|Deadline revised|Date extended"
            "|Revised date|New date|Revised deadline|New deadline|Revised date agreed"
            "|New date agreed|Revised deadline agreed|New deadline agreed|Revised timescale"
            "|Revised timescale agreed|Extended deadline|Extension approved|Revised date approved"
            "|New timescale agreed|Timescale revised|Revised target date|New target date"
            "|Revised target date agreed",
            _MOVED,
            bears=_UNFINISHED,
        ),
        Sense(
            None,
            "Pending|Awaiting approval|Awaiting sign-off|Awaiting decision|Pending approval"
            "|Pending sign-off|Under review|In review|For review|Ready for review|Submitted"
            "|Complete subject to approval|Complete pending approval|Complete pending sign-off"
            "|Complete - awaiting sign-off|Complete - awaiting approval|Draft complete"
            "|Proposed for closure|Recommended for closure|Proposed closed|Awaiting verification",
            "What waits for somebody is not complete: underway, or at-risk if its date is in"
            " danger.",
        ),
        Sense(
            None,
            "Stopped|Halted|Ended|Parked|Shelved|Inactive|Dormant|Ceased|No progress"
            "|Limited progress|Not progressing|Not progressed|Passed|Paused indefinitely",
            "Where it is still to be done it is at-risk; where it is not, withdrawn.",
        ),
        Sense(
            None,
            "Unknown|Not known|Not reported|Not stated|No update|No status|No information|TBC|TBD"
            "|To be confirmed|N/A|Not applicable|None|Awaiting update|No update provided",
            "Leave status out where the paper says none: it stays what it was.",
        ),
        Sense(
            None,
            "Transferred|Moved|Reassigned|Moved to another team|Transferred to another service",
            "Where it left this plan, withdrawn; where only its owner changed, the status stays.",
        ),
        Sense(
            None,
            "Approved|Agreed|Adopted|Published|Verified|Evidenced",
            _SAYS_MORE,
            bears="complete|in-place",
        ),
        Sense(
            None,
            "Planning|Draft|Drafted|Proposed"
            "|New|Noted|Revised|Reopened|Re-opened|Addressed|Partial|Partially|Partly",
            _SAYS_MORE,
        ),
    ),
    dated="A day goes under deadline (due), done_on (done) or expected.",
    rhythm="A rhythm goes under deadline. What goes on is in-place once it can be used.",
    unfinished=_NOT_COMPLETE,
    shares=True,
    bears={"underway": "at-risk", "complete": "in-place"},
)

_SAYS_WHY = "It needs reason and decided_by."

RESPONSE = Vocabulary(
    name="decision",
    meanings={
        "accepted": "will be done",
        "accepted-in-principle": "the purpose is agreed, how is open",
        "partly": "a part will be done",
        "noted": "nothing is decided",
        "rejected": "will not be done",
    },
    senses=(
        Sense(
            "accepted",
            "Agreed|Approved|Supported|Endorsed|Adopted|Accept|Agree|Support|Fully accepted"
            "|Fully agreed|Accepted in full|Agreed in full|Concur|Concurred|Yes|We accept"
            "|We agree|Agreed to",
        ),
        Sense(
            "accepted-in-principle",
            "Agreed in principle|Accept in principle|Agree in principle|Approved in principle"
            "|Supported in principle|In principle|Support in principle|Accepted (in principle)",
        ),
        Sense(
            "partly",
            "Partly agreed|Partially agreed|Partly accepted|Partially accepted|Part accepted"
            "|Part agreed|Accepted in part|Agreed in part|In part|Partial|Partially"
            "|Partly accept|Partially accept|Partially supported|Partly supported"
            "|Partly rejected|Partially rejected|Rejected in part"
            "|Accept in part|Agree in part",
            _SAYS_WHY,
        ),
        Sense(
            "noted",
            "Note|Acknowledged|Received|Taken note|For noting|Noted only|To note|Note only",
        ),
        Sense(
            "rejected",
            "Not accepted|Not agreed|Declined|Refused|Disagreed|Disagree|Reject|Dismissed"
            "|Not supported|Not approved|Not endorsed|Not adopted|Unaccepted|Turned down|No|Opposed"
            "|Do not accept|We do not accept|We do not agree|Do not agree|Did not agree"
            "|Not taken forward|Will not be implemented",
            _SAYS_WHY,
        ),
        Sense(
            None,
            "Pending|Under consideration|Being considered|Considered|TBC|To be confirmed|Undecided"
            "|Awaiting decision|Not yet agreed|Not yet accepted|Not yet decided|Not decided"
            "|Deferred|For decision|Under review|Open|No response|No decision|Unknown|N/A"
            "|To be agreed|Not yet approved|Not yet considered",
            "Leave the response out until it is decided.",
        ),
        Sense(
            None,
            "Accepted with amendments|Agreed with amendments|Accepted with modifications"
            "|Accepted with conditions|Accepted subject to funding|Agreed subject to funding"
            "|Agreed subject to resources|Conditionally accepted|Accepted with reservations"
            "|Broadly accepted|Broadly agreed|Adapted|Amended|Modified|Qualified|Mostly accepted"
            "|Largely accepted|Not fully accepted|Not fully agreed|Not accepted in full",
            "Where a part will not be done it is partly; where how is open, accepted-in-principle.",
        ),
        Sense(
            None,
            "Complete|Completed|Done|Implemented|Not implemented|Closed|In progress|Underway"
            "|Ongoing"
            "|On track|Achieved|Delivered|Already in place|In place|Not started|Superseded",
            "How far it is done follows from the actions that answer it.",
        ),
        Sense(None, "Not rejected|Not noted|Not declined|Excepted", "Write what was decided."),
    ),
    dated="The day goes under on.",
)

_ONE_COLOUR = "Write the one that the board meant; its words go in the reason."

RATING = Vocabulary(
    name="rating",
    meanings={"blue": "complete", "red": "off target", "amber": "at risk", "green": "on track"},
    senses=(
        Sense("red", "R|Off target|Off track|Not on track|Not on target|Crimson"),
        Sense("amber", "A|Orange|At risk|Some risk"),
        Sense("green", "G|On track|On target|On schedule|In progress|Underway"),
        Sense("blue", "B|Complete|Completed|Done|Achieved|Delivered|Implemented"),
        Sense(
            None,
            "Yellow|Amber/Green|Green/Amber|Red/Amber|Amber/Red|AG|AR|Amber Green|Amber Red"
            "|Red Amber|Purple|Black|Delayed|Behind schedule|Late|Overdue|Incomplete|Not complete"
            "|Not at risk",
            _ONE_COLOUR,
        ),
        Sense(
            None,
            "Grey|Gray|White|None|Not rated|Unrated|No rating|Not started|N/A|TBC",
            "Leave the rating out where the board gave none.",
        ),
    ),
    dated="The day goes under date.",
)

COLOUR = Vocabulary(
    name="colour",
    meanings={
        "red": "",
        "amber": "",
        "yellow": "",
        "green": "",
        "blue": "",
        "purple": "",
        "grey": "",
        "none": "the paper gives no colour",
    },
    senses=(
        Sense("red", "R|Dark red|Bright red|Crimson"),
        Sense("amber", "A|Orange|Dark amber|Light amber|Dark orange|Light orange"),
        Sense("yellow", "Y|Light yellow|Pale yellow|Bright yellow|Dark yellow"),
        Sense("green", "G|Light green|Dark green|Bright green|Lime"),
        Sense("blue", "B|Light blue|Dark blue|Navy|Navy blue"),
        Sense("purple", "Violet|Lilac|Mauve|Dark purple"),
        Sense("grey", "Gray|Light grey|Dark grey|Light gray|Silver"),
        Sense("none", "No colour|White|Clear|Colourless|Uncoloured|Not coloured|Blank"),
        Sense(
            None,
            "Black|Pink|Brown|Gold|Teal|Turquoise|Not red|Not green|Amber/Green|Red/Amber|AG|AR",
            "Write the nearest of them.",
        ),
    ),
)

REVIEW = Vocabulary(
    name="kind of review",
    meanings={
        "peer-challenge": "of the LGA",
        "inspection": "Ofsted, CQC",
        "directions": "of the Secretary of State",
        "cipfa": "of CIPFA",
        "audit": "internal or external",
        "other": "any other",
    },
    senses=(
        Sense(
            "peer-challenge",
            "Corporate Peer Challenge|LGA Corporate Peer Challenge|LGA Peer Challenge|CPC|LGA"
            "|Peer Review|LGA Peer Review|LGA Review|Peer|Local Government Association|LGA CPC"
            "|LGA report|Corporate Peer Challenge report|Peer Challenge report",
        ),
        Sense(
            "inspection",
            "Ofsted|Ofsted inspection|CQC|CQC inspection|CQC assessment|Care Quality Commission"
            "|ILACS|Inspection report|Best Value inspection|HMICFRS|SEND inspection"
            "|Joint inspection|Inspectorate|Regulator of Social Housing|Regulatory inspection"
            "|Best Value inspection report|ILACS inspection|Ofsted ILACS|Ofsted ILACS inspection"
            "|Ofsted report|CQC report",
        ),
        Sense(
            "directions",
            "Statutory directions|Direction|Statutory direction|Secretary of State"
            "|Government directions"
            "|Directions of the Secretary of State|Best Value directions|MHCLG directions",
        ),
        Sense("cipfa", "CIPFA review|CIPFA resilience review|CIPFA report|CIPFA financial review"),
        Sense(
            "audit",
            "Internal audit|External audit|Auditor|Auditors|External auditor|Internal auditor"
            "|Audit report|Audit recommendation|Section 24|S24|Statutory recommendations"
            "|Auditor's annual report|Annual audit letter|Public interest report"
            "|External audit report|Internal audit report|KPMG audit|Grant Thornton audit"
            "|Mazars audit|Deloitte audit",
        ),
        Sense(
            "other",
            "Ombudsman|LGSCO|Local Government Ombudsman|Independent review|Governance review"
            "|Scrutiny|Scrutiny review|Self-assessment|Consultant|Consultants|CfGS"
            "|External review|Consultation|Staff survey",
        ),
        Sense(
            None,
            "Progress review|Review|Assessment|Challenge|Report|Best Value|Best Value notice"
            "|Intervention|Commissioners|Government|Statutory|Independent|External",
            "It is named by whose review it is.",
        ),
    ),
    dated="The day goes under date.",
)

OFFICER = Vocabulary(
    name="kind of officer",
    meanings={
        "officer": "paid by the council",
        "member": "elected",
        "body": "a team, board or partner that acts as one",
    },
    senses=(
        Sense(
            "officer",
            "Staff|Employee|Director|Manager|Chief Officer|Council officer|Paid officer"
            "|Head of Service"
            "|Chief Executive|Assistant Director|Statutory officer|Senior officer|Member of staff"
            "|Officers|Corporate Director|Executive Director|Strategic Director|Service Director"
            "|Director of Finance|Monitoring Officer|Section 151 Officer",
        ),
        Sense(
            "member",
            "Councillor|Cllr|Elected member|Cabinet member|Portfolio holder|Leader|Lead member"
            "|Executive member|Politician|Mayor|Deputy Leader|Leader of the Council|Councillors"
            "|Members|Elected members|Cabinet portfolio holder|Ward councillor"
            "|Leader of the Opposition",
        ),
        Sense(
            "body",
            "Board|Committee|Team|Panel|Group|Working group|Task group|Task and finish group"
            "|Partnership|Partner|Organisation|Cabinet|Department|Directorate|Service"
            "|Company|Contractor|Council|Panel or board|Steering group|Team or board|Project board"
            "|Programme board|Improvement board|Management team|Corporate Management Team"
            "|Senior leadership team|Forum",
        ),
        Sense(
            None,
            "Executive|Chair|Chairman|Chairperson|Commissioner|Board member|Independent|External"
            "|Role|Person|Non-executive|Independent member|Co-opted member|Not a member|Non-member"
            "|Not an officer|Non-officer",
            "Who was elected is a member; who acts as many is a body.",
        ),
    ),
)

_MEETINGS = "Leave meets out where none fits, and write the days under meetings."

MEETS = Vocabulary(
    name="how often a board meets",
    meanings={
        "weekly": "every week",
        "fortnightly": "every two weeks",
        "monthly": "every month",
        "every-two-months": "six times a year",
        "quarterly": "every three months",
        "twice-a-year": "every six months",
        "yearly": "once a year",
    },
    senses=(
        Sense("weekly", "Every week|Once a week|Each week|Every 7 days"),
        Sense(
            "fortnightly",
            "Every two weeks|Every 2 weeks|Every fortnight|Every other week|Two-weekly|2-weekly"
            "|Once a fortnight|Every second week|Alternate weeks",
        ),
        Sense("monthly", "Every month|Once a month|Each month|Calendar monthly|12 times a year"),
        Sense(
            "every-two-months",
            "Every other month|Every two months|Every 2 months|Two-monthly|2-monthly"
            "|Six times a year"
            "|6 times a year|Every second month|Alternate months|Alternating months",
        ),
        Sense(
            "quarterly",
            "Every quarter|Every three months|Every 3 months|Four times a year|4 times a year"
            "|Once a quarter|Three-monthly|3-monthly|Each quarter|Quarter|Every third month",
        ),
        Sense(
            "twice-a-year",
            "Six-monthly|Half-yearly|Every six months|Every 6 months|6-monthly|Twice yearly"
            "|Biannually|Biannual|Bi-annual|Bi-annually|Semi-annually|Semi-annual|Two times a year",
        ),
        Sense("yearly", "Annually|Annual|Every year|Once a year|Each year|Every 12 months"),
        Sense(
            None,
            "Bi-monthly|Bimonthly|Bi-weekly|Biweekly|Bi-yearly|Twice a month|Twice monthly"
            "|Biennial|Biennially|Twice a week",
            "Take the one that its days show, or leave meets out and write them under meetings.",
        ),
        Sense(
            None,
            "Daily|Ad hoc|As required|As needed|As and when|When required|Occasionally|Regularly"
            "|Termly|Every six weeks|Every 6 weeks|Six-weekly|6-weekly|Every four weeks|Four-weekly"
            "|4-weekly|Every 4 weeks|Three times a year|3 times a year|Every two years"
            "|Five times a year|Eight times a year|Ten times a year|Every eight weeks|Every 8 weeks"
            "|Sometimes|Every months|TBC|Not monthly|Not weekly|Not yearly|Not quarterly|Ongoing",
            _MEETINGS,
        ),
    ),
    dated=_MEETINGS,
    rhythm=_MEETINGS,
    days="The days themselves go under meetings.",
)

VOCABULARIES = (STATUS, RESPONSE, RATING, COLOUR, REVIEW, OFFICER, MEETS)
"""The closed sets for which councils have words of their own."""
