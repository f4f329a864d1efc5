"""`flask worker`: does what the queue holds, until it is told to stop."""

import logging

import click
from flask.cli import with_appcontext

from app.jobs.worker import Worker


@click.command("worker")
@click.option("--until-empty", is_flag=True, help="Do what is due now, then end.")
@with_appcontext
def worker(until_empty: bool) -> None:
    """Do background jobs: timers, scheduled releases, sheets."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if until_empty:
        Worker().run_due()
    else:
        Worker().run()
