"""The command that tells the history of one thing, on real repositories of git."""

import json
import re
import shutil
from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip, process
from committed_plans import git, on
from committed_plans import write as written
from data.output_schemas import faults

CHARTER = """\
accountable: Chief Executive
deadline: 31 July 2024
updates:
  - {date: 2024-06-01, status: underway, note: The draft is written}
"""
ADOPT = """\
accountable: Chief Executive
deadline: December 2030
milestones:
  - ref: a
    title: Consult
    deadline: March 2029
  - ref: b
    title: Publish
    deadline: May 2029
"""
FOLDER = "plans/north/1-lead"
FILE = f"{FOLDER}/1.1-charter.yaml"
DAY = "  - {date: 2024-11-20, status: underway, note: It goes on}\n"


@pytest.fixture
def north(tmp_path: Path) -> Path:
    """Give a repository with one plan of two actions, committed on 1 March 2024."""
    files = {"north/1-lead/1.1-charter.yaml": CHARTER, "north/1-lead/1.2-adopt.yaml": ADOPT}
    root = repository(tmp_path / "north", files)
    git(root, "init", "-q", "-b", "main")
    on(root, "2024-03-01")
    return root


def write(root: Path, old: str, new: str, path: str = FILE) -> None:
    written(root, old, new, path)


def add(root: Path, text: str, file: str = FILE) -> None:
    path = root / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def told(root: Path, *arguments: str) -> Said:
    said = cip("log", *arguments, root=root)
    assert said.status == 0, said.err
    return said


def rows(root: Path, *arguments: str) -> list[str]:
    return told(root, *arguments).out.splitlines()


def on_screen(root: Path, *arguments: str) -> str:
    """Give what a person sees, without the colours."""
    said = cip("log", *arguments, root=root, FORCE_COLOR="1", COLUMNS="80")
    assert said.status == 0, said.err
    return re.sub(r"\x1b\[[0-9;]*m", "", said.out)


def test_the_newest_change_comes_first_and_both_days_are_said_where_they_differ(north):
    first = git(north, "rev-parse", "HEAD")[:7]
    add(north, DAY)
    second = on(north, "2024-12-03")
    write(north, "31 July 2024", "31 July 2025")
    assert on_screen(north, "north/1.1") == (
        "north/1.1 Action 1.1\n"
        "3 changes of its files, the newest first\n"
        "\n"
        "not committed yet\n"
        "  - due 31 July 2024 → 31 July 2025 (+365 days), and nothing says why\n"
        "\n"
        f"3 December 2024 · {second}\n"
        "  - reported as still underway on 20 November 2024\n"
        "      dated 20 November 2024, recorded 3 December 2024 (13 days later)\n"
        "\n"
        f"1 March 2024 · {first}\n"
        "  - is new (due 31 July 2024, with 1 report of 1 June 2024)\n"
    )


def test_a_program_gets_one_line_for_each_fact_that_begins_with_its_address(north):
    add(north, DAY)
    short = on(north, "2024-12-03")
    said = told(north, "north/1.1")
    assert said.out.splitlines()[0] == (
        f"north/1.1: 2024-12-03, {short}: reported as still underway on 20 November 2024 · "
        "dated 20 November 2024, recorded 3 December 2024 (13 days later)"
    )
    assert len(said.out.splitlines()) == 2
    assert "2 changes of its files, the newest first" in said.err


def test_what_was_changed_elsewhere_is_no_change_of_it(north):
    write(north, "December 2030", "December 2031", f"{FOLDER}/1.2-adopt.yaml")
    on(north, "2024-12-03")
    assert len(rows(north, "north/1.1")) == 1
    assert [row.split(": ")[0] for row in rows(north, "north/1.2")] == ["north/1.2"] * 2


