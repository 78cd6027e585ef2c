"""The command that shows how the figures of plans went, each day as the status of it has them."""

import json
import re
from pathlib import Path

import pytest
from builders import REAL_PLANS, REPOSITORY, repository
from command_runner import Said, cip
from committed_plans import git, on, write
from data.output_schemas import faults

CHARTER = """\
accountable: Chief Executive
deadline: 31 July 2025
rescheduled:
  - {on: 2024-09-10, from: 31 July 2024, reason: Nobody had time}
updates:
  - {date: 2024-06-01, status: underway, note: The draft is written}
  - {date: 2024-12-20, status: complete, note: Adopted}
"""
ADOPT = "accountable: Chief Executive\ndeadline: 31 October 2024\nrecommendations: [R1]\n"
FILE = "plans/north/1-lead/1.1-charter.yaml"
RECOMMENDATIONS = """\
sets:
  - id: review
    title: Peer review
    kind: peer-challenge
    date: March 2024
    recommendations:
      - {id: R1, text: Lead better}
"""
PLAN_FILE = "plans/north/plan.yaml"


@pytest.fixture
def north(tmp_path: Path) -> Path:
    """Give a repository with one plan of two actions, one of them moved once."""
    files = {
        "north/1-lead/1.1-charter.yaml": CHARTER,
        "north/1-lead/1.2-adopt.yaml": ADOPT,
        "north/recommendations.yaml": RECOMMENDATIONS,
    }
    return repository(tmp_path / "north", files)


@pytest.fixture
def kept(north: Path) -> Path:
    """Give the same in commits: what was reported later came in later."""
    whole = (north / FILE).read_text(encoding="utf-8")
    (north / FILE).write_text(whole.rsplit("  - {date: 2024-12-20", 1)[0], encoding="utf-8")
    git(north, "init", "-q", "-b", "main")
    on(north, "2024-08-15")
    (north / FILE).write_text(whole, encoding="utf-8")
    on(north, "2025-02-10")
    return north


def document(root: Path, *arguments: str) -> dict:
    said = cip("trend", *arguments, "--json", root=root)
    assert said.status == 0, said.err
    assert said.err == ""
    found = json.loads(said.out)
    assert faults("trend", found) == []
    return found


def points(root: Path, *arguments: str) -> list[dict]:
    (plan,) = document(root, *arguments)["plans"]
    return plan["points"]


def on_screen(root: Path, *arguments: str, width: str = "80") -> str:
    said = cip("trend", *arguments, root=root, COLUMNS=width)
    assert said.status == 0, said.err
    return said.out


@pytest.mark.parametrize("name", REAL_PLANS)
@pytest.mark.parametrize("every", ["month", "quarter"])
def test_each_day_is_what_the_status_of_that_day_says(name: str, every: str) -> None:
    found = points(REPOSITORY, name, "--every", every, "--since=2024-06-01", "--as-of=2025-03-20")
    assert found[-1]["as_of"] == "2025-03-20"
    for point in found:
        day = point["as_of"]
        (status,) = cip("status", name, "--as-of", day, "--json").data["plans"]
        (covered,) = cip("coverage", name, "--as-of", day, "--json").data["plans"]
        assert (point["counts"], point["total"]) == (status["counts"], status["total"])
        states = [item["state"] for s in covered["sets"] for item in s["recommendations"]]
        assert point["recommendations"] == len(states)
        assert point["delivered"] == sum(
            state in ("delivered", "evidenced", "verified") for state in states
        )


def test_the_last_day_is_the_status_of_today(north: Path) -> None:
    (status,) = cip("status", "--json", root=north).data["plans"]
    assert points(north)[-1]["counts"] == status["counts"]
    assert points(north)[-1]["as_of"] == cip("status", "--json", root=north).data["as_of"]


def test_what_was_moved_is_past_its_first_date_all_the_same(north: Path) -> None:
    found = {p["as_of"]: p for p in points(north, "--since=2024-07-01", "--as-of=2025-01-31")}
    seen = {
        day: (p["counts"]["overdue"], p["overdue_by_first_deadline"]) for day, p in found.items()
    }
    assert seen == {
        "2024-07-31": (0, 0),
        "2024-08-31": (1, 1),
        "2024-09-30": (0, 1),
        "2024-10-31": (0, 1),
        "2024-11-30": (1, 2),
        "2024-12-31": (1, 1),
        "2025-01-31": (1, 1),
    }


