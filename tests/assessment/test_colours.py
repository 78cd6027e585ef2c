"""The colours and words of positions: the tool's own, or those of the plan's legend."""

import pytest
from builders import action, milestone, officer, on, seen, stands, update

from cip.assessment.colours import COLOURS, colour_of, word_of
from cip.assessment.position_words import POSITION_WORDS
from cip.model.plan import Shown
from cip.model.vocabulary import Position

APPROVED = {"approved": on("2024-01-01")}
ITEMS = {
    Position.OVERDUE: action("1.1", "June 2024"),
    Position.AT_RISK: action("1.1", "December 2030", update("2024-09-01", "at-risk")),
    Position.SILENT: action("1.1", "December 2030"),
    Position.NOT_REPORTED: action("1.1", "December 2030", added="2024-09-01"),
    Position.NOT_STARTED: action("1.1", "December 2030", update("2024-09-01", "not-started")),
    Position.ON_TRACK: action("1.1", "December 2030", update("2024-09-01", "underway")),
    Position.COMPLETE: action("1.1", "December 2030", update("2024-09-01", "complete")),
    Position.WITHDRAWN: action("1.1", "December 2030", update("2024-09-01", "withdrawn")),
}
IN_PLACE = action("1.1", "ongoing", update("2024-09-01", "in-place"))


def shown(item, **legend):
    """Give the word and the colour of an action under a legend."""
    keys = {key.replace("_", "-"): value for key, value in legend.items()}
    found = seen(item, as_of="2024-09-30", legend=keys, **APPROVED)
    standing = found.standings[0]
    return word_of(standing, found.plan), colour_of(standing, found.plan)


@pytest.mark.parametrize("position", Position)
def test_without_a_legend_each_position_has_the_tools_word_and_colour(position):
    assert stands(ITEMS[position], "2024-09-30", **APPROVED).position is position
    assert shown(ITEMS[position]) == (POSITION_WORDS[position], COLOURS.get(position))


def test_silence_has_the_colour_of_what_is_at_risk_and_past_a_date_that_of_overdue():
    assert COLOURS[Position.SILENT] == COLOURS[Position.AT_RISK] == "amber"
    assert shown(ITEMS[Position.OVERDUE])[1] == "red"


@pytest.mark.parametrize(
    ("position", "key"),
    [
        (Position.OVERDUE, "overdue"),
        (Position.AT_RISK, "at_risk"),
        (Position.SILENT, "silent"),
        (Position.NOT_STARTED, "not_started"),
        (Position.ON_TRACK, "underway"),
        (Position.COMPLETE, "complete"),
        (Position.WITHDRAWN, "withdrawn"),
    ],
)
def test_a_legend_has_its_own_word_and_colour(position, key):
    assert shown(ITEMS[position], **{key: Shown("Theirs", "purple")}) == ("Theirs", "purple")
    assert shown(ITEMS[position], **{key: Shown("Theirs")}) == ("Theirs", COLOURS.get(position))
    own = (POSITION_WORDS[position], None)
    assert shown(ITEMS[position], **{key: Shown(colour="none")}) == own


def test_no_legend_speaks_for_what_was_never_reported():
    legend = {"not_started": Shown("Not started", "grey"), "underway": Shown("Going", "green")}
    assert shown(ITEMS[Position.NOT_REPORTED], **legend) == ("not reported", None)


@pytest.mark.parametrize(
    ("legend", "colour"),
    [
        ({"at_risk": Shown("Amber", "yellow")}, "yellow"),
        ({"at_risk": Shown("Amber", "none")}, None),
        ({"at_risk": Shown("Amber", "yellow"), "silent": Shown("No news", "grey")}, "grey"),
        ({"at_risk": Shown("Amber", "yellow"), "silent": Shown("No news")}, "yellow"),
    ],
)
def test_what_is_silent_has_the_legends_colour_of_at_risk_unless_it_has_its_own(legend, colour):
    assert shown(ITEMS[Position.SILENT], **legend)[1] == colour


def test_what_is_in_place_has_a_word_and_a_colour_of_its_own():
    assert shown(IN_PLACE) == ("in place", "green")
    assert shown(IN_PLACE, underway=Shown("In progress", "amber")) == ("in place", "green")
    assert shown(IN_PLACE, in_place=Shown("Embedded", "blue")) == ("Embedded", "blue")


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({}, "Done"),
        ({"shown": True}, "Shown"),
        ({"shown": True, "verified_by": "Head of Audit"}, "Checked"),
    ],
)
def test_what_is_complete_has_the_word_of_its_last_step(more, word):
    steps = {"complete": Shown("Done"), "evidenced": Shown("Shown"), "verified": Shown("Checked")}
    item = action("1.1", None, update("2024-09-01", "complete", **more))
    whole = seen(item, as_of="2024-09-30", legend=steps, officers=(officer("a", "Head of Audit"),))
    assert word_of(whole.standings[0], whole.plan) == word
    assert shown(item, complete=Shown("Done", "green"))[1] == "green"


class TestALostDeadline:
    """What is open is never green where our copy of the paper lost when it ends."""

    LOST = {"deadline": "ten ends in one cell"}  # noqa: RUF012 - a constant of the test

    def item(self, status, **more):
        return action("1.1", None, update("2024-09-01", status), **{"lost": self.LOST, **more})

    @pytest.mark.parametrize(
        ("status", "colour"),
        [("underway", None), ("in-place", None), ("at-risk", "amber"), ("complete", "blue")],
    )
    def test_leaves_no_green(self, status, colour):
        assert shown(self.item(status))[1] == colour

    @pytest.mark.parametrize(("given", "colour"), [("green", None), ("amber", "amber")])
    def test_leaves_no_green_of_a_legend_either(self, given, colour):
        assert shown(self.item("underway"), underway=Shown("Going", given))[1] == colour
        item = self.item("not-started")
        assert shown(item, not_started=Shown("To do", given))[1] == colour

    def test_leaves_the_councils_green_for_what_is_complete(self):
        assert shown(self.item("complete"), complete=Shown("Complete", "green"))[1] == "green"

    def test_may_be_that_of_a_part_which_would_say_the_end(self):
        parts = [milestone("a", None, lost=self.LOST), milestone("b", "May 2030")]
        assert shown(self.item("underway", lost={}, parts=parts))[1] is None

    def test_of_a_part_leaves_that_part_no_green(self):
        said = update("2024-09-01", "underway")
        parts = [milestone("a", None, said, lost=self.LOST), milestone("b", None, said)]
        whole = seen(action("1.1", "May 2030", parts=parts), as_of="2024-09-30", **APPROVED)
        found = [colour_of(part, whole.plan) for part in whole.standings[0].parts]
        assert found == [None, "green"]