def test_a_file_that_was_moved_or_renamed_is_followed_by_its_number(north):
    add(north, DAY)
    on(north, "2024-12-03")
    (north / "plans/north/2-more").mkdir()
    shutil.move(north / FILE, north / "plans/north/2-more/1.1-other-name.yaml")
    on(north, "2024-12-04")
    found = rows(north, "north/1.1")
    assert "its file is now plans/north/2-more/1.1-other-name.yaml" in found[0]
    assert "workstream: 1 → 2" in found[1]
    assert "reported as still underway" in found[2]
    assert "is new" in found[3]


def renumbered(root: Path) -> None:
    """Let 1.1 be 1.9 from now on, as its file declares."""
    new = root / FOLDER / "1.9-charter.yaml"
    (root / FILE).rename(new)
    text = new.read_text(encoding="utf-8").replace('ref: "1.1"', 'ref: "1.9"')
    assert 'ref: "1.9"' in text
    declared = 'changed:\n  - {on: 2024-12-04, was: {ref: "1.1"}, reason: Two lists were merged}\n'
    new.write_text(text + declared, encoding="utf-8")


def test_what_was_renumbered_is_followed_under_both_numbers(north):
    add(north, DAY)
    on(north, "2024-12-03")
    renumbered(north)
    on(north, "2024-12-05")
    found = rows(north, "north/1.9")
    assert "north/1.9: 2024-12-05" in found[0]
    assert "was 1.1: Two lists were merged" in found[0]
    assert any("north/1.1: 2024-12-03" in row and "reported" in row for row in found)
    assert "is new" in found[-1]
    said = told(north, "north/1.1")
    assert said.out.splitlines() == found
    assert "The number 1.1 is north/1.9 since 5 December 2024: this is its history." in (
        " ".join(said.err.split())
    )


def test_a_number_that_another_had_before_ends_where_that_one_had_it(north):
    renumbered(north)
    on(north, "2024-12-05")
    (north / FILE).write_text(
        'title: A new one\nref: "1.1"\ndeadline: May 2031\nadded: 2024-12-06\n', encoding="utf-8"
    )
    on(north, "2024-12-06")
    said = told(north, "north/1.1")
    assert len(said.out.splitlines()) == 1
    assert "the number 1.1 was that of what is north/1.9 now: cip log north/1.9" in (
        " ".join(said.err.split())
    )
    assert len(rows(north, "north/1.9")) > 1


def test_a_number_that_was_declared_only_later_is_followed_too(north):
    new = north / FOLDER / "1.9-charter.yaml"
    (north / FILE).rename(new)
    write(north, 'ref: "1.1"', 'ref: "1.9"', f"{FOLDER}/1.9-charter.yaml")
    on(north, "2024-12-03")
    add(
        north,
        'changed:\n  - {on: 2024-12-04, was: {ref: "1.1"}, reason: Forgotten}\n',
        f"{FOLDER}/1.9-charter.yaml",
    )
    on(north, "2024-12-04")
    found = rows(north, "north/1.9")
    assert "north/1.1: 2024-12-03" in "\n".join(found)
    assert "is deleted" in "\n".join(found)
    assert found[-1].startswith("north/1.1: 2024-03-01")


def test_what_was_carried_over_from_another_plan_says_where_it_was(north):
    declared = "changed:\n  - {on: 2024-12-04, was: {ref: old-plan/2.1}, reason: Carried over}\n"
    text = f'ref: "1.9"\ntitle: Carried\ndeadline: May 2031\n{declared}'
    (north / FOLDER / "1.9-carried.yaml").write_text(text, encoding="utf-8")
    on(north, "2024-12-05")
    said = told(north, "north/1.9")
    assert "It says that it was old-plan/2.1 before: cip log old-plan/2.1" in said.err
    assert len(said.out.splitlines()) == 1


