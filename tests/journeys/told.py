"""The demonstration as ``make run`` loads it: told once a day, then copied for each story.

To tell it, and to print all its letters, takes as long as a hundred tests; several stories begin
with it.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.admin.demonstration import load
from app.jobs.worker import Worker
from app.kit.db import db
from app.kit.time import now, today
from tests.journeys.live import Product, opened, running


@contextmanager
def demonstration(factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with a demonstration of today, until the block ends."""
    folder = factory.mktemp("demonstration")
    shutil.copytree(_told(_of_all_workers(factory)), folder, dirs_exist_ok=True)
    with running(folder) as product:
        yield product


def _told(folder: Path) -> Path:
    """The one that is copied; a new day has a new one, as its stories end on the day."""
    kept = folder / f"demonstration-{today()}"
    with (folder / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            aside = folder / "demonstration-aside"
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            _tell(aside)
            aside.rename(kept)
    return kept


def _tell(folder: Path) -> None:
    app = opened(folder)
    with app.app_context():
        load.load(at=now())
        Worker().run_due()
        db.session.remove()
        db.engine.dispose()


def _of_all_workers(factory: pytest.TempPathFactory) -> Path:
    """Where all workers of this run find the same."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
