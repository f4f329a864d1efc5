"""Web and worker as processes of their own that are killed (kill -9) and started again."""

import os
import random
import signal
import threading
from collections import Counter
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from urllib.request import urlopen

from deploy.run import web_command
from tests.conftest import Database
from tests.faults import served
from tests.forking import forked
from tests.serving import environment, free_port

PAUSE = (0.2, 1.0)
MOST_KILLS = 8  # each takes longer to start again than it took to kill


class Site:
    """The product on ``database``, until the block ends. Killing is done by ``killer``."""

    def __init__(self, database: Database) -> None:
        self.port = free_port()
        self.kills: Counter[str] = Counter()
        self._environment = environment(database)
        self._chance = random.Random(20260302)
        self._done = threading.Event()
        self._killer = threading.Thread(target=self._kill_again_and_again)

    def __enter__(self) -> "Site":
        self._web, self._worker = self._start_web(), self._start_worker()
        return self

    def __exit__(self, *_: object) -> None:
        self.spare()
        for process in (self._web, self._worker):
            _kill_group(process)

    def torment(self) -> None:
        """Begin to kill."""
        self._killer.start()

    def spare(self) -> None:
        """Kill no more; everything runs afterwards."""
        self._done.set()
        if self._killer.is_alive():
            self._killer.join()

    def kill_worker(self) -> None:
        """kill -9, and another one starts."""
        _kill_group(self._worker)
        self._worker = self._start_worker()

    def _kill_again_and_again(self) -> None:
        while self.kills.total() < MOST_KILLS:
            if self._done.wait(self._chance.uniform(*PAUSE)):
                return
            victim = self._chance.choice(("a web worker", "a web worker", "the worker", "the web"))
            self.kills[victim] += 1
            if victim == "a web worker":
                for child in _children(self._web)[:1]:
                    with suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
            elif victim == "the worker":
                self.kill_worker()
            else:
                _kill_group(self._web)
                self._web = self._start_web()
            self._wait_for_an_answer()

    def _wait_for_an_answer(self) -> None:
        """Kill again only what is up again: however slow the machine, something gets through."""
        while not self._done.wait(0.05):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/sign-in", timeout=5):
                return

    def _start_web(self) -> ForkServerProcess:
        command = web_command("wsgi:app", bind=f"127.0.0.1:{self.port}")
        return forked(served.web, command, self._environment)

    def _start_worker(self) -> ForkServerProcess:
        return forked(served.worker, self._environment)


def _children(process: ForkServerProcess) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    with suppress(FileNotFoundError):
        return [int(child) for child in listed.read_text().split()]
    return []


def _kill_group(process: ForkServerProcess) -> None:
    """Also when it has just been begun and has no group of its own yet."""
    assert process.pid
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    process.close()
