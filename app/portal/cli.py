"""`flask portal`: keeping the public's search in order."""

import click
from flask.cli import AppGroup

from app.kit.db import db, transaction
from app.publishing import search

AT_ONCE = 100

portal = AppGroup("portal", help="The public's side.")


@portal.command("reindex")
def reindex() -> None:
    """Index what other rules indexed, or none, in small transactions; may be stopped and redone."""
    total = 0
    while True:
        with transaction():
            number = search.index_what_is_stale(limit=AT_ONCE)
        db.session.expunge_all()
        total += number
        if number < AT_ONCE:
            break
    click.echo(f"{total} indexed.")