def test_days_are_the_ends_of_months_or_quarters_and_the_last_day(north: Path) -> None:
    def days(*arguments: str) -> list[str]:
        return [point["as_of"] for point in points(north, *arguments)]

    assert days("--since=2024-01-31", "--as-of=2024-03-31") == [
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
    ]
    assert days("--since=2024-02-01", "--as-of=2024-03-15") == ["2024-02-29", "2024-03-15"]
    assert days("--every=quarter", "--since=2024-02-01", "--until=2024-12-01") == [
        "2024-03-31",
        "2024-06-30",
        "2024-09-30",
        "2024-12-01",
    ]
    assert days("--since=2024-02-01", "--as-of=2024-02-01") == ["2024-02-01"]
    assert days("--as-of=2024-05-15") == ["2024-04-30", "2024-05-15"]  # from when it began
    assert days("--since=2100-11-30", "--as-of=2100-12-31") == ["2100-11-30", "2100-12-31"]


def test_meetings_are_those_of_all_boards_or_of_one(north: Path) -> None:
    boards = (
        "\nboards:\n"
        "  - {id: one, title: First board, meetings: [2024-07-10, 2024-12-01]}\n"
        "  - {id: two, title: Second board, meetings: [2024-08-10]}\n"
        "  - {id: three, title: Third board, meets: monthly}\n"
    )
    with (north / PLAN_FILE).open("a", encoding="utf-8") as file:
        file.write(boards)

    def days(*arguments: str) -> list[str]:
        asked = ("--every=meeting", "--since=2024-07-01", "--as-of=2024-11-01", *arguments)
        return [point["as_of"] for point in points(north, *asked)]

    assert days() == ["2024-07-10", "2024-08-10", "2024-11-01"]
    assert days("--board=two") == ["2024-08-10", "2024-11-01"]
    for board, message in (
        ("three", "names no day on which the board 'three' meets"),
        ("threee", "There is no board 'threee' in north. Did you mean 'three'?"),
    ):
        said = cip("trend", "--every=meeting", f"--board={board}", root=north)
        assert said.status == 2
        assert message in said.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--every=meeting",), "The plan north names no day on which any board meets."),
        (("--board=one",), "--board is for --every meeting."),
        (("--since=2025-01-02", "--as-of=2025-01-01"), "lies behind the last day, 1 January 2025"),
        (("--since=1990-01-01",), "These are more than 400 days."),
        (("--since=soon",), "'soon' is no day"),
        (("--json", "--markdown"), "Choose one of --json and --markdown."),
        (("nort",), "There is no plan 'nort'. Did you mean 'north'?"),
    ],
)
def test_what_cannot_be_shown_is_said(
    north: Path, arguments: tuple[str, ...], message: str
) -> None:
    said = cip("trend", *arguments, root=north)
    assert (said.status, said.out) == (2, "")
    assert message in said.err


def test_bars_stand_above_the_table_of_the_same_figures(north: Path) -> None:
    assert on_screen(north, "--since=2024-07-01", "--as-of=2024-12-31") == (
        "North Council: Improvement Plan\n"
        "By what the files say now, as of each day up to 31 December 2024.\n"
        "The newest report in them by then is of 20 December 2024.\n"
        "\n"
        "From 31 July 2024 to 31 December 2024, each from 0 to its highest:\n"
        "overdue                        0  ▁█▁▁██  1\n"
        "overdue by the first deadline  0  ▁▅▅▅█▅  1\n"
        "at risk                        0  ▁▁███▁  0\n"
        "silent                         0  ▁▁▁█▁▁  0\n"
        "not begun or not reported      1  ███▁▁▁  0\n"
        "under way                      1  █▁▁▁▁▁  0\n"
        "complete                       0  ▁▁▁▁▁█  1\n"
        "all                            2  ██████  2\n"
        "recommendations done, of 1     0  ▁▁▁▁▁▁  0\n"
        "\n"
        "                      by                not begun\n"
        "            over-  first    at             or not  under                   recs\n"
        "as of         due   date  risk  silent   reported    way  complete  total  done\n"
        "2024-07-31      0      0     0       0          1      1         0      2     0\n"
        "2024-08-31      1      1     0       0          1      0         0      2     0\n"
        "2024-09-30      0      1     1       0          1      0         0      2     0\n"
        "2024-10-31      0      1     1       1          0      0         0      2     0\n"
        "2024-11-30      1      2     1       0          0      0         0      2     0\n"
        "2024-12-31      1      1     0       0          0      0         1      2     0\n"
    )


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
def test_no_line_is_wider_than_the_terminal(width: str) -> None:
    said = on_screen(REPOSITORY, *REAL_PLANS, "--as-of=2026-06-30", width=width)
    assert max(map(len, said.splitlines())) <= int(width)


def test_markdown_has_a_row_for_each_day(north: Path) -> None:
    said = cip("trend", "--markdown", "--every=quarter", "--as-of=2024-12-31", root=north).out
    assert said.startswith("## North Council: Improvement Plan\n")
    table = [line for line in said.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in table}) == 1
    assert [line.split(" ")[1] for line in table[3:]] == ["2024-06-30", "2024-09-30", "2024-12-31"]


