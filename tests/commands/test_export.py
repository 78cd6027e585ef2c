"""cip export: the files, what is refused, and that every number is that of the status."""

import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import csvw
import frictionless
import pytest
from builders import REAL_PLANS, REPOSITORY, on, repository
from command_runner import cip
from second_readers import book, csv_rows, events, figures, files, json_rows, sql, table_of

CASES = [("york", "2024-11-20"), ("bedford", "2025-12-31"), ("nottingham", "2024-09-30")]
FORMATS = ("csv", "xlsx", "json", "ics", "sqlite")

each_plan = pytest.mark.parametrize(("name", "day"), CASES, ids=[name for name, _ in CASES])


@cache
def status(name, day):
    """Give what ``cip status --json`` says of a plan."""
    return cip("status", name, "--json", "--as-of", day).data["plans"][0]


def without_none(counts):
    return {key: number for key, number in counts.items() if number}


@pytest.fixture(scope="module", params=CASES, ids=[name for name, _ in CASES])
def exported(request, tmp_path_factory):
    """Give a real plan exported in every format, and its status on the same day."""
    name, day = request.param
    folder = tmp_path_factory.mktemp(name)
    for ending in FORMATS:
        said = cip("export", name, "--as-of", day, "-o", str(folder / f"{name}.{ending}"))
        assert said.status == 0, said.err
    published = str(folder / "published.xlsx")
    assert cip("export", name, "--for", "publish", "--as-of", day, "-o", published).status == 0
    return name, on(day), status(name, day), files(folder), folder


def test_every_number_of_every_format_is_that_of_the_status(exported):
    name, day, said, found, _ = exported
    read = {
        "csv": csv_rows(found[f"{name}.csv"].decode()),
        "json": json_rows(found[f"{name}.json"]),
        "sqlite": sql(found[f"{name}.sqlite"], "SELECT * FROM actions"),
    }
    for of, rows in read.items():
        got = figures(rows)
        assert len(rows) == said["total"], of
        assert got.counts[name] == without_none(said["counts"]), of
        assert got.kinds.get(name, {}) == without_none(said["overdue_kinds"]), of
    for rows in (
        csv_rows(found[f"{name}-plans.csv"].decode()),
        sql(found[f"{name}.sqlite"], "SELECT * FROM plans"),
    ):
        _same_as(rows[0], said)
    _check_workbook(book(found[f"{name}.xlsx"]), said)
    _check_published(book(found["published.xlsx"]), said)
    _check_calendar(events(found[f"{name}.ics"]), said, day)


def _same_as(row, said):
    """Hold the row of a plan against its status."""
    told = {**said["counts"], **said["overdue_kinds"], "total": said["total"]}
    told |= {key: said["record"][key] for key in ("open", "heard", "review_period")}
    told |= {key: said[key] for key in ("kpis", "risks")}
    for key, number in told.items():
        assert int(row[key.replace("-", "_")]) == number, key


def _check_workbook(read, said):
    rows = table_of(read["Actions"])
    assert len(rows) == said["total"]
    overdue = [row for row in rows if row["Days overdue"] is not None]
    assert sorted(row["Ref"] for row in overdue) == sorted(_refs(said["overdue"]))
    (row,) = table_of(read["Figures"])
    assert row["Actions"] == said["total"]
    for key, number in {**said["counts"], **said["overdue_kinds"]}.items():
        assert row[key.replace("-", " ").capitalize()] == number, key


def _check_published(read, said):
    rows = table_of(read["Actions"], top=3)
    assert len(rows) == said["total"]
    (row,) = table_of(read["Figures"], top=3)
    assert row["Actions"] == said["total"]
    for key, number in said["counts"].items():
        assert row[key.replace("-", " ").capitalize()] == number, key


def _check_calendar(found, said, day):
    end = "/deadline@cip-tracker"
    lasts = {e.uid.removesuffix(end): e.first for e in found if e.uid.endswith(end)}
    assert set(lasts) == _open_with_a_date(said["plan"], day)
    soon = {name for name, last in lasts.items() if day <= last <= day + timedelta(days=30)}
    assert soon == set(said["due"])


def _open_with_a_date(name, day):
    """Give what is open and has a last day, by what ``cip list --json`` says."""
    return {
        action["address"]
        for action in cip("list", name, "--json", "--as-of", str(day)).data["actions"]
        if action["position"] not in ("complete", "withdrawn")
        and action["deadline"] is not None
        and action["deadline"]["last"] is not None
    }


