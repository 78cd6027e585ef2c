import sys
from pathlib import Path

import pytest
from officer import Officer

FORM = """\
import sys
from cip.commands.asking import Choice, Question, ask, can_ask, in_order, yes_or_no
from cip.commands.run import _end
from cip.model.errors import CipError, UsageError
from cip.terminal.door import Door
from cip.terminal.lines import line

def number(text):
    if not text.isdigit():
        raise UsageError(f"'{text}' is no number. Write 3.")
    return int(text)

statuses = (Choice("underway", "under way"), Choice("complete"), Choice("withdrawn"))
sys.stdout, sys.stderr = Door(sys.stdout, is_log=False), Door(sys.stderr, is_log=False)
try:
    print("ANSWERS", ask(in_order(
        Question("status", "Status", [line("How does it stand?")], "One of the words.",
                 choices=statuses, is_optional=True),
        Question("number", "Number", default="7", check=number),
        Question("which", "Which", choices=(Choice("R1"), Choice("R2"), Choice("R3")),
                 is_many=True, is_optional=True),
        Question("note", "Note", is_optional=True, below="what it says now"),
        yes_or_no("write", "Write this?"),
    )))
except CipError as error:
    _end(error.exit_status, f"cip: {error}")
"""


def an_officer(tmp_path, **environment):
    return Officer.before(FORM, cwd=tmp_path, **environment)


def an_editor(tmp_path, body):
    """Give the command of an editor that does something with the file that it is given."""
    script = tmp_path / "my editor.py"
    script.write_text(
        f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n{body}\n", encoding="utf-8"
    )
    return f"'{sys.executable}' '{script}'"


def test_each_question_is_asked_and_enter_takes_what_the_prompt_names(tmp_path):
    with an_officer(tmp_path) as officer:
        officer.sees("How does it stand?\n  1. under way\n  2. complete\n  3. withdrawn\n")
        officer.sees("Status (1 to 3, Enter for none): ").types("2")
        officer.sees("Number (Enter for 7): ").types("")
        officer.sees("Which (1 to 3, Enter for none): ").types("1, R3")
        officer.sees("Note (Enter for none, + for an editor): ").types("It is “done”: 1.10")
        officer.sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
        assert (
            "ANSWERS {'status': 'complete', 'number': 7, 'which': ('R1', 'R3'), "
            "'note': 'It is “done”: 1.10', 'write': True}" in officer.screen
        )


def test_a_wrong_answer_is_refused_at_once_and_asked_again(tmp_path):
    with an_officer(tmp_path) as officer:
        officer.sees("Status").sees(": ").types("9")
        officer.sees("There is no 9 above. Answer with a number: 3 choices stand above.\n")
        officer.types("COMPLETE")
        officer.sees("Number (Enter for 7): ").types("seven")
        officer.sees("'seven' is no number. Write 3.\nNumber (Enter for 7): ").types("8")
        officer.sees("Which").types("")
        officer.sees("Note").types("-")
        officer.sees("Write").types("maybe")
        officer.sees("Answer y for yes, or n for no: the question is 'Write this?'.")
        officer.sees("You typed, and it\nis not kept:\nmaybe\n").types("n")
        assert officer.ends() == 0
        assert "'status': 'complete', 'number': 8, 'which': None, 'note': None, 'write': False" in (
            officer.screen
        )


def test_less_than_goes_one_question_back_and_a_question_mark_explains(tmp_path):
    with an_officer(tmp_path) as officer:
        officer.sees("? explains a question, < goes back, Ctrl-C leaves and writes nothing.\n")
        officer.sees("How").sees("Status").types("<")
        officer.sees("This is the first question.\n").types("?")
        officer.sees("One of the words.\n? explains a question, < goes back").sees(": ")
        officer.types("1").sees("Number").types("5").sees("Which").types("<")
        officer.sees("Number (Enter for 5): ").types("<")
        officer.sees("How does it stand?")
        officer.sees("Status (1 to 3, Enter for under way, - for none): ").types("3")
        officer.sees("Number (Enter for 5): ").types("6").sees("Which").types("").sees(
            "Note"
        ).types("-")
        officer.sees("Write").types("y")
        assert officer.ends() == 0
        assert "'status': 'withdrawn', 'number': 6" in officer.screen


