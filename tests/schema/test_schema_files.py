"""Tests of the schemas as an editor reads them: whole, closed, and with words for every part."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from schema_files import ALL_PARTS, FILES, FORMS, KINDS, Node, read, target

EVERY_PART = [pytest.param(kind, part, id=place) for place, kind, part in ALL_PARTS]
OBJECTS = [
    pytest.param(part, id=place) for place, _, part in ALL_PARTS if part.get("type") == "object"
]
ENUMS = [pytest.param(part, id=place) for place, _, part in ALL_PARTS if "enum" in part]
PATTERNS = [pytest.param(part, id=place) for place, _, part in ALL_PARTS if "pattern" in part]
REFS = [pytest.param(kind, part, id=place) for place, kind, part in ALL_PARTS if "$ref" in part]
VALUES = [
    pytest.param(part, id=place)
    for place, _, part in ALL_PARTS
    if "$ref" not in part and place != "common"
]

WORDS_BESIDE_A_REF = {"$ref", "title", "description", "markdownDescription", "examples"}
"""The YAML language server takes any other key beside a ``$ref`` for a condition of its own."""


@pytest.mark.parametrize("path", FILES, ids=KINDS)
def test_a_schema_is_valid_and_written_as_json_writes_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert text == json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def test_the_schemas_stay_small_enough_to_be_read_at_every_start() -> None:
    assert sum(path.stat().st_size for path in FILES) < 185_000


@pytest.mark.parametrize(("kind", "part"), EVERY_PART)
def test_every_part_has_a_title_and_a_description(kind: str, part: Node) -> None:
    for key in ("title", "description"):
        assert part[key] == part[key].strip() != ""
    assert re.search(r"[.)]$", part["description"])
    assert not re.search(r"[`\n]", part["title"] + part["description"])
    assert "deprecationMessage" not in part


@pytest.mark.parametrize(("kind", "part"), EVERY_PART)
def test_a_description_in_markdown_closes_its_fences(kind: str, part: Node) -> None:
    markdown = part.get("markdownDescription", "")
    assert markdown != part["description"]
    assert markdown.count("```") % 2 == 0
    assert markdown.replace("```", "").count("`") % 2 == 0


@pytest.mark.parametrize(("kind", "part"), REFS)
def test_beside_a_ref_stand_words_only_and_none_of_its_target_shine_through(
    kind: str, part: Node
) -> None:
    assert set(part) <= WORDS_BESIDE_A_REF
    meant = target(kind, read(kind), part["$ref"])
    assert "markdownDescription" not in meant or "markdownDescription" in part


@pytest.mark.parametrize("part", ENUMS)
def test_every_choice_says_what_it_means_and_is_named_when_it_is_missed(part: Node) -> None:
    assert len(part["enumDescriptions"]) == len(part["enum"])
    assert all(text.endswith(".") for text in part["enumDescriptions"])
    assert part["errorMessage"].endswith(f" is one of: {', '.join(part['enum'])}.")


@pytest.mark.parametrize("part", PATTERNS)
def test_a_pattern_ends_where_the_text_ends_and_has_words(part: Node) -> None:
    # A bare $ lets one line break follow, in Python and in Rust.
    assert part["pattern"] == "\\S" or part["pattern"].endswith("$(?!\\n)")
    assert part["patternErrorMessage"].endswith(".")
    assert "pattern" not in part["patternErrorMessage"]


@pytest.mark.parametrize("part", VALUES)
def test_a_value_of_the_wrong_kind_is_refused_in_our_own_words(part: Node) -> None:
    assert part["errorMessage"].endswith(".")


@pytest.mark.parametrize("part", OBJECTS)
def test_an_object_refuses_unknown_keys_and_says_which_it_knows(part: Node) -> None:
    if "properties" not in part:
        assert isinstance(part["additionalProperties"], dict)
        return
    assert part["additionalProperties"] is False
    assert set(part.get("required", [])) <= set(part["properties"])
    named = set(re.findall(r"[a-z_]+(?:-[a-z]+)*", part["errorMessage"]))
    assert set(part["properties"]) <= named


@pytest.mark.parametrize("part", OBJECTS)
def test_a_missing_key_is_told_in_order(part: Node) -> None:
    if needed := part.get("required"):
        assert f" needs {', '.join(needed)}." in part["errorMessage"]


def test_every_definition_is_used() -> None:
    used = {part["$ref"].rsplit("/", 1)[1] for _, _, part in ALL_PARTS if "$ref" in part}
    used.add("former_ref")  # what ``was`` has in the place of a reference, once it is filled in
    for kind in KINDS:
        assert set(read(kind).get("$defs", {})) <= used


def test_the_editor_settings_name_every_form() -> None:
    root = FILES[0].parents[1]
    settings: dict[str, Any] = json.loads((root / ".vscode" / "settings.json").read_text())
    named = {Path(path).name for path in settings["yaml.schemas"]}
    assert named == {f"{kind}.schema.json" for kind in FORMS}
    assert settings["[yaml]"]["editor.formatOnSave"] is False


LISTS = [pytest.param(part, id=place) for place, _, part in ALL_PARTS if "items" in part]


@pytest.mark.parametrize("part", LISTS)
def test_a_list_says_how_many_items_it_may_have(part: Node) -> None:
    """Of a list that is too long no more items are looked at than it may have."""
    assert part["maxItems"] > 0
