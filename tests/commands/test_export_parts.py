"""cip export of chosen actions: the same ones as every list chooses, and it says of what it is."""

import pytest
from command_runner import cip
from second_readers import book, csv_rows, events, files, sql, table_of

DAY = "2024-11-20"
CHOSEN = ("--officer", "HOC", "--position", "overdue")
SAID = "Only a part: 4 of 61 actions, those with officer HOC; position overdue."


def listed(*options):
    """Give the references of what ``cip list`` lists."""
    found = cip("list", "york", *options, "--as-of", DAY, "--json").data["actions"]
    return [action["ref"] for action in found]


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    """Give the files of what one officer has overdue, in every format."""
    folder = tmp_path_factory.mktemp("part")
    for ending in ("csv", "xlsx", "json", "ics", "sqlite"):
        said = cip("export", "york", *CHOSEN, "--as-of", DAY, "-o", str(folder / f"a.{ending}"))
        assert said.status == 0, said.err
        assert SAID in said.err
    published = str(folder / "p.xlsx")
    cip("export", "york", *CHOSEN, "--for", "publish", "--as-of", DAY, "-o", published)
    return files(folder)


def test_every_format_has_the_actions_that_the_list_has(part):
    wanted = listed(*CHOSEN)
    assert len(wanted) == 4
    assert [row["ref"] for row in csv_rows(part["a.csv"].decode())] == wanted
    assert [row["Ref"] for row in table_of(book(part["a.xlsx"])["Actions"])] == wanted
    assert [row["Ref"] for row in table_of(book(part["p.xlsx"])["Actions"], top=3)] == wanted
    assert [row["ref"] for row in sql(part["a.sqlite"], "SELECT ref FROM actions")] == wanted
    assert [e.uid.split("/")[1] for e in events(part["a.ics"])] == wanted
    said = cip("list", "york", *CHOSEN, "--as-of", DAY, "--json").out
    assert part["a.json"].decode() == said


def test_every_format_but_json_says_that_it_is_a_part_and_of_what(part):
    assert SAID in part["a.csv-metadata.json"].decode()
    assert SAID in part["datapackage.json"].decode()
    assert SAID in part["a.ics"].decode().replace("\r\n ", "").replace("\\", "")
    assert sql(part["a.sqlite"], "SELECT remark FROM about") == [{"remark": SAID}]
    for name, sheet in (("a.xlsx", "About"), ("p.xlsx", "Cover")):
        assert SAID in [row[0].value for row in book(part[name])[sheet].iter_rows()]


def test_a_part_holds_what_hangs_on_its_actions_and_its_keys_lead_somewhere(part):
    data = part["a.sqlite"]
    assert sql(data, "PRAGMA foreign_key_check") == []
    refs = {row["ref"] for row in sql(data, "SELECT ref FROM actions")}
    for table in ("updates", "moves", "coverage"):
        assert {row["action"] for row in sql(data, f"SELECT action FROM {table}")} <= refs
    answered = sql(data, "SELECT id FROM recommendations")
    assert {row["id"] for row in answered} == {
        row["id"] for row in sql(data, "SELECT id FROM coverage")
    }
    assert answered
    assert not [name for name in part if name.startswith(("a-meetings", "a-documents"))]


def test_the_figures_of_a_part_are_those_of_its_status(part):
    said = cip("status", "york", "--officer", "HOC", "--as-of", DAY, "--json").data["plans"][0]
    (row,) = sql(part["a.sqlite"], "SELECT * FROM plans")
    assert row["overdue"] == said["counts"]["overdue"] == row["total"]
    assert row["open"] == said["record"]["open"]


def test_what_is_chosen_has_another_name_in_a_folder_than_the_whole(tmp_path):
    said = cip("export", "york", *CHOSEN, "--format", "ics", "--as-of", DAY, "-o", f"{tmp_path}/")
    assert said.status == 0
    assert [f.name for f in tmp_path.iterdir()] == [f"york-officer-HOC-position-overdue-{DAY}.ics"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--officer", "Chief Oficer HR"), "There is no officer 'Chief Oficer HR'"),
        (("--position", "lat"), "'lat' is no position"),
        (("--workstream", "99"), "There is no workstream '99'"),
        (("--tag", ""), "There is no tag ''"),
    ],
)
def test_a_filter_of_something_unknown_is_refused_as_a_list_refuses_it(tmp_path, options, said):
    found = cip("export", "york", *options, "-o", str(tmp_path / "a.xlsx"))
    assert found.status == 2
    assert said in found.err
    assert said in cip("list", "york", *options).err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "ics", "sqlite"])
def test_a_part_without_an_action_is_written_and_says_so(tmp_path, ending):
    file = tmp_path / f"a.{ending}"
    chosen = ("--officer", "HOC", "--position", "at-risk")
    said = cip("export", "york", *chosen, "--as-of", DAY, "-o", str(file))
    assert said.status == 0
    assert file.exists()
    assert "0 of 61 actions" in said.err
