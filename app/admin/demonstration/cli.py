"""``flask demo load``."""

import click
from flask import current_app

from app.admin.demonstration import load
from app.kit.time import now


@click.group()
def demo() -> None:
    """The demonstration organs, people and items."""


@demo.command("load")
def load_demonstration() -> None:
    """Load it into an empty database. Refused outside development."""
    if not current_app.config["DEMONSTRATION"]:
        raise click.ClickException("The demonstration is loaded on development machines only.")
    if not load.is_needed():
        click.echo("The database is not empty; nothing was loaded.")
    else:
        load.load(at=now())
    for line in load.welcome():
        click.echo(line)
