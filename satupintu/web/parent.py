"""A server process without its parent ends itself: after `kill -9` of the main process nobody holds the port."""

from __future__ import annotations

import os
import threading

LOOKS_EVERY_SECONDS = 0.5
main_process: list[int] = []  # noted before the server forks: a late child may find its parent gone already


def note_main_process() -> None:
    """Say that this process is the one without which no other may live."""
    main_process[:] = [os.getpid()]


class ParentWatch:
    """A thread that looks whether the process that started us still lives."""

    def __init__(self) -> None:
        self.parent = main_process[0] if main_process else os.getppid()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="parent", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(LOOKS_EVERY_SECONDS):
            if os.getppid() != self.parent:
                os._exit(1)
