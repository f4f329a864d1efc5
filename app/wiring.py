"""What crosses slices upwards: what a procedure may call, what follows when a review ends.

Every such connection stands in this file and nowhere else.
"""

from flask import Flask

from app import jobs
from app.files import jobs as files_jobs
from app.files import texts

DAY = 24 * 60 * 60


def connect(_app: Flask) -> None:
    """Connect the hooks of lower slices with the actions of higher ones."""
    jobs.register(texts.READ, files_jobs.keep_text, before=files_jobs.read_aside)
    jobs.register("files.sweep", files_jobs.sweep)
    jobs.schedule_every("files.sweep", seconds=DAY)