def test_what_was_deleted_and_came_back_has_one_history(north):
    text = (north / FILE).read_text(encoding="utf-8")
    (north / FILE).unlink()
    on(north, "2024-04-01")
    assert "is deleted" in rows(north, "north/1.1")[0]
    (north / FILE).write_text(text, encoding="utf-8")
    on(north, "2024-05-01")
    found = rows(north, "north/1.1")
    assert [row.split(",")[0] for row in found] == [
        "north/1.1: 2024-05-01",
        "north/1.1: 2024-04-01",
        "north/1.1: 2024-03-01",
    ]
    assert ["is new" in row for row in found] == [True, False, True]


def test_what_was_merged_is_told_with_the_merge_and_not_skipped(north):
    git(north, "checkout", "-q", "-b", "work")
    add(north, DAY)
    on(north, "2024-11-21")
    git(north, "checkout", "-q", "main")
    write(north, "December 2030", "December 2031", f"{FOLDER}/1.2-adopt.yaml")
    on(north, "2024-11-22")
    when = {"GIT_COMMITTER_DATE": "2024-12-03T12:00:00+0000"}
    git(north, "merge", "-q", "--no-ff", "-m", "x", "work", **when)
    merge = git(north, "rev-parse", "HEAD")[:7]
    found = rows(north, "north/1.1")
    assert f"north/1.1: 2024-12-03, {merge}: reported as still underway" in found[0]
    assert len(found) == 2


def test_a_short_clone_says_that_its_history_was_cut_off(north, tmp_path):
    add(north, DAY)
    oldest = on(north, "2024-12-03")
    add(north, DAY.replace("20", "21", 1).replace("11-20", "11-21"))
    on(north, "2024-12-04")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{north}", "short")
    said = told(tmp_path / "short", "north/1.1")
    assert len(said.out.splitlines()) == 1
    assert "is new" not in said.out
    assert (
        f"Nothing before {oldest} of 3 December 2024 is told: this clone holds the newest commits "
        "only. Fetch more of it: git fetch --unshallow"
    ) in " ".join(said.err.split())
    assert not json.loads(told(tmp_path / "short", "north/1.1", "--json").out)["whole"]


def test_clocks_that_run_backwards_do_not_turn_the_order(north):
    for number, day in enumerate(("2024-06-10", "2024-05-01", "2024-06-12"), start=1):
        write(north, "accountable: Chief Executive", "accountable: Chief Executive ")
        write(
            north,
            "31 July 2024" if number == 1 else f"{number - 1} July 2025",
            f"{number} July 2025",
        )
        on(north, day)
    found = [row.split(": ")[1].split(",")[0] for row in rows(north, "north/1.1")]
    assert found == ["2024-06-12", "2024-06-10", "2024-06-10", "2024-03-01"]


def test_who_made_a_commit_is_told_only_if_that_was_asked_for(north):
    add(north, DAY)
    on(north, "2024-12-03", author="Zoë Example")
    for options in ((), ("--json",), ("--markdown",)):
        assert "Zoë" not in told(north, "north/1.1", *options).out
        assert "Zoë Example" in told(north, "north/1.1", "--authors", *options).out


def test_hostile_authors_and_texts_give_no_orders(north):
    add(north, '  - {date: 2024-11-20, note: "::error::x \\u202e\\u001b[31m ##[group]"}\n')
    on(north, "2024-12-03", author="::error::\u202e\x1b[31m x | `y` ![z](http://z)")
    for options in ((), ("--markdown",), ("--json",)):
        said = process("log", "north/1.1", "--authors", *options, cwd=north, GITHUB_ACTIONS="true")
        assert said.status == 0
        for text in (said.out, said.err):
            assert not any(line.lstrip().startswith(("::", "##[")) for line in text.splitlines())
            assert "\u202e" not in text
            assert "\x1b" not in text
        if options == ("--markdown",):
            assert "![z](" not in said.out


