"""The command line as a process: pipes, colour, what ends it, and what it loads."""

import os
import subprocess
import sys

import pytest
from builders import REPOSITORY, repository
from command_runner import AS_OF, clean_environment, executable, process

HEAVY = ("jsonschema", "jsonschema_rs", "ruamel", "_ruamel_yaml", "rich", "jinja2", "dateutil")


def test_it_can_be_run_as_a_module_too():
    assert process("--version", module=True) == process("--version")
    assert process("--version").out.startswith("cip ")


def test_without_a_command_it_shows_its_help_and_ends_with_status_2():
    said = process()
    assert said.status == 2
    assert "Usage: cip" in said.out + said.err


def test_it_finds_the_repository_upwards_of_where_one_stands():
    said = process("status", "york", *AS_OF, cwd=REPOSITORY / "plans" / "york")
    assert said.status == 0
    assert said.out.startswith("As of 20 November 2024\n")
    assert "\x1b" not in said.out


def test_outside_a_repository_it_ends_with_status_3_and_no_traceback(tmp_path):
    said = process("status", cwd=tmp_path)
    assert (said.status, said.out) == (3, "")
    assert said.err == (
        "cip: There is no folder 'plans' here or above. Go to the repository of the plans, or name "
        "it with --root. 'cip init' begins a new one.\n"
    )


def test_wrong_usage_ends_with_status_2_and_one_line():
    said = process("status", "yrok")
    assert said == (2, "", "cip: There is no plan 'yrok'. Did you mean 'york'?\n")


def test_a_name_with_an_escape_sequence_is_not_sent_to_the_terminal():
    said = process("status", "\x1b[31mred")
    assert said.status == 2
    assert "\x1b" not in said.err
    assert "<U+001B>[31mred" in said.err


def test_colour_can_be_forced_and_forbidden():
    assert "\x1b[1;31m" in process("status", "york", *AS_OF, FORCE_COLOR="1").out
    assert "\x1b" not in process("status", "york", *AS_OF, FORCE_COLOR="1", NO_COLOR="1").out


def test_what_is_printed_is_utf_8_whatever_the_locale():
    said = process("status", "york", *AS_OF, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.status == 0
    assert " · " in said.out


@pytest.mark.parametrize(
    "arguments",
    [["status", *AS_OF], ["list", "--json", *AS_OF], ["explain"], ["--version"], ["check"]],
)
def test_when_the_reader_of_a_pipe_has_gone_it_leaves_without_a_word(arguments):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        found = subprocess.run(
            [executable(), *arguments],
            cwd=REPOSITORY,
            env=clean_environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (found.returncode, found.stderr) == (1, b"")


def test_the_first_line_can_be_read_through_a_real_pipe():
    found = subprocess.run(
        f"'{executable()}' status {' '.join(AS_OF)} | head -1",
        shell=True,
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (found.stdout, found.stderr) == ("As of 20 November 2024\n", "")


def test_a_closed_stdout_is_no_fault():
    found = subprocess.run(
        f"'{executable()}' status {' '.join(AS_OF)} >&-",
        shell=True,
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said_in_a_sentence():
    with open("/dev/full", "wb") as out:
        found = subprocess.run(
            [executable(), "status", *AS_OF],
            cwd=REPOSITORY,
            env=clean_environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert found.returncode == 3
    assert found.stderr == "cip: there is no space left where the output goes.\n"


FAULT = """
import sys
import cip.commands.session as session
def broken(*arguments, **more):
    raise ZeroDivisionError("a \\x1b[31mfault")
session.day_named = broken
sys.argv = ["cip", *sys.argv[1:]]
from cip.commands import main
main()
"""


def _with_a_fault(*arguments, program=FAULT):
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("MemoryError()", "there is no memory left"),
        ("OSError(24, 'Too many open files', 'plans/x')", "Too many open files (plans/x)"),
        ("OSError(23, 'Too many open files in system')", "Too many open files in system"),
    ],
)
def test_what_the_system_does_not_allow_is_no_fault_of_the_tool(raised, said):
    program = FAULT.replace('ZeroDivisionError("a \\x1b[31mfault")', raised)
    found = _with_a_fault("status", program=program)
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr == f"cip: the system does not allow more: {said}.\n"


def test_a_fault_of_the_tool_is_said_without_a_traceback():
    found = _with_a_fault("status")
    assert found.returncode == 70
    assert "a fault of the tool itself: ZeroDivisionError: a <U+001B>[31mfault" in found.stderr
    assert "Traceback" not in found.stderr


def test_with_debug_the_traceback_is_shown():
    found = _with_a_fault("--debug", "status")
    assert found.returncode == 1
    assert "Traceback" in found.stderr


LOADED = """
import sys
sys.argv = ["cip", *sys.argv[1:]]
from cip.commands import main
try:
    main()
finally:
    print("loaded:", *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*arguments):
    """Give the modules that a command has loaded when it ends, those at the top."""
    found = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout
    return set(found.stderr.rsplit("loaded:", 1)[1].split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["status", "--help"]])
def test_version_and_help_load_the_tree_of_commands_and_no_library(arguments):
    assert not loaded(*arguments) & set(HEAVY)


def test_status_in_a_pipe_loads_neither_schemas_nor_templates_nor_colours():
    assert not loaded("status", *AS_OF) & {"jsonschema", "jinja2", "rich"}


def test_a_broken_file_is_explained_by_the_library_that_knows_how(tmp_path):
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": "deadline: {}\n"})
    assert "jsonschema" in loaded("--root", str(root), "status", *AS_OF)
