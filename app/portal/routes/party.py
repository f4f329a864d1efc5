"""Who has opened a letter in this browser: let in by number and code, for thirty minutes of quiet.

The signed cookie holds the letter's id and the version of its code, and neither number nor code.
"""

from uuid import UUID

from flask import session

from app.kit.time import real_time
from app.portal.opinions import queries
from app.portal.opinions.errors import NotOpened
from app.portal.opinions.queries import Shown

OPENED = "opened"
QUIET_SECONDS = 30 * 60


def let_party_in(opinion_id: UUID, *, code_version: int) -> None:
    """This browser reads the letter from now on, and no other."""
    session[OPENED] = [str(opinion_id), code_version, int(real_time().timestamp())]


def let_party_out() -> None:
    """This browser reads no letter any more."""
    session.pop(OPENED, None)


def shown() -> Shown:
    """The letter this browser reads, and thirty minutes more for it."""
    opinion_id, version, seen = session.get(OPENED) or ("", 0, 0)
    if not opinion_id or real_time().timestamp() - seen > QUIET_SECONDS:
        raise NotOpened
    found = queries.shown(UUID(opinion_id), code_version=version)
    if found is None:
        raise NotOpened
    let_party_in(found.opinion.id, code_version=version)
    return found
