"""What the morning's mail says of the inbox: how much waits, and where."""

from flask_babel import lazy_gettext as _l

from app.inbox import queries
from app.notices.hooks import Counted
from app.people.models import Person
from app.people.queries import lanes_of


def mine(person: Person) -> Counted:
    """What the morning's mail says of the own steps."""
    return Counted(_l("With me"), queries.count_mine(person), "/inbox")


def pool(person: Person) -> Counted:
    """What the morning's mail says of the steps to be claimed."""
    return Counted(_l("To be claimed"), queries.count_pool(person, lanes_of(person)), "/inbox/pool")
