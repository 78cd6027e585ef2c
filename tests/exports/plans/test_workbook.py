"""How workbooks look: what holds whoever reads them."""

import pytest

from cip.exports.plans.workbook import COLOURS


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", COLOURS)
def test_the_ink_stands_out_from_its_fill_as_the_accessibility_guidelines_ask(name):
    lighter, darker = sorted(map(luminance, COLOURS[name]), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def test_there_is_a_fill_for_every_colour_that_a_plan_can_name():
    import json

    from cip.resources import folder

    schema = json.loads((folder("schema") / "plan.schema.json").read_text(encoding="utf-8"))
    words = _enum(schema, "colour")
    assert set(words) - {"none"} == set(COLOURS)


def _enum(node, key):
    """Find the words of the first key of this name that has a closed set of them."""
    if isinstance(node, dict):
        if key in node and "enum" in node[key]:
            return node[key]["enum"]
        node = list(node.values())
    for below in node if isinstance(node, list) else ():
        if found := _enum(below, key):
            return found
    return None
