"""A real worker in a process of its own, with duties whose effects can be counted."""

import time
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app import audit, create_app, jobs
from app.jobs import worker
from config import Testing
from tests.forking import say_ready


def count(payload: dict[str, Any], at: datetime) -> None:
    """An effect that shows when it happens twice: one more row of the trail."""
    time.sleep(payload["seconds"] / 2)
    audit.record("counted", organ_id=None, by=None, at=at, subject=payload["name"])
    time.sleep(payload["seconds"] / 2)


def main(url: str, folder: str, grace: int, ready: Connection) -> None:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = url
    settings.DATA_DIR = Path(folder)
    worker.GRACE_SECONDS = grace
    app = create_app(settings)
    jobs.register("count", count)
    jobs.register("wait", count, before=lambda payload, at: time.sleep(payload["seconds"]))
    with app.app_context():
        say_ready(ready)
        worker.Worker().run()
