"""What the server does beside answering: a thread that lives as long as it, and the processes that it starts."""

import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Self

from rempart.ledger.book.storage import Storage

PAUSE = 1.0  # seconds between two looks for work
_PATIENCE = 5.0  # seconds that a process is given to end


class Background(ABC):
    """A thread of the server with a connection of its own; what it does stands in ``_work``, until ``_ended`` is set."""

    def __init__(self, url: str, name: str, pause: float) -> None:
        self._url = url
        self._pause = pause
        self._storage = Storage(url)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it; what is half done is given up, and taken up again by the next one."""
        self._ended.set()
        self._thread.join()
        self._storage.close()

    @abstractmethod
    def _work(self) -> None:
        """Do what this thread is for, until ``_ended`` is set."""

    def _attend(self, module: str, told: str, is_over: Callable[[], bool] = lambda: False) -> int:
        """Run a module in a process of its own until that ends, it is over, or the thread is to end.

        Args:
            module: What ``python -m`` runs.
            told: A line for its input, which stays open as long as the process is wanted.
            is_over: Asked after each pause.

        Returns:
            Its exit code, negative where it was ended.
        """
        command = [sys.executable, "-m", module]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as child:  # noqa: S603 -- our own program
            assert child.stdin is not None
            try:
                child.stdin.write(told + "\n")
                child.stdin.flush()
                while child.poll() is None and not self._ended.is_set() and not is_over():
                    self._ended.wait(self._pause)
            except BrokenPipeError:
                pass  # it ended before it was told anything
            finally:
                _end(child)
        return child.returncode


def _end(child: subprocess.Popen[str]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