def _refs(addresses):
    return [address.split("/")[1] for address in addresses]


def test_what_answers_the_recommendations_is_what_coverage_says(exported):
    name, day, _, found, _ = exported
    (plan,) = cip("coverage", name, "--json", "--as-of", str(day)).data["plans"]
    told = {
        (group["id"], item["id"], address)
        for group in plan["sets"]
        for item in group["recommendations"]
        for address in (item["actions"] + item["withdrawn"] or [""])
    }
    rows = sql(found[f"{name}.sqlite"], "SELECT review, id, address FROM coverage")
    assert {(row["review"], row["id"], row["address"] or "") for row in rows} == told
    assert len(rows) == len(told)


def test_json_is_what_the_list_prints(exported):
    name, day, _, found, _ = exported
    printed = cip("list", name, "--json", "--as-of", str(day)).out
    assert found[f"{name}.json"].decode() == printed


def test_the_metadata_of_csv_files_hold_for_them(exported):
    name, _, _, _, folder = exported
    told = frictionless.validate(str(folder / "datapackage.json"), type="package")
    assert told.valid, told.flatten(["name", "title", "note"])
    group = csvw.CSVW(
        str(folder / f"{name}.csv"),
        md_url=str(folder / f"{name}.csv-metadata.json"),
        validate=True,
    )
    assert group.is_valid
    assert group.warnings == []


def test_the_same_plan_and_day_give_the_same_bytes(exported, tmp_path):
    name, day, _, found, _ = exported
    for ending in FORMATS:
        cip("export", name, "--as-of", str(day), "-o", str(tmp_path / f"{name}.{ending}"))
    again = files(tmp_path)
    assert {file: data for file, data in found.items() if file in again} == again


def test_an_event_lasts_the_last_day_and_makes_nobody_busy(exported):
    name, day, _, found, _ = exported
    text = found[f"{name}.ics"].decode()
    read = events(found[f"{name}.ics"])
    assert all(event.end - event.first == timedelta(days=1) for event in read)
    assert text.count("TRANSP:TRANSPARENT") == len(read)
    assert text.count(f"DTSTAMP:{day:%Y%m%d}T000000Z") == len(read)
    assert len({event.uid for event in read}) == len(read)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_deadline_that_moves_keeps_the_name_of_its_event(tmp_path):
    action = "accountable: CE\n\ndeadline: {}\n{}"
    moved = (
        "\nrescheduled: [{on: 2025-02-01, from: March 2025, reason: More time, agreed_by: CE}]\n"
    )
    told = []
    for number, text in enumerate([("March 2025", ""), ("May 2025", moved)]):
        root = repository(tmp_path / str(number), {"north/1-w/1.1-x.yaml": action.format(*text)})
        said = cip("export", "--format", "ics", "--as-of", "2025-02-02", root=root)
        told.append((events(said.out.encode())[0], said.out))
    (before, first), (after, second) = told
    assert before.uid == after.uid == "north/1.1/deadline@cip-tracker"
    assert (before.first, after.first) == (date(2025, 3, 31), date(2025, 5, 31))
    assert "SEQUENCE:0" in first
    assert "SEQUENCE:1" in second


def test_meetings_of_boards_are_in_the_calendar(exported):
    name, _, _, found, _ = exported
    meetings = [event for event in events(found[f"{name}.ics"]) if "deadline" not in event.uid]
    assert [str(event.first) for event in meetings] == {
        "york": ["2024-12-09", "2024-07-08"],
    }.get(name, [])


def test_a_calendar_says_who_answers_as_far_as_it_is_known_and_claims_no_print(exported):
    name, _, _, found, _ = exported
    text = found[f"{name}.ics"].decode().replace("\r\n ", "")
    assert "as printed" not in text
    assert ("Officer: name lost in our copy of the paper" in text) is (name == "nottingham")
    assert ": nobody named" not in text


