"""A production server does not start half configured."""

import pytest

from config import DEVELOPMENT_KEY, Development, MissingSetting, Production, settings

COMPLETE = {
    "APP_ENV": "production",
    "SECRET_KEY": "k" * 40,
    "SEAL_KEY": "0123456789abcdef" * 4,
    "PERSONAL_KEY": "fedcba9876543210" * 4,
    "DATABASE_URL": "postgresql+psycopg://a@b/c",
    "BASE_URL": "https://open.example.gov.cn",
    "TRUSTED_HOSTS": "open.example.gov.cn",
    "DATA_DIR": "/var/lib/mingchuang",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("FLASK_DEBUG", raising=False)
    return monkeypatch


def test_a_demonstration_leads_to_where_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8322")

    assert Development().SERVED_AT == "http://127.0.0.1:8322"


def test_production_starts_when_everything_is_set(environment: pytest.MonkeyPatch) -> None:
    assert isinstance(settings(), Production)


@pytest.mark.parametrize("name", [name for name in COMPLETE if name != "APP_ENV"])
def test_production_names_what_is_missing(environment: pytest.MonkeyPatch, name: str) -> None:
    environment.delenv(name)

    with pytest.raises(MissingSetting, match=name):
        settings()


@pytest.mark.parametrize("key", [DEVELOPMENT_KEY, "short"])
def test_production_refuses_a_key_that_others_know(
    environment: pytest.MonkeyPatch, key: str
) -> None:
    environment.setenv("SECRET_KEY", key)

    with pytest.raises(MissingSetting, match="SECRET_KEY"):
        settings()


@pytest.mark.parametrize("key", ["short", "0" * 62, "g" * 64])
def test_a_seal_key_of_another_length_or_kind_is_refused(
    environment: pytest.MonkeyPatch, key: str
) -> None:
    environment.setenv("SEAL_KEY", key)

    with pytest.raises(MissingSetting, match="SEAL_KEY"):
        settings()


@pytest.mark.parametrize("hops", ["one", "-1", ""])
def test_production_refuses_proxies_it_cannot_count(
    environment: pytest.MonkeyPatch, hops: str
) -> None:
    environment.setenv("PROXY_HOPS", hops)

    with pytest.raises(MissingSetting, match="PROXY_HOPS"):
        settings()


def test_production_refuses_debug(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("FLASK_DEBUG", "1")

    with pytest.raises(MissingSetting, match="FLASK_DEBUG"):
        settings()


def test_an_unknown_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_ENV", "prod")

    with pytest.raises(MissingSetting, match="APP_ENV"):
        settings()


def test_development_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APP_ENV", raising=False)

    assert isinstance(settings(), Development)


def test_only_development_is_ever_a_demonstration(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DEMONSTRATION", "1")

    assert settings().DEMONSTRATION is False


def test_production_refuses_a_clock_that_can_be_set(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TIME_MACHINE", "1")

    with pytest.raises(MissingSetting, match="TIME_MACHINE"):
        settings()


@pytest.mark.parametrize(
    ("demonstration", "asked", "expected"), [("1", "", True), ("0", "", False), ("0", "1", True)]
)
def test_a_rehearsal_is_for_the_demonstration_unless_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, demonstration: str, asked: str, expected: bool
) -> None:
    monkeypatch.setenv("DEMONSTRATION", demonstration)
    monkeypatch.delenv("TIME_MACHINE", raising=False)
    if asked:
        monkeypatch.setenv("TIME_MACHINE", asked)

    assert Development().TIME_MACHINE is expected


def test_mail_is_off_unless_a_server_is_named(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("MAIL_SERVER", raising=False)

    assert settings().MAIL_SERVER == ""


def test_mail_is_on_with_a_server_and_a_sender(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MAIL_SERVER", "mail.yunchuan.example")
    environment.setenv("MAIL_FROM", "desk@yunchuan.example")
    environment.setenv("MAIL_USE_TLS", "1")

    assert (settings().MAIL_PORT, settings().MAIL_USE_STARTTLS) == (465, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_FROM", ""),
        ("MAIL_FROM", "desk"),
        ("MAIL_FROM", "a@b.cn\nBcc: c@d.cn"),
        ("MAIL_PORT", "smtp"),
        ("MAIL_PORT", "70000"),
        ("MAIL_USERNAME", "desk"),  # a password in clear
    ],
)
def test_mail_set_by_half_is_refused(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv("MAIL_SERVER", "mail.yunchuan.example")
    environment.setenv("MAIL_FROM", "desk@yunchuan.example")
    environment.setenv(name, value)

    with pytest.raises(MissingSetting, match="MAIL"):
        settings()
