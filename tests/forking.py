"""Web and workers as processes that can be killed; each begins with the product loaded.

They are forked from a process that has read the product once: reading it takes far longer than
what most of them are begun for.
"""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

LONGEST_START = 60  # seconds, on a machine that is busy

_forking = get_context("forkserver")
_forking.set_forkserver_preload(["app"])


def forked(main: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """A process that does ``main(*arguments)``."""
    process = _forking.Process(target=main, args=arguments)
    process.start()
    return process


class Workers:
    """Starts ``main(…, ready)`` again and again, and ends every one of them."""

    def __init__(self, main: Callable[..., None], *arguments: object) -> None:
        self._main, self._arguments = main, arguments
        self._processes: list[ForkServerProcess] = []

    def start(self, *more: object) -> ForkServerProcess:
        """One more, which has said that it is ready."""
        here, there = _forking.Pipe(duplex=False)
        process = forked(self._main, *self._arguments, *more, there)
        self._processes.append(process)
        there.close()
        with here:
            assert here.poll(LONGEST_START)
            assert here.recv() == "ready"
        return process

    def end(self) -> None:
        for process in self._processes:
            kill(process)
            process.close()


def say_ready(there: Connection) -> None:
    """The child's side."""
    with there:
        there.send("ready")


def kill(process: ForkServerProcess) -> None:
    """kill -9."""
    process.kill()
    process.join()
