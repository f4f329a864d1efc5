"""What crosses slices upwards: what a procedure may call, what follows when a review ends.

Every such connection stands in this file and nowhere else.
"""

from flask import Flask

from app import jobs
from app.admin.demonstration.people import PASSWORD as DEMONSTRATION_PASSWORD
from app.files import jobs as files_jobs
from app.files import texts
from app.people import jobs as people_jobs

DAY = 24 * 60 * 60


def connect(app: Flask) -> None:
    """Connect the hooks of lower slices with the actions of higher ones."""
    jobs.register(texts.READ, files_jobs.keep_text, before=files_jobs.read_aside)
    jobs.register("files.sweep", files_jobs.sweep)
    jobs.schedule_every("files.sweep", seconds=DAY)
    jobs.register("jobs.forget_done", jobs.forget_done)
    jobs.schedule_every("jobs.forget_done", seconds=DAY)
    jobs.register("people.forget_old", people_jobs.forget_old)
    jobs.schedule_every("people.forget_old", seconds=DAY)
    if app.config["DEMONSTRATION"]:
        app.config["DEMONSTRATION_PASSWORD"] = DEMONSTRATION_PASSWORD
