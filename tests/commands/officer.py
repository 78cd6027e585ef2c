"""Sits at a real terminal before a command, reads what it asks and types the answers."""

import os
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from command_runner import clean_environment, executable

_PATIENCE = 60
"""How many seconds a question may take to come, on the busiest machine."""

_TERMINAL = """\
import fcntl, os, sys, termios
os.setsid()
terminal = os.open(sys.argv[1], os.O_RDWR)
fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
for stream in (0, 1, 2):
    os.dup2(terminal, stream)
os.execvp(sys.argv[2], sys.argv[2:])
"""
"""Gives a program a terminal as its own, so that Ctrl-C reaches it."""

_STYLES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Officer:
    """Somebody at a terminal of 80 columns, in which a command runs."""

    def __init__(self, *arguments: str, cwd: Path, **environment: str) -> None:
        self._start([executable(), *arguments], cwd, environment)

    @classmethod
    def before(cls, code: str, *, cwd: Path, **environment: str) -> "Officer":
        """Sit before a piece of Python."""
        made = cls.__new__(cls)
        made._start([sys.executable, "-c", code], cwd, environment)
        return made

    def _start(self, command: Sequence[str], cwd: Path, environment: dict[str, str]) -> None:
        self._shown = b""
        self._read = 0
        self._keys, terminal = os.openpty()
        termios.tcsetwinsize(terminal, (40, 80))
        self._process = subprocess.Popen(
            [sys.executable, "-IS", "-c", _TERMINAL, os.ttyname(terminal), *command],
            cwd=cwd,
            env={**clean_environment(), "TERM": "xterm", "NO_COLOR": "1", **environment},
        )
        self._terminal = terminal

    def __enter__(self) -> "Officer":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keys)
        os.close(self._terminal)

    @property
    def screen(self) -> str:
        """Give all that was shown, without what moves the cursor."""
        return _STYLES.sub("", self._shown.decode("utf-8", "replace").replace("\r", ""))

    def sees(self, text: str) -> "Officer":
        """Wait until a text stands below what was seen last."""
        end = time.monotonic() + _PATIENCE
        while (found := self.screen.find(text, self._read)) < 0:
            assert time.monotonic() < end, f"{text!r} did not come:\n{self.screen}"
            if not self._more() and self._process.poll() is not None and not self._more():
                found = self.screen.find(text, self._read)
                assert found >= 0, f"{text!r} did not come:\n{self.screen}"
                break
        self._read = found + len(text)
        return self

    def types(self, line: str) -> "Officer":
        """Type a line, and Enter."""
        return self.presses(f"{line}\r")

    def presses(self, keys: str) -> "Officer":
        """Type keys as they are."""
        os.write(self._keys, keys.encode())
        return self

    def leaves(self) -> int:
        """Press Ctrl-C, and give the status.

        It is pressed again where nothing comes of it: while a prompt is being drawn, readline
        notes it with the next key.
        """
        for _ in range(_PATIENCE):
            self.presses("\x03")
            for _ in range(10):
                self._more()
                if self._process.poll() is not None:
                    return self.ends()
        raise AssertionError(f"it did not end:\n{self.screen}")

    def ends(self) -> int:
        """Wait for the end, and give the status; all is read that was shown."""
        end = time.monotonic() + _PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < end, f"it did not end:\n{self.screen}"
            self._more()
        while self._more():
            pass
        return self._process.returncode

    def _more(self) -> bool:
        """Read what is shown, and say whether there was something."""
        ready, _, _ = select.select([self._keys], [], [], 0.1)
        if ready:
            self._shown += os.read(self._keys, 65536)
        return bool(ready)
