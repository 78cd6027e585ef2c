"""The commands by name."""

import pytest
from command_runner import process
from typer.main import get_command

from cip.commands.app import app
from cip.commands.tree import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_the_help_is_the_first_sentence_of_the_command(name):
    command = get_command(app).commands[name]
    assert command.name == name
    assert command.help.split("\n\n")[0].replace("\n", " ") == COMMANDS[name].summary


def test_the_help_names_every_command_with_its_line():
    lines = process("--help").out.split("Commands:\n")[1].splitlines()
    assert [line.split(maxsplit=1) for line in lines] == [
        [name, entry.summary] for name, entry in COMMANDS.items()
    ]


def test_a_misspelt_command_is_answered_with_the_one_that_is_meant():
    said = process("stauts")
    assert said.status == 2
    assert "No such command 'stauts'. Did you mean 'status'?" in said.err


def test_only_the_command_that_is_called_is_loaded():
    tree = get_command(app)
    assert tree.commands["explain"] is tree.commands["explain"]
    assert set(tree.commands) == set(COMMANDS)
    assert len(tree.commands) == len(COMMANDS)
    assert tree.commands.get("stauts") is None
