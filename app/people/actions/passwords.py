"""Choosing a password, and being given one that serves once."""

from datetime import datetime

from app.people import passwords, queries, trail
from app.people.actions.sessions import end_sessions_of
from app.people.errors import PasswordUnchanged
from app.people.models import Person

PRODUCT_WORDS = ("明窗", "mingchuang")


def change_password(person: Person, *, present: str, new: str, at: datetime) -> None:
    """Replace ``person``'s password by one of his own choice; every session ends.

    The caller has verified ``present`` and holds the lock on ``person``.
    """
    passwords.check(new, local_words=queries.words_around(person) | set(PRODUCT_WORDS))
    if new == present:
        raise PasswordUnchanged

    person.password_hash = passwords.hashed(new)
    person.must_change_password = False
    end_sessions_of(person, at=at)
    trail.record("password changed", person, by=person, at=at)


def give_one_time_password(person: Person) -> str:
    """A password that only serves to choose another one; returned once, kept as a hash."""
    password = passwords.one_time()
    person.password_hash = passwords.hashed(password)
    person.must_change_password = True
    person.failures, person.locked_until = 0, None
    return password
