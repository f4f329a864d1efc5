"""Real servers for figures and faults: gunicorn as the product runs it, and simple clients."""

import http.client
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from deploy.run import web_command
from tests.conftest import Database

ROOT = Path(__file__).parents[1]
CLIENTS = 4


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(database: Database) -> dict[str, str]:
    """The settings that let a process of the product work on ``database``."""
    return os.environ | {
        "APP_ENV": "testing",
        "DATABASE_URL": database.url,
        "DATA_DIR": str(database.folder / "data"),
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def web(database: Database, application: str = "wsgi:app") -> Iterator[int]:
    """Gunicorn with ``application`` on a port of its own, until the block ends."""
    port = free_port()
    command = web_command(application, bind=f"127.0.0.1:{port}")
    server = subprocess.Popen(command, cwd=ROOT, env=environment(database))
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, *, seconds: float = 30) -> None:
    """Until pages are answered there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=seconds):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"Nobody answers on port {port}.")


def requests_per_second(port: int, path: str, *, seconds: float) -> float:
    """What the server manages for ``CLIENTS`` readers who do not pause; all must get the page."""
    end = time.monotonic() + seconds
    done = [0] * CLIENTS
    threads = [
        threading.Thread(target=_read, args=(port, path, end, done, place))
        for place in range(CLIENTS)
    ]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(done), f"{path}: {done}"
    return sum(done) / (time.monotonic() - begun)


def _read(port: int, path: str, end: float, done: list[int], place: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    while time.monotonic() < end:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        done[place] += 1
    connection.close()
