"""The pages on commands and JSON, and the schemas, name the same documents, keys and words."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import pytest
from builders import REPOSITORY
from output_schemas import DOCUMENTS, KINDS, PARTS, Node, json_commands, read

PAGE = (REPOSITORY / "docs" / "json.md").read_text(encoding="utf-8")
COMMANDS = (REPOSITORY / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:.|\n)*?)(?=^## |\Z)", PAGE, re.MULTILINE))
"""The text below each heading."""

OBJECTS = [
    pytest.param(part, id=f"{kind}/{name}")
    for kind in KINDS
    for name, part in read(kind).get("$defs", {}).items()
    if "properties" in part
]
HEAD = ("as_of", "cip")


def rows(heading: str) -> list[list[str]]:
    """Give the cells of each row of the table below a heading, without its head."""
    lines = re.findall(r"^\| (.*) \|$", SECTIONS[heading], re.MULTILINE)
    return [line.split(" | ") for line in lines[1:]]


def quoted(text: str) -> list[str]:
    """Give what stands in a text between backticks."""
    return re.findall(r"`([^`]+)`", re.sub(r"^```(?:.|\n)*?^```$", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize("part", OBJECTS)
def test_each_object_has_a_section_of_its_name_with_its_keys(part: Node) -> None:
    named = [key for cells in rows(part["title"]) for key in quoted(cells[0])]
    assert len(named) == len(set(named))
    assert set(named) == set(part["properties"])


def test_each_section_is_about_an_object() -> None:
    titles = [param.values[0]["title"] for param in OBJECTS]
    assert len(titles) == len(set(titles))
    assert set(SECTIONS) == {"Schemas", *titles}


def test_each_document_has_its_row_with_its_keys() -> None:
    found = {}
    for _, schema, keys in rows("Schemas"):
        (name,) = quoted(schema)
        found[name] = quoted(keys)
    assert found == {
        f"{kind}.schema.json": [key for key in read(kind)["properties"] if key not in HEAD]
        for kind in DOCUMENTS
    }


def test_each_row_names_the_commands_that_its_schema_names() -> None:
    for commands, schema, _ in rows("Schemas"):
        words = read(quoted(schema)[0].removesuffix(".schema.json"))["description"]
        for command in quoted(commands):
            assert command.removeprefix("cip ").split()[0] in words


def test_each_command_with_json_has_its_row_and_leads_to_it() -> None:
    told = {
        command.removeprefix("cip ").partition(" --")[0]
        for commands, _, _ in rows("Schemas")
        for command in quoted(commands)
        if command.startswith("cip ")
    }
    assert told == set(json_commands())
    sections = re.split(r"^## ", COMMANDS, flags=re.MULTILINE)
    for name in told:
        word = name.split()[0]
        (section,) = (s for s in sections if word in re.findall(r"[a-z-]+", s.split("\n")[0]))
        assert "[JSON](json.md#schemas)" in section, name


def test_each_word_of_a_closed_set_is_named() -> None:
    named = set(quoted(PAGE))
    for name, part in PARTS:
        assert set(part.get("enum", ())) <= named, name


def test_only_what_depends_on_no_day_has_none() -> None:
    for kind in DOCUMENTS:
        keys = list(read(kind)["properties"])
        dayless = kind in ("check", "fmt")
        assert keys[:2] == (["cip", "files"] if dayless else list(HEAD))


@pytest.mark.parametrize("text", [PAGE, COMMANDS], ids=["json.md", "commands.md"])
def test_each_link_of_a_page_leads_to_a_heading(text: str) -> None:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_the_page_is_written_from_the_schemas() -> None:
    writer = SourceFileLoader("write_json", str(REPOSITORY / "docs" / "write_json.py"))
    written = module_from_spec(spec_from_loader("write_json", writer))
    writer.exec_module(written)
    assert written.page() == PAGE, "run docs/write_json.py"
