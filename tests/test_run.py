"""`make run`: what is there when it prints the address."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from tests.serving import ROOT, free_port


@pytest.fixture
def started(tmp_path):
    """The first `make run` in an empty folder, up to the line with the address."""
    kept = {
        name: os.environ[name] for name in os.environ if name not in ("APP_ENV", "DATABASE_URL")
    }
    own = {"DATA_DIR": str(tmp_path), "PORT": str(free_port()), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "deploy/run.py"],
        cwd=ROOT,
        env=kept | own,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert any("is open at" in line for line in process.stdout)
    yield tmp_path
    os.killpg(process.pid, signal.SIGKILL)  # it may be in the middle of the demonstration's jobs
    process.communicate()


@pytest.mark.slow
def test_a_worker_has_been_seen_before_the_address_is_printed(started):
    with sqlite3.connect(next(started.glob("*.db"))) as database:
        beats = database.execute(
            "SELECT count(*) FROM worker_heartbeat WHERE good_until > datetime('now')"
        ).fetchone()

    assert beats == (1,)
