"""What the policy takes and what it does not."""

import pytest

from app.people import passwords
from app.people.errors import PasswordTooKnown, PasswordTooPlain, PasswordTooShort

WORDS = ("王芳", "云川市商务局", "wangfang")


@pytest.mark.parametrize(
    "password",
    [
        "Quiet-Rivers-77",
        "窗前明月光A1-疑是地上霜",
        "x7" * 3 + "Kopel-Wq",
        "Ab1" + "ö" * 9 + "qrstuv",
    ],
)
def test_good_passwords_are_taken(password):
    passwords.check(password, local_words=WORDS)


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("Ab1-Ab1-Ab1", PasswordTooShort),
        ("Ab1-" * 33, PasswordTooShort),
        ("quietriversflow", PasswordTooPlain),
        ("quietrivers7777", PasswordTooPlain),
        ("P@ssw0rd-2026-Xy", PasswordTooKnown),
        ("Qwerty-99-Zebra", PasswordTooKnown),
        ("Wangfang-2026-xx", PasswordTooKnown),
        ("我是王芳-Abcdefg-1", PasswordTooKnown),
        ("云川市商务局-Ab-12345", PasswordTooKnown),
        ("Aa1-Aa1-Aa1-Aa1", PasswordTooKnown),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password, error):
    with pytest.raises(error):
        passwords.check(password, local_words=WORDS)


def test_hashes_are_argon2id_at_the_cost_of_production_unless_told_otherwise():
    passwords.use_cost(None)
    try:
        assert passwords.hashed("x").startswith("$argon2id$v=19$m=65536,t=3,")
    finally:
        passwords.use_cost({"memory_cost": 64, "time_cost": 1})


def test_a_cheap_hash_is_outdated_in_production():
    cheap = passwords.hashed("x")
    passwords.use_cost(None)
    try:
        assert passwords.is_outdated(cheap)
        assert passwords.matches("x", cheap)
    finally:
        passwords.use_cost({"memory_cost": 64, "time_cost": 1})


def test_what_is_too_long_or_no_hash_never_matches():
    assert not passwords.matches("x" * 129, passwords.hashed("x" * 128))
    assert not passwords.matches("x", "")
    assert not passwords.matches("x", "no hash")


def test_one_time_passwords_differ_and_pass_the_policy():
    made = {passwords.one_time() for _ in range(20)}

    assert len(made) == 20
    for password in made:
        assert len(password) == 19
