"""Commands that need people and procedures at once."""

import json
from pathlib import Path

import click

from app.admin import actions
from app.engine.cli import read_file
from app.engine.errors import NotDeployable
from app.engine.findings import sentence
from app.engine.values import Finding
from app.kit.db import transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people import queries
from app.people.models import Person

REFUSED, UNREADABLE = 1, 2


@click.command("deploy")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", metavar="LOGIN", help="Who deploys: a system administrator.")
@click.option("--approved-by", metavar="LOGIN", help="Who approves it: another one.")
@click.option("--note", required=True, help="Why there is a new version.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def deploy_file(
    context: click.Context,
    file: Path,
    *,
    by: str | None,
    approved_by: str | None,
    note: str,
    as_json: bool,
) -> None:
    """Make FILE the version new cases run on. Ends with 1 refused, 2 unreadable."""
    source = read_file(file)
    if isinstance(source, Finding):
        click.echo(sentence(source), err=True)
        context.exit(UNREADABLE)
    try:
        with transaction():
            version = actions.deploy_procedure(
                source, by=_person(by), approved_by=_person(approved_by), note=note, at=now()
            )
            told = {
                "process": version.process_id,
                "number": version.number,
                "digest": version.digest,
            }
    except ProductError as error:
        click.echo(str(error), err=True)
        for finding in error.findings if isinstance(error, NotDeployable) else ():
            click.echo(f"  {sentence(finding)}", err=True)
        context.exit(REFUSED)
    click.echo(json.dumps(told) if as_json else f"{told['process']} {told['number']}")


def _person(login: str | None) -> Person | None:
    return None if login is None else queries.person_by_login(login)
