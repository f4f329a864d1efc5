"""Web and worker as the product starts them, in a process that has read the product already."""

import os
import sys
from collections.abc import Mapping

from flask.cli import main as flask
from gunicorn.app.wsgiapp import run as gunicorn


def web(command: list[str], settings: Mapping[str, str]) -> None:
    """What ``deploy.run.web_command`` says."""
    _as_a_command(command, settings)
    gunicorn()


def worker(settings: Mapping[str, str]) -> None:
    """``flask worker``."""
    _as_a_command(["flask", "--app", "wsgi", "worker"], settings)
    flask()


def _as_a_command(command: list[str], settings: Mapping[str, str]) -> None:
    """In a group of its own, so that it can be killed with all its children at once; silent."""
    os.setsid()
    os.environ.update(settings)
    sys.argv = command
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
