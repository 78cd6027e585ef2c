"""The progress report's facts: each action once, the council's words beside what is worked out."""

import pytest
from builders import action, on, plan, real_plan, recommendation, review, update, workstream
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip.assessment.picture import picture
from cip.facts.progress import BLOCKS, by_aim, progress, states, unanswering
from cip.facts.request import Request
from cip.model.review import RecommendationNote
from cip.model.source import Source


def asked(whole, day):
    return Request(picture=picture(whole, as_of=day))


def told(listed):
    """Give the references of all actions in blocks, as often as they stand there."""
    return [a["ref"] for block in listed for a in block["actions"]]


def told_in(request):
    items = [i for s in progress(request) for g in s["groups"] for i in g["items"]]
    return [ref for item in items for ref in told(item["blocks"])], items


@given(plans, days)
@law(60)
def test_each_action_is_told_once(whole, day):
    request = asked(whole, day)
    refs, _ = told_in(request)
    every = refs + told(unanswering(request))
    live = {s.action.ref for s in request.picture.standings if s.status != "withdrawn"}
    assert len(every) == len(set(every))
    assert live <= set(every)


@given(plans, days)
@law(60)
def test_each_action_is_of_one_sort(whole, day):
    for standing in picture(whole, as_of=day).standings:
        assert sum(block.holds(standing) for block in BLOCKS) == 1


@given(plans, days)
@law(30)
def test_a_plan_without_recommendations_tells_each_action_under_its_objective(whole, day):
    request = asked(whole._replace(sets=()), day)
    refs = [ref for aim in by_aim(request) for ref in told(aim["blocks"])]
    assert sorted(refs) == sorted(s.action.ref for s in request.picture.standings)


def two_recommendations(*groups):
    items = [recommendation(f"R{n}", group=group) for n, group in enumerate(groups, start=1)]
    return plan(
        action("1.1", "June 2025", recommendations=("R1", "R2")),
        action("1.2", "June 2025", recommendations=("R2",)),
        sets=(review("peers", *items),),
    )


def test_what_answers_several_stands_under_the_first_and_the_others_name_it():
    _, (first, second) = told_in(asked(two_recommendations(None, None), on("2025-01-01")))
    assert (told(first["blocks"]), first["elsewhere"]) == (["1.1"], "")
    assert (told(second["blocks"]), second["elsewhere"]) == (["1.2"], "1.1 under R1")


@pytest.mark.parametrize(
    ("groups", "titles"),
    [
        ((None, None), [""]),
        (("Leadership", "Leadership"), ["Leadership"]),
        (("Leadership", "Money"), ["Leadership", "Money"]),
        (("Leadership", None), ["Leadership", ""]),
    ],
)
def test_recommendations_stand_under_the_headings_of_the_papers(groups, titles):
    (found,) = progress(asked(two_recommendations(*groups), on("2025-01-01")))
    assert [group["title"] for group in found["groups"]] == titles


def test_a_note_says_where_it_was_read():
    note = RecommendationNote(
        on("2024-11-20"), "It is done", source=Source("report", paragraph="14")
    )
    whole = plan(sets=(review("peers", recommendation("R1", updates=(note,))),))
    _, (item,) = told_in(asked(whole, on("2025-01-01")))
    assert item["notes"][0]["read_in"] == "report, paragraph 14"


def test_a_withdrawn_action_is_told_with_what_took_its_place():
    gone = update("2024-10-01", "withdrawn", "Joined with 1.2", superseded_by=("1.2",))
    whole = plan(
        action("1.1", "June 2025", gone, recommendations=("R1",)),
        action("1.2", "June 2025"),
        workstreams=(workstream("1"),),
        sets=(review("peers", recommendation("R1")),),
    )
    _, (item,) = told_in(asked(whole, on("2025-01-01")))
    blocks = {block["name"]: block["actions"] for block in item["blocks"]}
    assert blocks["withdrawn"][0]["replaced_by"] == "1.2 Action 1.2"
    assert [a["ref"] for a in blocks["not-begun"]] == ["1.2"]


def test_the_states_add_up_and_name_their_recommendations():
    said = states(asked(real_plan("york"), on("2024-11-20")))
    assert said.startswith("Of 15 recommendations: ")
    assert said.count("R") == 15
    assert "1 not answered (R6)" in said


def test_yorks_paper_groups_its_recommendations():
    (found,) = progress(asked(real_plan("york"), on("2024-11-20")))
    sizes = [len(group["items"]) for group in found["groups"]]
    assert sizes == [5, 1, 1, 3, 1, 3, 1]
    assert all(group["title"].startswith("Recommendation") for group in found["groups"])
