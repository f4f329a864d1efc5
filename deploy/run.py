"""`make run`: migrates, loads the demonstration once, starts web and worker, tends both."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from app import create_app
from app.admin.demonstration import load
from app.jobs import heartbeat
from app.kit.db import db
from app.kit.time import now
from config import settings

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
STOP_SECONDS = 30


def prepare(app: Flask) -> list[str]:
    """Migrate, load the demonstration into an empty database, and return what to tell the user."""
    with app.app_context():
        upgrade()
        if not app.config["DEMONSTRATION"]:
            return []
        if load.is_needed():
            print("Loading the demonstration (once) …", flush=True)
            load.load(at=now())
        return load.welcome()


def port_is_free() -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return False
    return True


def wait_until_it_answers(web: subprocess.Popen[bytes]) -> bool:
    for _ in range(300):
        if web.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(f"http://{HOST}:{PORT}/sign-in", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def wait_until_it_beats(worker: subprocess.Popen[bytes], app: Flask) -> None:
    """Until a worker has been seen, so that nobody reads that there is none."""
    with app.app_context():
        for _ in range(300):
            if worker.poll() is not None or heartbeat.is_alive():
                break
            db.session.rollback()
            time.sleep(0.1)
        db.session.remove()


def start_web() -> subprocess.Popen[bytes]:
    return subprocess.Popen(web_command("wsgi:app", bind=f"{HOST}:{PORT}"), cwd=ROOT)


def web_command(application: str, *, bind: str) -> list[str]:
    """How the product is served; the figures are taken with the same."""
    return [
        str(BIN / "gunicorn"),
        "--bind", bind, "--workers", "2", "--threads", "4", "--limit-request-line", "8190",
        "--worker-class", "gthread", "--worker-tmp-dir", _memory_folder(),
        "--no-control-socket", "--log-level", "warning", "--preload", application,
    ]  # fmt: skip


def _memory_folder() -> str:
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"


def start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(BIN / "flask"), "--app", "wsgi", "worker"], cwd=ROOT)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to finish, wait, and end by force what does not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()


def main() -> int:
    """Run until a signal or until the web server ends; a worker that dies is started again."""
    os.chdir(ROOT)
    if not port_is_free():
        print(f"Port {PORT} on {HOST} is in use. Choose another: PORT=8001 make run")
        return 1

    app = create_app(settings())
    lines = prepare(app)
    web, worker = start_web(), start_worker()
    asked_to_stop: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _frame: asked_to_stop.append(number))

    if wait_until_it_answers(web):
        wait_until_it_beats(worker, app)
        print("\n".join(["", f"  明窗 is open at http://{HOST}:{PORT}/", *lines, ""]), flush=True)
    while not asked_to_stop and web.poll() is None:
        if worker.poll() is not None:
            worker = start_worker()
        time.sleep(0.5)
    stop([worker, web])
    return 0 if asked_to_stop else 1


if __name__ == "__main__":
    sys.exit(main())