def test_what_could_not_be_read_is_said_and_then_compared_with_what_could(north):
    write(north, "deadline: 31 July 2024", "deadline: [")
    broken = on(north, "2024-12-03")
    write(north, "deadline: [", "deadline: 31 July 2025")
    on(north, "2024-12-04")
    found = rows(north, "north/1.1")
    assert "due 31 July 2024 → 31 July 2025" in found[0]
    assert f"{FILE} could not be read before: compared with what it said last" in found[1]
    assert (
        f"north/1.1: 2024-12-03, {broken}: {FILE} could not be read: what was changed in it is "
        "not known"
    ) in found[2]
    assert len(rows(north, "north/1.2")) == 1
    document = json.loads(told(north, "north/1.1", "--json").out)
    assert [entry["unread"] for entry in document["entries"]] == [[], [FILE], []]
    assert [entry["bridged"] for entry in document["entries"]] == [[FILE], [], []]


def test_a_plan_file_that_could_not_be_read_hides_nothing_of_an_action(north):
    plan = "plans/north/plan.yaml"
    whole = (north / plan).read_text(encoding="utf-8")
    (north / plan).write_text("council: [", encoding="utf-8")
    add(north, DAY)
    on(north, "2024-12-03")
    (north / plan).write_text(whole, encoding="utf-8")
    on(north, "2024-12-04")
    assert "reported as still underway" in rows(north, "north/1.1")[0]
    found = rows(north, "north")
    assert any(f"{plan} could not be read: " in row for row in found)


def test_a_link_in_the_place_of_a_file_is_not_read(north):
    text = (north / FILE).read_bytes()
    (north / FILE).unlink()
    (north / FILE).symlink_to("../plan.yaml")
    on(north, "2024-12-03")
    (north / FILE).unlink()
    (north / FILE).write_bytes(text)
    on(north, "2024-12-04")
    found = rows(north, "north/1.1")
    assert f"{FILE} could not be read before: it says what it said last" in found[0]
    assert "could not be read: " in found[1]
    assert "is new" in found[2]


def test_a_file_that_could_not_be_read_and_is_gone_says_nothing_any_more(north):
    broken = f"{FOLDER}/1.3-other.yaml"
    (north / broken).write_text("ref: [", encoding="utf-8")
    on(north, "2024-12-03")
    (north / broken).unlink()
    on(north, "2024-12-04")
    said = rows(north, "north")
    assert any(f"{broken} could not be read: " in row for row in said)
    assert not any(f"{broken} could not be read before" in row for row in said)


@pytest.mark.parametrize("name", ["1.3-a.docx", "1.3-charter.yam", ".1.1-charter.yaml"])
def test_a_file_that_is_not_read_by_its_name_has_no_history_committed_or_not(north, name):
    for path in (f"{FOLDER}/{name}", f"plans/north/{name}"):
        (north / path).write_text("x", encoding="utf-8")
    assert "misplaced-file" in cip("check", root=north).out
    before = rows(north, "north"), rows(north, "north/1.1")
    on(north, "2024-12-03")
    assert (rows(north, "north"), rows(north, "north/1.1")) == before
    assert not any("not committed" in row for row in before[0])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{FOLDER}/1.3-large.yaml", "#" * 300_000),
        (f"{FOLDER}/1.3-folder.yaml/1.3-x.yaml", "ref: '1.3'"),
        (f"{FOLDER}/1.3-a/1.3.1-b/1.3.1.1-c/1.3.1.1.1-d/e.yaml", "ref: '1.3'"),
    ],
)
def test_what_cannot_be_read_and_is_committed_is_no_change_on_disk(north, path, text):
    (north / path).parent.mkdir(parents=True, exist_ok=True)
    (north / path).write_text(text, encoding="utf-8")
    assert any("not committed" in row for row in rows(north, "north"))
    on(north, "2024-12-03")
    assert not any("not committed" in row for row in rows(north, "north"))


