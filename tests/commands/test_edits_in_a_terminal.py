"""The commands that edit, as somebody at a terminal meets them."""

import sys
from pathlib import Path

import pytest
from committed_plans import git
from edited_plan import LEAD, REPORTED, TODAY, YEAR, edited_plan, lines_gone, new_lines, text
from officer import Officer


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the repository of a small plan."""
    return edited_plan(tmp_path / "here")


def an_editor(tmp_path: Path, body: str) -> str:
    """Give the command of an editor that does something with the file that it is given."""
    script = tmp_path / "editor.py"
    script.write_text(f"import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n{body}\n", "utf-8")
    return f"{sys.executable} {script}"


def test_progress_is_reported_with_evidence_by_answers_alone(root: Path) -> None:
    with Officer("update", "north/1.1", cwd=root) as officer:
        officer.sees("north/1.1  Action 1.1\n  Head of HR · due 30 June")
        officer.sees(" under way\n").sees("Newest, ").sees(", under way: Begun.\n\n")
        officer.sees(
            "How does it stand? Answer with a number or the word.\n  1. not started\n"
            "  2. under way\n  3. at risk\n"
        )
        officer.sees("Status (1 to 5, Enter for none): ").types("?")
        officer.sees("\nat risk: it may not be done by its date.\nin place: it goes on").sees(
            "Status (1 to 5, Enter for none): "
        ).types("R")
        officer.sees("'R' is no status. A colour follows from the status").sees(
            "for none): "
        ).types("5")
        officer.sees("Note (Enter for none, + for an editor): ").types("Adopted: it is “done”.")
        officer.sees("When was it done (Enter for none): ").types(REPORTED)
        officer.sees("What shows it?").sees("ask for it): ").types("The charter")
        officer.sees("1. minutes: Minutes of the board\n  2. report: Report to the board\n")
        where = "Document or address (1 to 2, or another, Enter: title alone): "
        officer.sees(where).types("https://a b")
        officer.sees("Write a whole web address").sees(where).types("minuts#4")
        officer.sees("Did you mean 'minutes'?").sees(where).types("minutes#4")
        officer.sees("More evidence (Enter for none): ").types("")
        officer.sees(f"In {LEAD}:\n").sees("status: complete")
        officer.sees("north/1.1: under way → complete, evidenced\n")
        officer.sees("Recommendation R1: in progress → evidenced\n\nWrite this? [Y/n]: ").types("")
        assert officer.ends() == 0
        officer.sees(f"Written to {LEAD}.\nNext: git add {LEAD}\n")
        assert max(map(len, officer.screen.split("\n"))) <= 80
    assert new_lines(root) == [
        f"  - date: {TODAY}",
        "    status: complete",
        f"    done_on: {REPORTED}",
        '    note: "Adopted: it is “done”."',
        "    evidence:",
        "      - title: The charter",
        "        document: minutes",
        "        paragraph: 4",
    ]


def test_a_deadline_moves_and_it_is_said_how_far_before_it_is_asked_why(tmp_path: Path) -> None:
    root = edited_plan(tmp_path, control=True)
    with Officer("reschedule", "north/1.1", cwd=root) as officer:
        officer.sees(f"It was due June {YEAR}, never moved.\nNew deadline: ").types("31/6")
        officer.sees("'31/6' cannot be read as a date")
        officer.sees("New deadline: ").types(f"30 November {YEAR}")
        officer.sees(f"That is due by 30 November {YEAR} (+153 days, 1st move).\n")
        officer.sees("Why (+ for an editor): ").types("The trainer fell ill.")
        officer.sees("Who agreed?\n  1. Improvement Board\nAgreed by (1, or another): ").types("")
        officer.sees("This one needs an answer.").sees("Agreed by (1, or another): ").types("?")
        officer.sees("under change control, and needs one.\n").sees("(1, or another): ").types("1")
        officer.sees("Which paper says so?").sees("Paper (1 to 2, or another): ").types("minutes#9")
        officer.sees("Write this? [Y/n]: ").types("<")
        officer.sees("Paper (1 to 2, or another, Enter for minutes#9): ").types("minutes#10").sees(
            "Write this?"
        ).types("y")
        assert officer.ends() == 0
    assert "    source: {document: minutes, paragraph: 10}" in new_lines(root)
    assert lines_gone(root) == [f"deadline: June {YEAR}"]


def test_what_would_be_refused_is_told_before_anything_is_written(tmp_path: Path) -> None:
    root = edited_plan(tmp_path, control=True)
    with Officer("update", "north/1.1", "--status", "complete", cwd=root) as officer:
        officer.sees("When was it done (Enter for none): ").types("")
        officer.sees("ask for it): ").types("")
        officer.sees("1.1 is complete, and no evidence is named [complete-without-evidence]")
        officer.sees("A check would refuse this (1 error). Nothing was written.\n")
        officer.sees("< goes back to change an answer; Enter leaves").sees(": ").types("<")
        officer.sees("ask for it): ").types("It").sees("address").types("1")
        officer.sees("More evidence").types("").sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
    assert "        document: minutes" in new_lines(root)


def test_yesterday_s_report_is_corrected(root: Path) -> None:
    with Officer("correct", "north/1.1", REPORTED, cwd=root) as officer:
        officer.sees(f"What is wrong?\n  1. day: {REPORTED}\n  2. status: underway\n")
        officer.sees("3. note: Begun.\n  4. evidence: add some\nWrong is (1 to 4): ").types("1")
        officer.sees(f"It says now: {REPORTED}\nRight is: ").types("tomorrow")
        officer.sees("is no day").sees("Right is: ").types(TODAY)
        officer.sees("Why (Enter: the typing alone was wrong, + for an editor): ").types("")
        officer.sees("Paper that shows it: ").types("<").sees("Why").sees(": ")
        officer.types("The meeting was today")
        officer.sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 0
    assert lines_gone(root) == [f"  - date: {REPORTED}"]
    assert f"        was: {{date: {REPORTED}}}" in new_lines(root)


def test_an_action_is_withdrawn_in_favour_of_another(root: Path) -> None:
    with Officer("withdraw", "north/1.1", cwd=root) as officer:
        officer.sees("It is waited for by 1.2.\nRecommendation R1: in progress → uncovered\n")
        assert officer.leaves() == 130
    with Officer("withdraw", "north/1.4", cwd=root) as officer:
        officer.sees("Recommendation R2: in progress → planned\n")
        officer.sees("Why (+ for an editor): ").types("Done in 1.2.")
        officer.sees("Its place is taken by (Enter for none): ").types("1.22")
        officer.sees("There is no '1.22' in this plan.").sees("(Enter for none): ").types("-")
        officer.sees("Agreed by").types("<").sees("(Enter for none): ").types("1.2")
        officer.sees("Agreed by (1 to 4, or another, Enter for none): ").types("")
        officer.sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
    assert '    superseded_by: "1.2"' in new_lines(root)


@pytest.mark.parametrize("leaves", ["Ctrl-C", "no"])
def test_who_leaves_writes_nothing_and_gets_the_note_back(root: Path, leaves: str) -> None:
    with Officer("update", "north/1.1", cwd=root) as officer:
        officer.sees("Status").sees(": ").types("2")
        officer.sees("Note").sees(": ").types("Two of three wards were heard.")
        officer.sees("Evidence").sees(": ").types("").sees("Write this? [Y/n]: ")
        if leaves == "no":
            assert officer.types("n").ends() == 1
        else:
            assert officer.leaves() == 130
        officer.sees("What you wrote, so that it is not lost:\n\nTwo of three wards were heard.\n")
        officer.sees("Nothing was written.")
    assert new_lines(root) == []
    assert git(root, "status", "--porcelain") == ""


def test_a_note_that_cannot_be_written_is_given_back(root: Path, tmp_path: Path) -> None:
    note = "First line:\\n\\n- one\\n- two\\n"
    spoil = f"pathlib.Path({str(root / LEAD)!r}).unlink()"
    editor = an_editor(tmp_path, f"file.write_text('{note}')\n{spoil}")
    with Officer("update", "north/1.1", cwd=root, EDITOR=editor) as officer:
        officer.sees("Status").sees(": ").types("2").sees("Note").sees(": ").types("+")
        officer.sees("Evidence").sees(": ").types("")
        officer.sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 2
        officer.sees("What you wrote, so that it is not lost:\n\nFirst line:\n- one\n- two\n")
        officer.sees(LEAD)


def test_an_edit_that_a_colleague_makes_meanwhile_stays_and_what_it_says_is_shown(
    root: Path, tmp_path: Path
) -> None:
    entry = f"  - date: {TODAY}\\n    status: at-risk\\n    note: From a colleague.\\n"
    meanwhile = f"there = pathlib.Path({str(root / LEAD)!r})\nthere.open('a').write('{entry}')"
    editor = an_editor(tmp_path, f"file.write_text('Written at length.')\n{meanwhile}")
    with Officer("update", "north/1.1", cwd=root, EDITOR=editor) as officer:
        officer.sees("Status").sees(": ").types("").sees("Note").sees(": ").types("+")
        officer.sees("north/1.1: still under way\n").sees("Write this? [Y/n]: ").types("y")
        officer.sees("The file was changed meanwhile. This is what it says now.\n")
        officer.sees("Newest, ").sees(", at risk: From a colleague.\n")
        officer.sees("north/1.1: still at risk\n").sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 0
    assert text(root).endswith(
        f"    note: From a colleague.\n  - date: {TODAY}\n    note: Written at length.\n"
    )


def test_a_call_with_everything_is_shown_and_asked_once_and_with_yes_not_at_all(root: Path) -> None:
    call = ("update", "north/1.1", "--note", "Half.")
    with Officer(*call, cwd=root) as officer:
        officer.sees("north/1.1  Action 1.1\n").sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 0
    with Officer(*call, "--yes", cwd=root) as officer:
        assert officer.ends() == 0
        assert "?" not in officer.screen
    assert new_lines(root).count("    note: Half.") == 2


def test_which_of_several_entries_of_a_day_is_asked(root: Path) -> None:
    entry = f"  - date: {REPORTED}\n    note: Said twice.\n"
    (root / LEAD).write_text(text(root) + entry, encoding="utf-8")
    with Officer("correct", "north/1.1", REPORTED, cwd=root) as officer:
        officer.sees("Which of them is wrong?\n  1. underway: Begun.\n  2. Said twice.\n")
        officer.sees("Entry (1 to 2): ").types("2").sees("Wrong is (1 to 3): ").types("note")
        officer.sees("Right is").sees(": ").types("Said once.")
        officer.sees("Why").types("It was once").sees("Write").types("y")
        assert officer.ends() == 0
    assert "    note: Said once." in new_lines(root)


def test_an_entry_that_was_changed_meanwhile_is_not_corrected_by_its_number(
    root: Path, tmp_path: Path
) -> None:
    there = f"there = pathlib.Path({str(root / LEAD)!r})\n"
    editor = an_editor(
        tmp_path,
        f"file.write_text('Why.')\n{there}"
        "there.write_text(there.read_text().replace('Begun.', 'Not begun.'))",
    )
    with Officer("correct", "north/1.1", REPORTED, cwd=root, EDITOR=editor) as officer:
        officer.sees("Wrong is (1 to 4): ").types("2").sees("Right is").sees(": ").types("1")
        officer.sees("Why").sees(": ").types("+")
        officer.sees("Write this?").types("y")
        assert officer.ends() == 2
        officer.sees("What you wrote, so that it is not lost:\n\nWhy.\n")
        officer.sees("were changed meanwhile. Nothing was written")
    assert new_lines(root) == ["    note: Not begun."]


def test_a_note_that_was_gone_back_from_is_given_back_too(root: Path) -> None:
    with Officer("update", "north/1.1", cwd=root) as officer:
        officer.sees("Status").sees(": ").types("in progress")
        officer.sees("'in progress' is no status. Did you mean 'underway'?\n")
        officer.sees("Status").sees(": ").types("")
        officer.sees("Note (+ for an editor): ").types("").sees("This one needs an answer.")
        officer.sees("Note").sees(": ").types("Two of three wards were heard.")
        officer.sees("Write this? [Y/n]: ").types("<").sees("Note (Enter for Two of three ")
        assert officer.leaves() == 130
        officer.sees("What you wrote, so that it is not lost:\n\nTwo of three wards were heard.\n")


def test_a_note_that_was_written_and_not_committed_is_not_given_back(root: Path) -> None:
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with Officer("update", "north/1.1", "--commit", cwd=root) as officer:
        officer.sees("Status").sees(": ").types("").sees("Note").sees(": ").types("Half.")
        officer.sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 1
        officer.sees("The file was written, and not committed.")
        assert "What you wrote" not in officer.screen
    assert "    note: Half." in new_lines(root)


def test_what_is_typed_in_the_place_of_yes_or_no_is_printed_back(root: Path) -> None:
    with Officer("update", "north/1.1", "--note", "Half.", cwd=root) as officer:
        officer.sees("Write this? [Y/n]: ").types("The second half is in March.")
        officer.sees("the question is 'Write this?'").sees("\nThe second half is in March.\n")
        assert officer.types("n").ends() == 1
    assert new_lines(root) == []


def test_a_deadline_that_has_passed_is_refused_and_an_earlier_one_told(root: Path) -> None:
    with Officer("reschedule", "north/1.1", cwd=root) as officer:
        officer.sees("New deadline: ").types("March 2020").sees("31 March 2020 has passed")
        officer.sees("New deadline: ").types(f"20 June {YEAR}")
        officer.sees("That is 10 days earlier than it was due.\n").sees("Why").sees(": ")
        assert officer.leaves() == 130
    assert new_lines(root) == []


def test_how_often_a_deadline_moved_is_counted_since_the_plan_was_approved(root: Path) -> None:
    file = root / LEAD
    moved = "\nrescheduled:\n  - {on: unknown, from: May 2020}\n\nupdates:"
    file.write_text(file.read_text("utf-8").replace("\nupdates:", moved), "utf-8")
    with Officer("reschedule", "north/1.1", cwd=root) as officer:
        officer.sees("never moved since the plan was approved.\n").sees("New deadline: ")
        officer.types(f"30 November {YEAR}").sees(" days, 1st move").sees("Why").sees(": ")
        assert officer.leaves() == 130


def test_that_something_does_not_go_on_any_more_is_said_before_it_is_asked_why(root: Path) -> None:
    file = root / LEAD
    ongoing = file.read_text("utf-8").replace(f"June {YEAR}", f"June {YEAR} and ongoing")
    file.write_text(ongoing, "utf-8")
    git(root, "commit", "-qam", "It goes on")
    with Officer("reschedule", "north/1.1", cwd=root) as officer:
        officer.sees("New deadline: ").types(f"November {YEAR}")
        officer.sees("It went on after that; from now on it ends. < goes back: write 'November")
        officer.sees("ongoing' where it goes on.\n").sees("Why (+ for an editor): ").types("<")
        officer.sees("New deadline (Enter for ").sees(": ").types(f"November {YEAR}, then ongoing")
        officer.sees("That is due by").sees("Why (+ for an editor): ").types("It is cold.")
        assert officer.screen.count("from now on it ends") == 1
        officer.sees("Agreed by").sees(": ").types("board").sees("Paper").sees(": ").types("")
        officer.sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 0
    assert "goes-on-no-more" not in officer.screen


def test_an_entry_is_found_by_the_first_question_and_gets_its_evidence(root: Path) -> None:
    with Officer("correct", "north/1.1", cwd=root) as officer:
        officer.sees("What is wrong?\n").sees("1. title: Action 1.1").sees(". what was said on ")
        officer.sees("Wrong is (1 to 5): ").types("5").sees("Wrong is (1 to 4): ").types("<")
        officer.sees("title: Action 1.1").sees("Enter for what was said on").sees(": ").types("")
        officer.sees("Wrong is (1 to 4): ").types("evidence")
        officer.sees("Evidence: ").types("The charter").sees("title alone): ").types("minutes#4")
        officer.sees("More evidence").types("").sees("Write this? [Y/n]: ").types("")
        assert officer.ends() == 0
    assert new_lines(root) == [
        "    evidence:",
        "      - title: The charter",
        "        document: minutes",
        "        paragraph: 4",
    ]


def test_whatever_status_is_given_its_evidence_is_asked(root: Path) -> None:
    with Officer("update", "north/1.1", "--status", "underway", cwd=root) as officer:
        officer.sees("What shows it?").sees("Evidence (Enter for none): ").types("")
        officer.sees("Write this? [Y/n]: ").types("y")
        assert officer.ends() == 0
    call = ("update", "north/1.1", "--status", "complete")
    with Officer(*call, cwd=root) as officer:
        officer.sees("When was it done (Enter for none): ").types("")
        officer.sees("Evidence (Enter: not recorded; a check will ask for it): ")
        assert officer.leaves() == 130


def test_evidence_on_a_shared_drive_is_its_title_alone_and_given_back_where_somebody_leaves(
    root: Path,
) -> None:
    call = ("update", "north/1.1", "--status", "complete")
    for is_written in (False, True):
        with Officer(*call, cwd=root) as officer:
            officer.sees("When was it done").sees(": ").types("")
            officer.sees("Evidence (").sees("ask for it): ").types("The sign-off, 9 September")
            officer.sees("Enter: title alone): ").types("?").sees("A paper on a shared drive")
            officer.sees("title alone): ")
            if is_written:
                officer.types("").sees("More evidence (Enter for none): ").types("")
                officer.sees("Write this? [Y/n]: ").types("y")
                assert officer.ends() == 0
            else:
                assert officer.leaves() == 130
                officer.sees("What you wrote, so that it is not lost:\n\nThe sign-off, 9 September")
    assert new_lines(root)[-2:] == ["    evidence:", "      - title: The sign-off, 9 September"]


def test_what_is_due_once_is_not_in_place_and_that_is_said_at_the_question(root: Path) -> None:
    with Officer("update", "north/1.1", cwd=root) as officer:
        officer.sees("Status").sees(": ").types("in place")
        officer.sees("it is due once, by 30 June")
        officer.sees("Status").sees(": ").types("green").sees("'green' is no status.")
        officer.sees("Status").sees(": ")
        assert officer.leaves() == 130
    with Officer("update", "north/1.1", "--status", "in-place", cwd=root) as officer:
        assert officer.ends() == 2
        officer.sees("it is due once, by 30 June")


def test_who_does_not_know_the_address_finds_it_by_words_or_a_number(root: Path) -> None:
    with Officer("update", cwd=root) as officer:
        officer.sees("< goes back, Ctrl-C leaves").sees(
            "About what? A number such as north/1.1, or words"
        )
        officer.sees("About what: ").types("action 9.9").sees("Nothing has 'action 9.9'")
        officer.sees("About what: ").types("ACTION")
        officer.sees("Which of these?\n  1. north/1.1  Action 1.1\n  2. north/1.2  Action 1.2\n")
        officer.sees("Which (1 to 4): ").types("<").sees("About what (Enter for ACTION): ")
        officer.types("1.2").sees("north/1.2  Action 1.2\n").sees("Status")
        assert officer.leaves() == 130
        assert officer.screen.count("< goes back, Ctrl-C") == 1
