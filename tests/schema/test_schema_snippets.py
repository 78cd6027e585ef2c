"""Tests of the blank forms that editors offer: filled with their own words, they fit the schema."""

import re
from typing import Any

import pytest
from schema_files import FORMS, Node, parts, plan_files, read, validator

from cip.documents.fitting.schema import FileKind, schema_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document

Body = str | dict[str, Any] | list[Any]

SNIPPETS = {
    f"{where or kind}: {snippet['label']}": (kind, part, snippet)
    for kind in FORMS
    for where, part in parts(schema_of(FileKind(kind)))
    for snippet in part.get("defaultSnippets", [])
}
ROOTS = [
    pytest.param(kind, snippet, id=f"{kind}: {snippet['label']}")
    for kind in FORMS
    for snippet in read(kind)["defaultSnippets"]
]
TODAY = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "22"}
_VARIABLE = re.compile(r"(?<!\\)\$([A-Z_]+)")
_PLACE = re.compile(r"(?<!\\)\$\{(\d+)(?::([^{}$|]*)|\|([^,|]*)[^|]*\|)?\}")


def filled(text: str) -> str:
    """Give a snippet as an editor inserts it, each place with its words or its first choice."""
    text = _VARIABLE.sub(lambda found: TODAY[found[1]], text)
    text = _PLACE.sub(lambda found: found[2] or found[3] or "", text)
    assert not re.search(r"(?<!\\)\$", text)
    return text.replace(r"\$", "$")


def written(body: Body, indent: int = 0) -> str:
    """Write a body as the YAML language server writes it."""
    pad = " " * indent
    if isinstance(body, str):
        return body
    if isinstance(body, list):
        items = (written(item, indent + 2) for item in body)
        return "\n".join(f"{pad}- {item.removeprefix(pad + '  ')}" for item in items)
    lines = []
    for key, value in body.items():
        nested = "\n" if isinstance(value, dict | list) else " "
        lines.append(f"{pad}{key}:{nested}{written(value, indent + 2)}")
    return "\n".join(lines)


def value_of(text: str) -> Any:
    """Read the value that stands under the key ``x``."""
    document = read_document("x.yaml", text)
    assert isinstance(document, Document), (document, text)
    return document.value["x"]


def with_numbers(value: Any, part: Node, root: Node) -> Any:
    """Make numbers of the texts that the schema wants as numbers."""
    while "$ref" in part:
        part = root["$defs"][part["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        known, other = part.get("properties", {}), part.get("additionalProperties")
        return {key: with_numbers(value[key], known.get(key, other), root) for key in value}
    if isinstance(value, list):
        return [with_numbers(item, part["items"], root) for item in value]
    return float(value) if part["type"] in ("number", "integer") else value


def indented(text: str, by: int) -> str:
    """Indent a text as editors do: every line by the white space before the first."""
    return "\n".join(" " * by + line for line in text.split("\n"))


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_form_filled_with_its_own_words_fits_the_schema(name: str) -> None:
    kind, part, snippet = SNIPPETS[name]
    root = schema_of(FileKind(kind))
    body = snippet["bodyText"] if "bodyText" in snippet else snippet["body"]
    if part["type"] == "array":
        text = "x:\n" + indented(filled(written([body])), 2)
    elif isinstance(body, dict) or part is root:
        text = "x:\n" + indented(filled(written(body)), 2)
    else:
        text = "x: " + filled(body)
    value = value_of(text)
    partial = part is root and set(root["required"]) - set(value)
    holder = {"properties": part["properties"]} if partial else part
    schema = {**holder, "$defs": root["$defs"]}
    failures = validator(schema).iter_errors(with_numbers(value, part, root))
    assert [failure.message for failure in failures] == []


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_places_of_a_form_are_numbered_in_reading_order(name: str) -> None:
    snippet = SNIPPETS[name][2]
    body = snippet["bodyText"] if "bodyText" in snippet else written(snippet["body"])
    numbers = [int(number) for number in re.findall(r"\$\{(\d+)", body)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert snippet["label"]
    assert snippet["description"].endswith(".")


@pytest.mark.parametrize("kind", FORMS)
def test_every_kind_of_file_has_a_whole_blank_form(kind: str) -> None:
    schema = read(kind)
    whole = schema["defaultSnippets"][0]["body"]
    assert set(schema["required"]) <= set(whole)
    labels = [snippet["label"] for snippet in schema["defaultSnippets"]]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_with_the_first_line_is_the_form_under_the_line_of_the_real_files(kind: str) -> None:
    snippets = read(kind)["defaultSnippets"]
    first, _, rest = snippets[-1]["bodyText"].partition("\n")
    assert rest == written(snippets[0]["body"]) + "\n"
    real = [path for known, path in plan_files() if known == kind]
    assert {path.read_text(encoding="utf-8").split("\n")[0] for path in real} == {filled(first)}


@pytest.mark.parametrize(("kind", "snippet"), ROOTS)
def test_a_blank_line_stands_between_the_keys_at_the_top_of_a_form(
    kind: str, snippet: Node
) -> None:
    text = snippet["bodyText"] if "bodyText" in snippet else written(snippet["body"])
    lines = text.split("\n")
    tops = [number for number, line in enumerate(lines) if re.match(r"[a-z]", line)]
    assert all(lines[number - 1] == "" for number in tops[1:])
