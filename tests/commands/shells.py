"""Types into real shells, as somebody at a terminal does.

A test sees what a shell made of its keys by what the shell then ran, not by reading its screen. So
``cip`` in these shells is a script that writes down the arguments that it is called with; when the
tab key asks for completions, it is the real one.
"""

import os
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command_runner import clean_environment, executable

STARTS = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "--no-rcs", "-i"),
    "fish": ("fish", "--no-config", "--interactive"),
}
"""How to start each shell without the settings of whoever runs the tests."""

_BEFORE = {
    "bash": "",
    "zsh": "autoload -Uz compinit; compinit -u -D; ",
    "fish": "set -g fish_autosuggestion_enabled 0; ",
}
"""What each shell is told first: zsh to load its completions, fish not to ask before the tab."""

INSTALLED = {
    "bash": ".bash_completions/cip.sh",
    "zsh": ".zfunc/_cip",
    "fish": ".config/fish/completions/cip.fish",
}
"""Where ``--install-completion`` puts the script of each shell, below the home folder."""

SHELLS = tuple(
    pytest.param(
        shell,
        marks=pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed"),
    )
    for shell in STARTS
)
"""The shells to run a test in; where one is missing, the test says which and is skipped."""

_PATIENCE = 60
"""How many seconds a shell may take for one line, on the busiest machine."""

_CIP = """\
#!/bin/sh
if [ -n "$_CIP_COMPLETE" ]; then
  echo "$_TYPER_COMPLETE_ARGS$COMP_WORDS" >> "$HOME/asked"
  exec {real} 2>> "$HOME/errors"
fi
case "$1" in --*-completion) exec {real} "$@" ;; esac
for word in "$@"; do printf '%s\\n' "$word" >> "$HOME/ran"; done
"""

_TERMINAL = """\
import os, sys
os.setsid()
terminal = os.open(sys.argv[1], os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(terminal, stream)
os.execvp(sys.argv[2], sys.argv[2:])
"""
"""Gives a program a terminal as its own. ``pty.fork`` would warn: tests run beside threads."""


class Shell:
    """A shell at a terminal, in a folder, with a home of its own."""

    def __init__(self, name: str, *, cwd: Path, home: Path) -> None:
        self.name = name
        self.home = home
        self._shown = b""
        self._lines = 0
        (home / "bin").mkdir(parents=True, exist_ok=True)
        command = home / "bin/cip"
        command.write_text(_CIP.format(real=executable()), encoding="utf-8")
        command.chmod(0o755)
        self._keys, self._terminal = os.openpty()
        termios.tcsetwinsize(self._terminal, (50, 200))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _TERMINAL, os.ttyname(self._terminal), *STARTS[name]],
            cwd=cwd,
            env={
                **{n: v for n, v in clean_environment().items() if not n.startswith("XDG_")},
                "HOME": str(home),
                "PATH": f"{home}/bin{os.pathsep}{os.environ['PATH']}",
                "TERM": "xterm",
                "HISTFILE": "",
            },
        )
        self.enter(f"{_BEFORE[name]}true")

    def __enter__(self) -> "Shell":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keys)
        os.close(self._terminal)

    def complete_with(self, script: Path) -> None:
        """Let the shell read its completion script."""
        self.enter(f"source '{script}'")

    def complete(self, line: str, rest: str = "") -> list[str]:
        """Type a line, the tab key, the rest and return; give the arguments that ``cip`` got."""
        asked, ran = self._wrote("asked"), len(self._wrote("ran"))
        self._type(f"{line}\t", until=lambda: self._wrote("asked") != asked)
        self.enter(rest)
        return self._wrote("ran")[ran:].splitlines()

    def enter(self, line: str) -> None:
        """Type a line, or its rest, and the return key; wait until the shell has run it."""
        self._lines += 1
        done = self.home / f"done-{self._lines}"
        self._type(f"{line}\r", until=lambda: True)
        self._type(f" echo > '{done}'\r", until=done.exists)

    def errors(self) -> str:
        """Give what completions printed to stderr."""
        return self._wrote("errors")

    def _wrote(self, name: str) -> str:
        file = self.home / name
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def _type(self, keys: str, *, until: Callable[[], bool]) -> None:
        os.write(self._keys, keys.encode())
        end = time.monotonic() + _PATIENCE
        while not until():
            if select.select([self._keys], [], [], 0.02)[0]:
                self._show(os.read(self._keys, 65536))
            shown = self._shown.decode(errors="replace")
            assert time.monotonic() < end, f"{self.name} does not go on after {keys!r}:\n{shown}"

    def _show(self, data: bytes) -> None:
        """Take what the shell draws, and answer where it asks what kind of terminal this is."""
        self._shown += data
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            os.write(self._keys, b"\x1b[?62c")