def test_a_number_that_is_written_with_escapes_is_found_all_the_same(north):
    write(north, 'ref: "1.1"', 'ref: "1\\x2e1"')
    (north / FILE).rename(north / FOLDER / "x-charter.yaml")
    on(north, "2024-12-03")
    assert "its file is now" in rows(north, "north/1.1")[0]
    write(north, "31 July 2024", "31 July 2025", f"{FOLDER}/x-charter.yaml")
    on(north, "2024-12-04")
    assert "due 31 July 2024 → 31 July 2025" in rows(north, "north/1.1")[0]


def test_a_part_has_the_history_of_its_own_and_of_its_action_as_a_whole(north):
    adopt = f"{FOLDER}/1.2-adopt.yaml"
    write(north, "May 2029", "June 2029", adopt)
    on(north, "2024-12-03")
    write(north, "December 2030", "December 2031", adopt)
    on(north, "2024-12-04")
    found = rows(north, "north/1.2(b)")
    assert [row.split(": ")[0] for row in found] == ["north/1.2(b)", "north/1.2"]
    assert "due May 2029 → June 2029" in found[0]
    assert len(rows(north, "north/1.2(a)")) == 1
    assert len(rows(north, "north/1.2")) == 3
    found = cip("log", "north/1.2(z)", root=north)
    assert (found.status, found.err) == (
        2,
        "cip: north/1.2 has and had no part (z). Its parts are (a), (b).\n",
    )


def test_a_part_that_was_deleted_keeps_its_history(north):
    write(
        north,
        "  - ref: b\n    title: Publish\n    deadline: May 2029\n",
        "",
        f"{FOLDER}/1.2-adopt.yaml",
    )
    on(north, "2024-12-03")
    assert "part is deleted" in rows(north, "north/1.2(b)")[0]


def test_a_workstream_has_the_history_of_its_actions_and_a_plan_of_all(north):
    add(north, DAY)
    on(north, "2024-12-03")
    write(north, "title: ", "title: All ", f"{FOLDER}/workstream.yaml")
    on(north, "2024-12-04")
    found = rows(north, "north/1")
    assert "north/1: 2024-12-04" in found[0]
    assert "north/1.1: 2024-12-03" in found[1]
    assert len(rows(north, "north")) == 3
    assert rows(north, "north")[-1].startswith("north: 2024-03-01")
    assert "is new" in rows(north, "north")[-1]


RECOMMENDATIONS = """\
sets:
  - id: review
    title: Peer review
    kind: peer-challenge
    date: March 2024
    recommendations:
      - {id: R1, text: Lead better}
      - {id: R2, text: Spend better}
"""


def test_a_recommendation_has_a_history(north):
    file = north / "plans/north/recommendations.yaml"
    file.write_text(RECOMMENDATIONS, encoding="utf-8")
    on(north, "2024-04-01")
    file.write_text(RECOMMENDATIONS.replace("Spend better", "Spend less"), encoding="utf-8")
    on(north, "2024-05-01")
    found = rows(north, "north/R2")
    assert "Spend better → Spend less" in found[0]
    assert "is new" in found[1]
    assert len(rows(north, "north/R1")) == 1
    file.unlink()
    assert "is deleted" in rows(north, "north/R2")[0]
    assert cip("log", "north/R3", root=north).status == 2


@pytest.mark.parametrize(
    ("file", "text", "address"),
    [
        (
            "kpis.yaml",
            "kpis:\n  - {id: k1, title: Calls, unit: calls, direction: lower-is-better}\n",
            "north/k1",
        ),
        ("risks.yaml", "risks:\n  - {id: x1, title: Nobody leads}\n", "north/x1"),
    ],
)
def test_a_measure_has_a_history(north, file, text, address):
    (north / "plans/north" / file).write_text(text, encoding="utf-8")
    on(north, "2024-04-01")
    title = "Calls" if "Calls" in text else "Nobody leads"
    (north / "plans/north" / file).write_text(text.replace(title, "Otherwise"), encoding="utf-8")
    found = rows(north, address)
    assert "not committed yet" in found[0]
    assert "title" in found[0]
    assert "is new" in found[1]


