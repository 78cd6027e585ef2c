"""What the number of an action is: of a column without a heading that is known, or of Word."""

import io

from docx import Document
from imports import csv, imported


def test_numbers_that_word_counts_itself_are_those_of_the_actions_as_the_page_shows_them():
    def numbered_by_word(heading: str, *, own_column: bool):
        document = Document()
        table = document.add_table(3, 3)
        heads = (heading, "Action", "Status")
        for column, text in enumerate(heads):
            table.cell(0, column).text = text
        for number, text in enumerate(("Plan it", "Do it"), 1):
            table.cell(number, 1).text = text
            table.cell(number, 2).text = "Complete"
            counted = table.cell(number, 0 if own_column else 1).paragraphs[0]
            counted.style = "List Number"
        data = io.BytesIO()
        document.save(data)
        return imported("a.docx", data.getvalue())

    for heading, own_column in (("No.", True), ("", True), ("Our own", True), ("", False)):
        found = numbered_by_word(heading, own_column=own_column)
        assert {ref: a.title for ref, a in found.actions.items()} == {
            "1.1": "Plan it",
            "1.2": "Do it",
        }
        assert [a.as_published["ref"] for a in found.actions.values()] == ["1", "2"]
        assert any("Word's own, of its lists" in remark for remark in found.made.remarks)


def test_a_heading_may_begin_as_the_numbers_below_it_do():
    rows = [("BV1", "Plan it", "Complete"), ("BV2", "Do it", "Complete")]
    found = imported("a.csv", csv(("BV Ref", "Action", "Status"), *rows))
    assert list(found.actions) == ["BV1", "BV2"]
    other = imported("a.csv", csv(("Risk Ref", "Action", "Status"), *rows))
    assert list(other.actions) == ["1.1", "1.2"]
