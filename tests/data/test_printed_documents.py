"""How a document is printed: for people on a terminal, for programs in a pipe."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from builders import REPOSITORY
from command_runner import AS_OF, clean_environment, executable, process

from cip.data.documents import as_text

CALLS = [
    ("status", "york", "--json"),
    ("show", "york/1.2", "--json"),
    ("check", "york", "--output-format", "json"),
]


def on_a_terminal(*arguments: str) -> str:
    """Give what a command prints to a terminal, with the line ends of a file."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [executable(), *arguments],
        cwd=REPOSITORY,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.DEVNULL,
    ):
        os.close(slave)
        found = b""
        try:
            while part := os.read(master, 65536):
                found += part
        except OSError:  # how Linux says that the other end was closed
            pass
        os.close(master)
    return found.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_document_is_indented_on_a_terminal_and_one_line_in_a_pipe(call: tuple[str, ...]) -> None:
    shown, piped = on_a_terminal(*call, *AS_OF), process(*call, *AS_OF).out
    document = json.loads(piped)
    assert piped == as_text(document)
    assert shown == as_text(document, indent=2)
    assert shown != piped


def test_a_file_gets_the_same_bytes_as_a_pipe(tmp_path: Path) -> None:
    file = tmp_path / "status.json"
    call = ("status", "york", "--json", *AS_OF)
    with file.open("wb") as out:
        subprocess.run(
            [executable(), *call], cwd=REPOSITORY, env=clean_environment(), stdout=out, check=True
        )
    assert file.read_bytes().decode() == process(*call).out