def test_the_workbook_to_work_in_has_filters_a_header_that_stays_and_real_days(exported):
    name, _, _, found, _ = exported
    sheet = book(found[f"{name}.xlsx"])["Actions"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    last = [cell.value for cell in sheet[1]].index("Deadline: last day") + 1
    days = [sheet.cell(row, last) for row in range(2, sheet.max_row + 1)]
    assert all(cell.is_date for cell in days if cell.value is not None)
    assert any(cell.value is not None for cell in days)


def test_a_colour_never_stands_without_its_word(exported):
    name, _, _, found, _ = exported
    sheet = book(found[f"{name}.xlsx"])["Actions"]
    stands = [cell.value for cell in sheet[1]].index("Where it stands") + 1
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.fill.fill_type is not None:
                assert cell.column == stands
                assert cell.value


def test_the_workbook_to_publish_is_as_the_checklist_asks(exported):
    _, _, _, found, _ = exported
    read = book(found["published.xlsx"])
    assert read.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert read.properties.title
    assert read.properties.creator
    for sheet in read:
        assert sheet["A1"].value, sheet.title
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert all(not row.hidden for row in sheet.row_dimensions.values())
        assert {cell.font.name for row in sheet for cell in row if cell.value} == {"Arial"}
        assert all(cell.font.sz >= 12 for row in sheet for cell in row if cell.value)
        if sheet.title != "Cover":
            _check_table(sheet)


def _check_table(sheet):
    """Hold that a sheet has one table, which reaches to its end, and no cell of it is empty."""
    (table,) = sheet.tables.values()
    assert table.autoFilter is None
    assert table.ref.split(":")[0].startswith("A")
    assert sheet.dimensions.split(":")[1] == table.ref.split(":")[1]
    cells = [cell.value for row in sheet[table.ref] for cell in row]
    assert all(value is not None for value in cells), sheet.title
    heads = [cell.value for cell in sheet[table.ref][0]]
    assert len(set(heads)) == len(heads)


def test_every_sheet_but_the_cover_is_named_in_the_contents(exported):
    _, _, _, found, _ = exported
    read = book(found["published.xlsx"])
    told = [row["Sheet"] for row in table_of(read["Contents"], top=3)]
    assert told == [name for name in read.sheetnames if name not in ("Cover", "Contents")]


def test_all_plans_go_into_one_file(tmp_path):
    file = tmp_path / "all.sqlite"
    assert cip("export", "--as-of", "2024-11-20", "-o", str(file)).status == 0
    rows = sql(file.read_bytes(), "SELECT plan, total FROM plans ORDER BY plan")
    told = {name: status(name, "2024-11-20")["total"] for name in REAL_PLANS}
    assert {row["plan"]: row["total"] for row in rows} == told
    query = "SELECT plan, count(*) AS n FROM actions GROUP BY plan"
    assert Counter({r["plan"]: r["n"] for r in sql(file.read_bytes(), query)}) == told


def test_the_data_base_tells_what_its_columns_hold(tmp_path):
    file = tmp_path / "york.db"
    cip("export", "york", "--as-of", "2024-11-20", "-o", str(file))
    (about,) = sql(file.read_bytes(), "SELECT * FROM about")
    assert about["as_of"] == "2024-11-20"
    query = "SELECT about FROM columns WHERE \"table\" = 'actions' AND \"column\" = 'days_overdue'"
    (told,) = sql(file.read_bytes(), query)
    assert "empty if it is not overdue" in told["about"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["-o", "x.xls"], "Let the name of the file say what it is to be, not .xls (x.xls): .csv"),
        (["-o", "x"], "which it does not (x)"),
        ([], "Say in which form: -o NAME.xlsx, or --format with one of csv, xlsx, json, ics"),
        (["--format", "xlsx"], "A file of this kind is not printed: name one, -o NAME.xlsx."),
        (["--format", "csv", "-o", "x.xlsx"], "--format csv and -o x.xlsx do not go together."),
        (["-o", "x.csv", "--for", "publish"], "--for is for Excel files; csv has one form only."),
        (["-o", "x.csv", "nowhere"], "There is no plan 'nowhere'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_answered_in_a_sentence(asked, said):
    found = cip("export", *asked)
    assert found.status == 2
    assert said in found.err


def test_a_hyphen_is_stdout():
    for form in ("csv", "json", "ics"):
        printed = cip("export", "york", "--format", form, "-o", "-", "--as-of", "2024-11-20")
        assert printed.status == 0
        assert printed.err == ""
    listed = cip("list", "york", "--csv", "--as-of", "2024-11-20")
    assert cip("export", "york", "--format", "csv", "--as-of", "2024-11-20").out == listed.out


def test_into_a_folder_a_file_has_a_name_of_its_own(tmp_path):
    cip("export", "york", "--format", "json", "-o", f"{tmp_path}/new/", "--as-of", "2024-11-20")
    cip("export", "--format", "json", "-o", str(tmp_path / "new"), "--as-of", "2024-11-20")
    assert list(files(tmp_path / "new")) == ["plans-2024-11-20.json", "york-2024-11-20.json"]


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(tmp_path):
    said = cip("export", "york", "-o", str(tmp_path / "york.csv"), "--dry-run")
    assert said.status == 0
    assert f"would write {tmp_path / 'york.csv'} (actions: 61)" in said.err
    assert not files(tmp_path)


def test_a_data_package_of_somebody_else_is_not_written_over(tmp_path):
    other = tmp_path / "datapackage.json"
    other.write_text('{"name": "bins", "resources": []}')
    said = cip("export", "york", "-o", str(tmp_path / "york.csv"))
    assert said.status == 2
    assert "datapackage.json is there already, and is not as cip wrote it" in said.err
    assert list(files(tmp_path)) == ["datapackage.json"]
    other.unlink()
    for _ in range(2):
        assert cip("export", "york", "-o", str(tmp_path / "york.csv")).status == 0


def test_a_link_that_a_repository_brings_is_not_written_through(tmp_path):
    root = repository(tmp_path / "repo", {"north/1-w/1.1-x.yaml": "deadline: May 2030\n"})
    (root / "out.csv-metadata.json").symlink_to(tmp_path / "victim")
    said = cip("export", "-o", str(root / "out.csv"), root=root)
    assert said.status == 2
    assert "link" in said.err
    assert not (tmp_path / "victim").exists()
    assert not (root / "out.csv").exists()


def test_a_plan_file_is_never_written_over(tmp_path):
    root = repository(tmp_path, {"north/1-w/1.1-x.yaml": "deadline: May 2030\n"})
    said = cip("export", "-o", str(root / "plans/north/x.json"), root=root)
    assert said.status == 2
    assert not (root / "plans/north/x.json").exists()


def test_a_file_that_could_not_be_used_is_named_in_what_is_exported(tmp_path):
    root = repository(
        tmp_path,
        {"north/1-w/1.1-x.yaml": "deadline: May 2030\n", "north/1-w/1.2-y.yaml": "deadline: [\n"},
    )
    out = tmp_path / "out"
    for name in ("n.csv", "n.xlsx", "n.db", "n.ics"):
        assert cip("export", "-o", str(out / name), root=root).status == 1
    assert cip("export", "--for", "publish", "-o", str(out / "p.xlsx"), root=root).status == 1
    found = files(out)
    broken = "plans/north/1-w/1.2-y.yaml"
    assert broken in found["n.csv-metadata.json"].decode()
    assert broken in found["datapackage.json"].decode()
    assert broken in found["n.ics"].decode().replace("\r\n ", "")
    assert broken in sql(found["n.db"], "SELECT remark FROM about")[0]["remark"]
    for name, sheet in (("n.xlsx", "About"), ("p.xlsx", "Cover")):
        cells = [cell.value or "" for row in book(found[name])[sheet] for cell in row]
        assert any(broken in str(text) for text in cells), name


def test_two_actions_of_one_number_are_told_apart_or_refused(tmp_path):
    text = 'ref: "1.1"\n\ntitle: {}\n\ndeadline: May 2030\n'
    root = repository(
        tmp_path,
        {"north/1-w/1.1-x.yaml": text.format("One"), "north/1-w/1.1-y.yaml": text.format("Two")},
    )
    for name in ("n.csv", "n.sqlite"):
        said = cip("export", "-o", str(tmp_path / name), root=root)
        assert said.status == 2
        assert "Two actions of north are called '1.1'" in said.err
        assert "'cip check north' says where they stand." in said.err
    for name in ("n.xlsx", "n.json", "n.ics"):
        assert cip("export", "-o", str(tmp_path / name), root=root).status == 0
    assert len(table_of(book((tmp_path / "n.xlsx").read_bytes())["Actions"])) == 2


WITHOUT = """
import sys
sys.modules[sys.argv.pop(1)] = None
from cip.commands import main
main()
"""


@pytest.mark.parametrize(
    ("library", "name", "said"),
    [
        (
            "xlsxwriter",
            "x.xlsx",
            'Excel output needs an extra: uv tool install "cip-tracker[xlsx]"',
        ),
        ("icalendar", "x.ics", 'A calendar needs an extra: uv tool install "cip-tracker[ics]"'),
    ],
)
def test_a_library_that_is_missing_says_its_cure(tmp_path, library, name, said):
    call = [sys.executable, "-c", WITHOUT, library]
    call += ["--root", str(REPOSITORY), "export", "york", "-o", str(tmp_path / name)]
    found = subprocess.run(call, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert found.returncode == 2
    assert said in found.stderr
    assert not Path(tmp_path / name).exists()