def test_a_longer_text_is_written_in_an_editor_and_what_stands_below_the_line_is_not_kept(
    tmp_path,
):
    editor = an_editor(tmp_path, "file.write_text('Two\\n\\nparagraphs.\\n' + file.read_text())")
    with an_officer(tmp_path, EDITOR=editor) as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").types("+").sees("Write").types("")
        assert officer.ends() == 0
        assert "'note': 'Two\\n\\nparagraphs.'" in officer.screen


def test_an_editor_that_is_closed_unchanged_or_cannot_be_started_answers_nothing(tmp_path):
    with an_officer(tmp_path, VISUAL="no-such-editor --wait", EDITOR="true") as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").types("+")
        officer.sees("The editor 'no-such-editor' cannot be started").sees("Note").types("-")
        officer.sees("Write").types("")
        assert officer.ends() == 0
    with an_officer(tmp_path, VISUAL="true") as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").types("+").sees("No note was written.").sees("Note").types("")
        officer.sees("Write").types("")
        assert officer.ends() == 0
        assert "'note': None" in officer.screen


def test_what_an_editor_that_fails_has_saved_is_kept(tmp_path):
    editor = an_editor(tmp_path, "file.write_text('Long work.')\nsys.exit(3)")
    with an_officer(tmp_path, EDITOR=editor, TMPDIR=str(tmp_path)) as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").types("+").sees("The editor ended with status 3.").sees("Note")
        assert [file.read_text() for file in Path(tmp_path).glob("cip-*.md")] == ["Long work."]


@pytest.mark.parametrize("leave", [Officer.leaves, lambda o: o.presses("\x04").ends()])
def test_ctrl_c_and_the_end_of_the_input_leave(tmp_path, leave):
    with an_officer(tmp_path) as officer:
        officer.sees("Status").types("1").sees("Number")
        assert leave(officer) == 130
        assert officer.screen.endswith("\ncip: Nothing was written.\n")


def test_a_line_longer_than_a_terminal_takes_by_itself_is_taken_whole(tmp_path):
    long = "word " * 1500 + "end"
    with an_officer(tmp_path, TERM="dumb") as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").types(long).sees("Write").types("")
        assert officer.ends() == 0
        assert f"'note': '{long}'" in officer.screen


def test_lines_that_are_pasted_answer_one_question(tmp_path):
    with an_officer(tmp_path) as officer:
        officer.sees("Status").types("").sees("Number").types("").sees("Which").types("")
        officer.sees("Note").presses("\x1b[200~One.\rTwo.\r\x1b[201~\r").sees("Write").types("n")
        assert officer.ends() == 0
        assert "'note': 'One.\\nTwo.'" in officer.screen


def test_enter_takes_what_was_typed_before_she_went_back(tmp_path):
    editor = an_editor(tmp_path, "file.write_text('Two\\n\\nparagraphs.')")
    with an_officer(tmp_path, EDITOR=editor) as officer:
        officer.sees("Status").types("2").sees("Number").types("").sees("Which").types("1, 3")
        officer.sees("Note").types("+").sees("Write this?").types("<")
        officer.sees("Note (Enter for Two paragraphs., - for none, + for an editor): ").types("<")
        officer.sees("Which (1 to 3, Enter for 1, 3, - for none): ").types("-")
        officer.sees("Note").sees(": ").types("").sees("Write this?").types("")
        assert officer.ends() == 0
        assert "'which': None, 'note': 'Two\\n\\nparagraphs.'" in officer.screen
        assert officer.screen.count("< goes back") == 1
