"""The gate: what is offered at the tab key is a name, wherever it comes from."""

from enum import StrEnum
from typing import Annotated

import pytest
import typer
from typer.main import get_command

from cip.commands.app import app
from cip.commands.gate import gated

NAMES = ("north", "york-2027", "1.2.1", "north/1.2", "R1", "CE", "a_b", "2")

SIGNS = "$`;|&><(){}[]*?!#%=:,^@+~'\"\\ \n\t\x00\x1b\u00e9\u0661\u202e\u2028"

CODE = (
    *("", "-a", "--help", ".hidden", "..", "/etc", "_a", "a$(b)", "1.3(a)"),
    *(text for sign in SIGNS for text in (sign, f"a{sign}", f"{sign}a", f"a{sign}b")),
)


def offered(_ctx: typer.Context, _incomplete: str) -> list[tuple[str, str] | str]:
    return [*CODE, *NAMES, *((name, "$(touch owned)") for name in NAMES)]


class Kind(StrEnum):
    PLAIN = "plain"
    CODE = "$(code)"


def tree():
    """Give a tree of commands whose values are offered by a plan that may hold anything."""
    commands, below = typer.Typer(), typer.Typer()

    @commands.callback()
    def settings(root: Annotated[str, typer.Option(autocompletion=offered)] = "") -> None:
        pass

    @commands.command()
    def one(
        plan: Annotated[str, typer.Argument(autocompletion=offered)],
        officer: Annotated[str, typer.Option(help="Whose.", autocompletion=offered)] = "",
        kind: Kind = Kind.PLAIN,
    ) -> None:
        """Do it."""

    @below.command()
    def two(plan: Annotated[str, typer.Argument(autocompletion=offered)]) -> None:
        pass

    commands.add_typer(below, name="below")
    return gated(get_command(commands))


def every(command):
    """Give a command and those below it."""
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from every(below)


def items(part, command, incomplete=""):
    with typer.Context(command) as ctx:
        return part.shell_complete(ctx, incomplete)


def test_only_names_are_offered_for_a_value_and_without_help():
    asked = 0
    for command in every(tree()):
        for parameter in command.params:
            if parameter.name in ("root", "plan", "officer"):
                found = items(parameter, command)
                assert [item.value for item in found] == [*NAMES, *NAMES]
                assert {item.help for item in found} == {None}
                asked += 1
    assert asked == 4


def test_choices_pass_through_the_gate_too():
    one = tree().commands["one"]
    (kind,) = (parameter for parameter in one.params if parameter.name == "kind")
    assert [item.value for item in items(kind, one)] == ["plain"]


def test_commands_and_options_are_offered_with_their_help():
    commands = tree()
    assert [(i.value, i.help) for i in items(commands, commands, "o")] == [("one", "Do it.")]
    one = commands.commands["one"]
    assert [(i.value, i.help) for i in items(one, one, "--of")] == [("--officer", "Whose.")]


def test_a_fault_is_no_offer(capfd):
    def faulty(incomplete: str) -> list[str]:
        raise RecursionError(incomplete)

    commands = typer.Typer()

    @commands.command()
    def one(plan: Annotated[str, typer.Argument(autocompletion=faulty)]) -> None:
        pass

    command = gated(get_command(commands))
    assert items(command.params[0], command, "north") == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", list(every(get_command(app))), ids=lambda command: command.name)
def test_the_help_of_our_own_commands_is_nothing_that_a_shell_evaluates(command):
    """typer lets zsh evaluate it, and escapes all that matters but the backslash."""
    for item in [*items(command, command), *items(command, command, "-")]:
        assert item.help
        assert not set(item.help) & set("\\$`!\n"), item.value
