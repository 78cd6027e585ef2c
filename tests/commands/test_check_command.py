"""cip check and cip explain."""

import json
import os

import pytest
from builders import PLAN, repository
from command_runner import AS_OF, cip

BROKEN = {
    "north/1-first/1.1-lead.yaml": "accountable: Chief Exekutive\n\ndeadline: March 2025\n",
    "north/1-first/1.2-train.yaml": "accountable: CE\n\ndeadline: [\n",
    "south/1-first/1.1-plan.yaml": "accountable: CE\n\ndeadline: March 2025\n",
}
LEAD, TRAIN = "plans/north/1-first/1.1-lead.yaml", "plans/north/1-first/1.2-train.yaml"

UPDATED = """\
accountable: CE

deadline: March 2025

updates:
  - date: 2024-{}
    status: {}
"""


@pytest.fixture
def broken(tmp_path):
    return repository(tmp_path, BROKEN)


def test_the_real_plans_hold():
    said = cip("check")
    assert said.status == 0, said.out
    assert said.out.endswith(": no errors.\n") or " warning" in said.out


def test_each_problem_has_its_place_its_line_and_what_to_do_and_the_count_ends_it(broken):
    said = cip("check", *AS_OF, root=broken)
    assert said.status == 1
    assert f"{LEAD}:5:14: error: " in said.out
    assert "   5 | accountable: Chief Exekutive\n     |              ^^^^^^^^^^^^^^^\n" in said.out
    assert "Chief Executive" in said.out
    assert f"{TRAIN}:" in said.out
    assert said.out.split("\n")[-2].startswith("Checked 7 files: ")


@pytest.mark.parametrize(
    ("paths", "files", "status"),
    [
        (["south"], 3, 0),
        (["plans/south"], 3, 0),
        (["plans/south/"], 3, 0),
        (["./plans/north/../south"], 3, 0),
        (["plans/south/plan.yaml"], 1, 0),
        (["plans/north/plan.yaml", "south"], 4, 0),
        ([LEAD], 1, 1),
        (["plans/north/1-first"], 3, 1),
        (["plans"], 7, 1),
        (["."], 7, 1),
        ([".."], None, 2),
    ],
)
def test_only_what_is_named_is_checked_and_counted(broken, monkeypatch, paths, files, status):
    monkeypatch.chdir(broken)
    said = cip("check", *paths, *AS_OF, root=broken)
    assert said.status == status
    if files is not None:
        assert f"Checked {files} file" in said.out


def test_a_path_is_understood_from_the_folder_that_one_stands_in(broken, monkeypatch):
    monkeypatch.chdir(broken / "plans" / "north" / "1-first")
    assert "Checked 1 file: 1 error." in cip("check", "1.1-lead.yaml", *AS_OF, root=broken).out


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "plans/suoth",
            "There is no plan, folder or file 'plans/suoth'. Did you mean 'plans/south'?",
        ),
        ("suoth", "There is no plan, folder or file 'suoth'. Did you mean 'south'?"),
        (
            LEAD.replace("lead", "laed"),
            "There is no plan, folder or file 'plans/north/1-first/1.1-laed.yaml'. "
            f"Did you mean '{LEAD}'?",
        ),
        ("/etc/hosts", "'/etc/hosts' lies outside the repository."),
        ("../x", "'../x' lies outside the repository."),
        ("x" * 5000, None),
    ],
)
def test_a_path_that_is_not_there_is_refused_with_the_nearest(broken, monkeypatch, path, expected):
    monkeypatch.chdir(broken)
    said = cip("check", path, root=broken)
    assert said.status == 2
    if expected:
        assert said.err == f"cip: {expected}\n"


def test_a_link_is_a_problem_and_is_not_followed(broken, monkeypatch):
    monkeypatch.chdir(broken)
    os.symlink("/etc/hosts", "plans/south/1-first/1.2-link.yaml")
    said = cip("check", "plans/south/1-first/1.2-link.yaml", *AS_OF, root=broken)
    assert said.status == 1
    assert "links are not followed" in said.out


@pytest.mark.parametrize("option", [["--json"], ["--output-format", "json"]])
def test_json_gives_each_finding_with_its_place(broken, option):
    said = cip("check", *option, *AS_OF, root=broken)
    assert (said.status, said.err) == (1, "")
    assert said.data["files"] == 7
    first = said.data["findings"][0]
    assert (first["rule"], first["severity"], first["path"]) == ("unknown-officer", "error", LEAD)
    assert (first["line"], first["column"], first["end_column"]) == (5, 14, 29)
    assert first["help"]


