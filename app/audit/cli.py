"""`flask audit`: is the trail still what was written?"""

import json
import sys

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.audit.findings import sentence
from app.audit.verify import verify

audit = AppGroup("audit", help="The trail.")


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def verify_trail(as_json: bool) -> None:
    """Read every chain and name the first row that is not what was written."""
    result = verify()
    if as_json:
        click.echo(json.dumps(result.as_json()))
    elif result.is_sound:
        click.echo(
            _(
                "The trail is sound: %(rows)s rows in %(chains)s chains.",
                rows=result.rows,
                chains=result.chains,
            )
        )
    for fault in () if as_json else result.faults:
        click.echo(sentence(fault))
    sys.exit(0 if result.is_sound else 1)
