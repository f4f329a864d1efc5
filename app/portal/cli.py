"""`flask portal`: the public's search kept in order, and the portal as files."""

import json
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.kit.db import db, transaction
from app.kit.errors import ProductError
from app.portal.static_export import Folder, export
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


@portal.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--base-url", help="Where the copy will stand: for site map, feeds and QR codes.")
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON object.")
def export_to(folder: Path, base_url: str | None, as_json: bool) -> None:
    """Bring FOLDER to what is public now: a copy of the portal for any web server."""
    if base_url is not None and not _is_address(base_url):
        raise click.BadParameter("It begins with http:// or https://.", param_hint="--base-url")
    try:
        outcome = export(
            Folder(folder), current_app.jinja_env, config=current_app.config, base_url=base_url
        )
    except (ProductError, OSError) as error:
        raise click.ClickException(str(error)) from None
    counts = asdict(outcome)
    if outcome.unreadable:
        click.echo(_("%(count)s attachments are unreadable.", count=outcome.unreadable), err=True)
    click.echo(json.dumps(counts) if as_json else ", ".join(f"{n}: {c}" for n, c in counts.items()))
    raise SystemExit(1 if outcome.unreadable else 0)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query
