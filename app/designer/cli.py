"""Commands that need people and procedures at once."""

import json
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.designer import actions
from app.designer.errors import NoSuchLogin
from app.designer.shipped import deploy_shipped
from app.engine.cli import NOT_A_DIAGRAM, read_file
from app.engine.errors import NotDeployable
from app.engine.findings import sentence
from app.engine.values import Finding
from app.kit.db import transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people import queries
from app.people.errors import NoSuchPerson
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
        findings = error.findings if isinstance(error, NotDeployable) else ()
        for finding in findings:
            click.echo(f"  {sentence(finding)}", err=True)
        is_unreadable = any(finding.rule in NOT_A_DIAGRAM for finding in findings)
        context.exit(UNREADABLE if is_unreadable else REFUSED)
    click.echo(json.dumps(told) if as_json else f"{told['process']} {told['number']}")


@click.command("deploy-shipped")
@with_appcontext
def deploy_shipped_files() -> None:
    """Deploy the procedures as shipped, each as version 1, where there is no version yet."""
    with transaction():
        deployed = deploy_shipped(now())
        told = [f"{version.process_id} {version.number}" for version in deployed]
    for line in told:
        click.echo(line)


def _person(login: str | None) -> Person | None:
    try:
        return None if login is None else queries.person_by_login(login)
    except NoSuchPerson as error:
        raise NoSuchLogin(login=login) from error


OF_PROCEDURES = (deploy_file, deploy_shipped_files)
