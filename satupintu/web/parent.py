"""A server process and the main process: each knows whether the other one lives.

Without its parent a process ends itself: after `kill -9` of the main process nobody holds the port.
The main process learns that a process has come as far as to answer.
"""

from __future__ import annotations

import mmap
import os
import threading

LOOKS_EVERY_SECONDS = 0.5
main_process: list[int] = []  # noted before the server forks: a late child may find its parent gone already

_signs = mmap.mmap(-1, 1)  # one byte, shared with every process that is forked from here


def note_main_process() -> None:
    """Say that this process is the one without which no other may live."""
    main_process[:] = [os.getpid()]


def has_answered() -> bool:
    """Return whether a process has begun to answer since this was asked last."""
    answered = _signs[0] == 1
    _signs[0] = 0
    return answered


class ParentWatch:
    """A thread that looks whether the process that started us still lives."""

    def __init__(self) -> None:
        self.parent = main_process[0] if main_process else os.getppid()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="parent", daemon=True)

    def start(self) -> None:
        """Begin; this process answers now."""
        _signs[0] = 1
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(LOOKS_EVERY_SECONDS):
            if os.getppid() != self.parent:
                os._exit(1)
