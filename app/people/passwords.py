"""Passwords: hashing (argon2id), the policy, and one-time passwords. Knows no database."""

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.people.errors import PasswordTooKnown, PasswordTooPlain, PasswordTooShort

SHORTEST = 12
LONGEST = 128
CLASSES_NEEDED = 3
ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LOOKALIKES = str.maketrans("@4031!$57+", "aaoelisstt")
COMMON = tuple(Path(__file__).with_name("common_passwords.txt").read_text().split())

_PRODUCTION_COST = {"memory_cost": 64 * 1024, "time_cost": 3}


class _Hashing:
    """The hasher of this process and the hash that unknown people are compared with."""

    def __init__(self) -> None:
        self.use(_PRODUCTION_COST)

    def use(self, cost: Mapping[str, int]) -> None:
        self.hasher = PasswordHasher(
            time_cost=cost["time_cost"], memory_cost=cost["memory_cost"], parallelism=4
        )
        self.dummy: str | None = None

    def of_nobody(self) -> str:
        self.dummy = self.dummy or self.hasher.hash(secrets.token_hex())
        return self.dummy


_hashing = _Hashing()


def use_cost(cost: Mapping[str, int] | None) -> None:
    """Hash at another cost from now on (the settings' PASSWORD_COST; cheap in tests)."""
    _hashing.use(cost or _PRODUCTION_COST)


def hashed(password: str) -> str:
    """The argon2id hash of ``password``."""
    return _hashing.hasher.hash(password)


def matches(password: str, known: str | None) -> bool:
    """Whether ``password`` is the one. Costs the same when there is no hash to compare with."""
    try:
        fits = _hashing.hasher.verify(known or _hashing.of_nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return fits and known is not None and len(password) <= LONGEST


def is_outdated(known: str) -> bool:
    """Whether a hash was made at another cost than today's."""
    return _hashing.hasher.check_needs_rehash(known)


def check(password: str, *, local_words: Iterable[str]) -> None:
    """Raise unless the policy allows ``password``; ``local_words`` are names of these parts."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordTooShort
    if _classes(password) < CLASSES_NEEDED:
        raise PasswordTooPlain
    plain = password.casefold()
    read = plain.translate(LOOKALIKES)
    words = [word.casefold() for word in local_words if len(word.encode()) > 3]
    if any(word in text for word in (*COMMON, *words) for text in (plain, read)):
        raise PasswordTooKnown
    if len(set(plain)) < SHORTEST // 2:
        raise PasswordTooKnown


def one_time() -> str:
    """A random password in groups that can be read out over the telephone."""
    while True:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(16))
        if _classes(letters) == CLASSES_NEEDED:
            return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _classes(password: str) -> int:
    kinds = {
        "small" if c.islower() else "capital" if c.isupper() else "digit" if c.isdigit() else "rest"
        for c in password
    }
    return len(kinds)
