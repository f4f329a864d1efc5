"""`flask audit`: is the trail still what was written?"""

import json
import sys

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.audit import heads
from app.audit.findings import about_heads, sentence
from app.audit.verify import verify
from app.kit.folders import trail_folder
from app.kit.time import real_time

audit = AppGroup("audit", help="The trail.")


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def verify_trail(as_json: bool) -> None:
    """Read every chain and name the first row that is not what was written.

    The chains are also compared with their heads as they were written down every hour.
    """
    written_down = heads.read(trail_folder(), at=real_time())
    result = verify(against=written_down)
    is_sound = result.is_sound and not written_down.forged
    if as_json:
        outside = {
            "forged_heads": written_down.forged,
            "heads_of_other_keys": written_down.of_other_keys,
        }
        click.echo(json.dumps({**result.as_json(), **outside, "sound": is_sound}))
    elif is_sound:
        click.echo(
            _(
                "The trail is sound: %(rows)s rows in %(chains)s chains.",
                rows=result.rows,
                chains=result.chains,
            )
        )
    if not as_json:
        for line in [*map(sentence, result.faults), *about_heads(written_down)]:
            click.echo(line)
    sys.exit(0 if is_sound else 1)