def test_github_gets_annotations_and_a_summary(broken, tmp_path):
    page = tmp_path / "summary.md"
    said = cip(
        "check", "--output-format", "github", *AS_OF, root=broken, GITHUB_STEP_SUMMARY=str(page)
    )
    assert said.status == 1
    assert said.out.startswith(f"::error file={LEAD},line=5,col=14,endColumn=29,title=")
    assert "## cip check: " in page.read_text(encoding="utf-8")


def test_warnings_fail_only_if_asked_to(tmp_path):
    root = repository(
        tmp_path, {"north/1-first/1.1-lead.yaml": UPDATED.format("06-01", "complete")}
    )
    found = cip("check", "--json", *AS_OF, root=root).data["findings"]
    assert {finding["severity"] for finding in found} == {"warning"}
    assert cip("check", *AS_OF, root=root).status == 0
    assert cip("check", "--strict", *AS_OF, root=root).status == 1


def test_an_update_of_tomorrow_is_wrong_as_of_today_only(tmp_path):
    root = repository(
        tmp_path, {"north/1-first/1.1-lead.yaml": UPDATED.format("06-02", "underway")}
    )
    rules = [
        [f["rule"] for f in cip("check", "--json", "--as-of", day, root=root).data["findings"]]
        for day in ("2024-06-01", "2024-06-02")
    ]
    assert rules == [["update-in-future"], []]


def test_every_rule_is_listed_and_explained():
    listed = cip("explain")
    assert listed.status == 0
    names = [finding for finding in listed.out.split() if finding in _rules()]
    assert sorted(set(names)) == sorted(_rules())
    for name in _rules():
        said = cip("explain", name)
        assert said.status == 0
        assert said.out.startswith(f"{name} (")


def _rules():
    from cip.rules.catalogue import RULES

    return RULES


@pytest.mark.parametrize("name", ["unknown-officer", "UNKNOWN_OFFICER", "[unknown-officer]"])
def test_a_rule_is_found_however_it_is_written(name):
    assert cip("explain", name).out.startswith("unknown-officer (error)")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("unknown-oficer", "Did you mean 'unknown-officer'?"), ("zzz", "'cip explain' lists them.")],
)
def test_an_unknown_rule_is_refused_with_the_nearest(name, hint):
    said = cip("explain", name)
    assert (said.status, said.err) == (2, f"cip: There is no rule '{name}'. {hint}\n")


def test_a_finding_can_be_piped_into_a_program(broken):
    findings = json.loads(cip("check", "--json", *AS_OF, root=broken).out)["findings"]
    assert all(f["path"] and f["line"] >= 1 and f["column"] >= 1 for f in findings)


def test_an_id_with_an_accent_is_refused_in_words_however_the_accent_is_stored(tmp_path):
    for accented in ("caf\u00e9", "cafe\u0301"):
        plan = PLAN.replace("id: head-of-hr", f"id: {accented}")
        root = repository(tmp_path / str(len(accented)), {"north/plan.yaml": plan})
        said = cip("check", root=root)
        assert said.status == 1
        assert "'id' cannot be 'caf" in said.out
        assert "Use small letters, digits and single hyphens only" in " ".join(said.out.split())


def test_a_file_is_found_however_the_accent_in_its_name_is_stored(tmp_path):
    stored, typed = "1.1-cafe\u0301.yaml", "1.1-caf\u00e9.yaml"
    root = repository(tmp_path, {f"north/1-first/{stored}": "deadline: [\n"})
    by_name = cip("check", f"plans/north/1-first/{typed}", *AS_OF, root=root)
    assert by_name.status == 1
    assert by_name == cip("check", f"plans/north/1-first/{stored}", *AS_OF, root=root)
    assert cip("check", "plans/north/1-caf\u00e9", root=root).status == 2


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x89PNG\r\n", "a picture"),
    ],
)
def test_what_was_only_renamed_is_called_what_it_is(tmp_path, data, what):
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": "accountable: CE\n"})
    (root / "plans/north/1-first/1.1-lead.yaml").write_bytes(data)
    said = cip("check", *AS_OF, root=root)
    assert said.status == 1
    assert f"This is {what} under the name of a text file" in said.out