def test_only_the_days_that_were_asked_for_are_told(north):
    for month in ("04", "05", "06"):
        add(north, DAY.replace("11-20", f"{month}-20"))
        on(north, f"2024-{month}-21")
    said = told(north, "north/1.1", "--since", "2024-05-01", "--as-of", "2024-05-31")
    assert [row.split(",")[0] for row in said.out.splitlines()] == ["north/1.1: 2024-05-21"]
    assert "2 older changes not shown. 1 later change not shown." in " ".join(said.err.split())
    assert said.out == told(north, "north/1.1", "--since=2024-05-01", "--until=2024-05-31").out


def test_what_is_in_no_commit_yet_is_no_part_of_an_earlier_day(north):
    add(north, DAY)
    assert told(north, "north/1.1").out.splitlines()[0].count("not committed yet") == 1
    assert "not committed yet" not in told(north, "north/1.1", "--as-of", "2024-12-01").out


def test_other_line_ends_on_disk_are_no_change(north):
    file = north / FILE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(rows(north, "north/1.1")) == 1


def test_a_plan_that_is_gone_has_a_history(north):
    shutil.copytree(north / "plans/north", north / "plans/south")
    shutil.rmtree(north / "plans/north")
    on(north, "2024-12-03")
    assert "is deleted" in rows(north, "north")[0]
    assert "is deleted" in rows(north, "north/1.1")[0]


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("north/1.7", 2, "Nothing in north has or had the number '1.7'."),
        ("nort/1.1", 2, "There is no plan 'nort'. Did you mean 'north'?"),
        ("north/1.1/1/2", 2, "'north/1.1/1/2' is no address."),
        ("north/1(a)", 2, "north/1 is no action: it has no parts."),
        ("../north", 2, "There is no plan '..'."),
        ("/", 2, "is no address"),
    ],
)
def test_what_has_no_history_is_said(north, address, status, message):
    said = cip("log", address, root=north)
    assert said.status == status
    assert message in said.err
    assert said.out == ""


def test_without_git_there_is_no_history(tmp_path):
    root = repository(tmp_path, {"north/1-lead/1.1-charter.yaml": CHARTER})
    said = cip("log", "north/1.1", root=root)
    assert said.status == 3
    assert said.out == ""


def test_what_was_never_committed_is_all_new(north):
    shutil.copytree(north / "plans/north", north / "plans/south")
    assert rows(north, "south/1.1") == [
        "south/1.1: not committed yet: is new (due 31 July 2024, with 1 report of 1 June 2024)"
    ]


def test_the_document_fits_its_schema_and_has_the_lines_of_each_commit(north):
    add(north, DAY)
    on(north, "2024-12-03")
    write(north, "title: ", "# A remark\n# of two lines\ntitle: ")
    (north / f"{FOLDER}/1.2-adopt.yaml").unlink()
    document = json.loads(told(north, "north/1.1", "--authors", "--json").out)
    assert faults("log", document) == []
    assert document["address"] == "north/1.1"
    assert document["whole"]
    entry = document["entries"][0]
    text = git(north, "show", f"HEAD:{FILE}").splitlines()
    (change,) = entry["changes"]
    assert (entry["day"], entry["author"]) == ("2024-12-03", "A")
    assert "2024-11-20" in text[change["line"] - 1]
    for address in ("north", "north/1", "north/1.2", "north/1.2(a)"):
        assert faults("log", json.loads(told(north, address, "--json").out)) == []


def test_markdown_holds_the_same(north):
    add(north, DAY)
    short = on(north, "2024-12-03")
    said = told(north, "north/1.1", "--markdown").out
    assert said.startswith("## north/1.1 Action 1.1\n\n### 3 December 2024 · ")
    assert f"### 3 December 2024 · {short}\n\n- reported as still underway on 20 November" in said
    assert "(dated 20 November 2024, recorded 3 December 2024 (13 days later))" in said
    assert cip("log", "north/1.1", "--markdown", "--json", root=north).status == 2