def test_hostile_titles_stay_on_their_line(north: Path) -> None:
    write(north, "title: Improvement Plan", 'title: "::error::x \\u202e | `"', PLAN_FILE)
    for option in ("--markdown", "--json"):
        said = cip("trend", option, "--as-of=2024-06-30", root=north)
        assert not any(line.startswith("::") for line in said.out.splitlines())


def test_a_file_that_cannot_be_used_is_named_and_in_no_figure(north: Path) -> None:
    write(north, "deadline:", "deadlin:", FILE)
    said = cip("trend", "--as-of=2024-12-31", root=north)
    assert said.status == 1
    assert "1 file could not be used" in said.err


def test_by_the_files_of_each_day_what_came_in_later_is_not_known(kept: Path) -> None:
    days = ("--since=2024-07-01", "--as-of=2025-02-28")
    now = {p["as_of"]: p["counts"]["complete"] for p in points(kept, *days)}
    then = {p["as_of"]: p for p in points(kept, *days, "--recorded")}
    assert list(then) == [
        "2024-08-31",
        "2024-09-30",
        "2024-10-31",
        "2024-11-30",
        "2024-12-31",
        "2025-01-31",
        "2025-02-28",
    ]
    assert [p["counts"]["complete"] for p in then.values()] == [0, 0, 0, 0, 0, 0, 1]
    assert (now["2024-12-31"], now["2025-01-31"]) == (1, 1)
    assert then["2025-02-28"]["commit"] == git(kept, "rev-parse", "HEAD")
    assert then["2024-08-31"]["commit"] == git(kept, "rev-parse", "HEAD^")


@pytest.mark.parametrize("day", ["2024-08-31", "2024-12-31", "2025-02-28"])
def test_by_the_files_of_a_day_the_figures_are_its_status_in_a_checkout(
    kept: Path, day: str
) -> None:
    (*_, point) = points(kept, "--recorded", f"--as-of={day}")
    git(kept, "checkout", "-q", point["commit"])
    (status,) = cip("status", "--as-of", day, "--json", root=kept).data["plans"]
    assert point["counts"] == status["counts"]


def test_by_the_files_of_each_day_what_lies_on_disk_alone_does_not_count(kept: Path) -> None:
    (kept / FILE).unlink()
    assert points(kept, "--as-of=2025-03-01")[-1]["total"] == 1
    assert points(kept, "--as-of=2025-03-01", "--recorded")[-1]["total"] == 2


def test_clocks_that_run_backwards_count_from_the_newest_day_before(kept: Path) -> None:
    (kept / "plans/north/1-lead/1.2-adopt.yaml").unlink()
    on(kept, "2024-09-01")
    found = {p["as_of"]: p["total"] for p in points(kept, "--recorded", "--as-of=2025-02-28")}
    assert (found["2024-09-30"], found["2025-01-31"], found["2025-02-28"]) == (2, 2, 1)


def test_a_day_whose_files_could_not_be_read_is_said(kept: Path) -> None:
    whole = (kept / PLAN_FILE).read_text(encoding="utf-8")
    (kept / PLAN_FILE).write_text("council: [", encoding="utf-8")
    on(kept, "2025-03-10")
    (kept / PLAN_FILE).write_text(whole, encoding="utf-8")
    write(kept, "deadline:", "deadlin:", FILE)
    lost = on(kept, "2025-04-10")
    write(kept, "deadlin:", "deadline:", FILE)
    on(kept, "2025-05-10")
    (plan,) = document(kept, "--recorded", "--since=2025-02-01", "--as-of=2025-05-31")["plans"]
    assert [p["as_of"] for p in plan["points"]] == ["2025-02-28", "2025-04-30", "2025-05-31"]
    assert [p["unread"] for p in plan["points"]] == [[], [FILE], []]
    said = " ".join(plan["remarks"])
    assert re.search(
        r"In the files of 31 March 2025 \([0-9a-f]{7}\) plan.yaml cannot be read", said
    )
    assert f"In the files of 30 April 2025 ({lost}) 1 file cannot be read" in said


def test_a_short_clone_says_that_its_history_was_cut_off(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{kept}", "short")
    (plan,) = document(tmp_path / "short", "--recorded", "--as-of=2025-03-31")["plans"]
    assert [p["as_of"] for p in plan["points"]] == ["2025-02-28", "2025-03-31"]
    assert "git fetch --unshallow" in plan["remarks"][-1]


def test_without_git_only_what_the_files_say_now_is_shown(north: Path) -> None:
    assert points(north, "--as-of=2024-06-30")
    said: Said = cip("trend", "--recorded", root=north)
    assert (said.status, said.out) == (3, "")


def test_a_plan_without_actions_has_a_trend(tmp_path: Path) -> None:
    root = repository(tmp_path, {"north/recommendations.yaml": RECOMMENDATIONS})
    found = points(root, "--as-of=2024-05-15")
    assert [(p["as_of"], p["total"]) for p in found] == [("2024-04-30", 0), ("2024-05-15", 0)]
    assert "There are no actions in it." in on_screen(root)
