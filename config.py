"""Settings of the three environments, read from the process environment."""

import hashlib
import os
import re
from pathlib import Path

DEVELOPMENT_KEY = "development only, never use this key for a real organ"
MEGABYTE = 1024 * 1024
KEY_BYTES = 32


class MissingSetting(Exception):
    """A production server was started without something it cannot do without."""


def _data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR", "instance")).resolve()


def _key(name: str, secret: str, *, otherwise: str) -> bytes:
    """A key of 64 hexadecimal digits from the environment, or made from ``secret``."""
    written = os.environ.get(name)
    if not written:
        return hashlib.sha256(f"{otherwise} {secret}".encode()).digest()
    try:
        key = bytes.fromhex(written)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise MissingSetting(f"{name} must be 64 hexadecimal digits (openssl rand -hex 32).")
    return key


def _number(name: str, default: int) -> int:
    written = os.environ.get(name) or str(default)
    if not (written.isascii() and written.isdigit() and 0 < int(written) < 65536):
        raise MissingSetting(f"{name} must be a whole number.")
    return int(written)


def _is_on(name: str) -> bool:
    return os.environ.get(name, "0") not in ("", "0", "false")


class Settings:
    """What holds everywhere unless an environment says otherwise."""

    ENVIRONMENT = "development"
    DEBUG = False
    TESTING = False

    MAX_CONTENT_LENGTH = 1 * MEGABYTE
    MAX_UPLOAD_LENGTH = 60 * MEGABYTE
    MAX_FORM_MEMORY_SIZE = 2 * MEGABYTE
    MAX_FORM_PARTS = 500

    BABEL_DEFAULT_LOCALE = "zh_Hans_CN"
    BABEL_DEFAULT_TIMEZONE = "Asia/Shanghai"
    LANGUAGES = ("zh_Hans_CN", "en")

    SESSION_COOKIE_NAME = "session"
    SESSION_COOKIE_SECURE = False
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    WTF_CSRF_TIME_LIMIT = None
    WTF_CSRF_SSL_STRICT = False  # app/ui/security.py compares origins, with or without TLS
    PASSWORD_COST: dict[str, int] | None = None  # argon2id at 64 MiB and three passes

    PROXY_HOPS = 0
    TRUSTED_HOSTS: list[str] | None = None
    BASE_URL: str | None = None
    SERVED_AT = "http://127.0.0.1:8000"
    EMBEDDED_WORKER = True
    WARN_WITHOUT_WORKER = True
    DEMONSTRATION = False
    TIME_MACHINE = False
    SQLALCHEMY_TRACK_MODIFICATIONS = False

    def __init__(self) -> None:
        self.DATA_DIR = _data_dir()
        self.SECRET_KEY = os.environ.get("SECRET_KEY", DEVELOPMENT_KEY)
        self.SQLALCHEMY_DATABASE_URI = os.environ.get(
            "DATABASE_URL", f"sqlite:///{self.DATA_DIR / 'mingchuang.db'}"
        )
        self.SEAL_KEY = _key("SEAL_KEY", self.SECRET_KEY, otherwise="sealed away with")
        self.PERSONAL_KEY = _key("PERSONAL_KEY", self.SECRET_KEY, otherwise="personal with")
        self.FONT_DIR = os.environ.get("FONT_DIR")
        self.TRAIL_DIR = os.environ.get("TRAIL_DIR")
        self.KEEP_NOTICES_DAYS = _number("KEEP_NOTICES_DAYS", 180)
        self._set_mail()

    def _set_mail(self) -> None:
        """Mail is off unless a server is named. What is named by half is refused."""
        self.MAIL_SERVER = os.environ.get("MAIL_SERVER", "")
        self.MAIL_USE_TLS = _is_on("MAIL_USE_TLS")
        self.MAIL_USE_STARTTLS = _is_on("MAIL_USE_STARTTLS")
        self.MAIL_PORT = _number("MAIL_PORT", 465 if self.MAIL_USE_TLS else 25)
        self.MAIL_USERNAME = os.environ.get("MAIL_USERNAME", "")
        self.MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "")
        self.MAIL_FROM = os.environ.get("MAIL_FROM", "")
        self.MAIL_CA_FILE = os.environ.get("MAIL_CA_FILE")
        if not self.MAIL_SERVER:
            return
        if not re.fullmatch(r"[!-;=?A-~]+@[0-9A-Za-z.-]+", self.MAIL_FROM):
            raise MissingSetting("MAIL_FROM must be the address mails are sent from.")
        if self.MAIL_USE_TLS and self.MAIL_USE_STARTTLS:
            raise MissingSetting("Set MAIL_USE_TLS or MAIL_USE_STARTTLS, not both.")
        if self.MAIL_USERNAME and not (self.MAIL_USE_TLS or self.MAIL_USE_STARTTLS):
            raise MissingSetting("MAIL_USERNAME needs MAIL_USE_TLS or MAIL_USE_STARTTLS.")


class Development(Settings):
    """A machine on which the product is tried or changed; a demonstration unless told not to be."""

    def __init__(self) -> None:
        super().__init__()
        self.DEMONSTRATION = os.environ.get("DEMONSTRATION", "1") != "0"
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        self.SERVED_AT = f"http://{host}:{port}"
        usual = "1" if self.DEMONSTRATION else "0"
        self.TIME_MACHINE = os.environ.get("TIME_MACHINE", usual) != "0"


class Testing(Settings):
    """The test suite; its fixtures set the database and the folders."""

    ENVIRONMENT = "testing"
    TESTING = True
    __test__ = False  # not a test class, whatever its name says
    PASSWORD_COST: dict[str, int] | None = {"memory_cost": 64, "time_cost": 1}
    EMBEDDED_WORKER = False
    WARN_WITHOUT_WORKER = False  # tests have none

    def __init__(self) -> None:
        super().__init__()
        self.SECRET_KEY = "testing only"
        self.SEAL_KEY = b"for the test suite only, 32 byte"
        self.PERSONAL_KEY = b"personal, test suite only, 32 by"
        self.MAIL_SERVER = ""


class Production(Settings):
    """A real organ. Refuses to start half configured."""

    ENVIRONMENT = "production"
    SESSION_COOKIE_NAME = "__Host-session"
    SESSION_COOKIE_SECURE = True

    def __init__(self) -> None:
        super().__init__()
        names = (
            *("SECRET_KEY", "SEAL_KEY", "PERSONAL_KEY"),
            *("DATABASE_URL", "BASE_URL", "TRUSTED_HOSTS", "DATA_DIR"),
        )
        if missing := [name for name in names if not os.environ.get(name)]:
            raise MissingSetting(f"Production needs these settings: {', '.join(missing)}.")
        if self.SECRET_KEY == DEVELOPMENT_KEY or len(self.SECRET_KEY) < 32:
            raise MissingSetting("SECRET_KEY must be your own and at least 32 characters long.")
        if os.environ.get("FLASK_DEBUG", "0") not in ("", "0", "false"):
            raise MissingSetting("FLASK_DEBUG must not be set in production.")
        if os.environ.get("TIME_MACHINE", "0") not in ("", "0"):
            raise MissingSetting("TIME_MACHINE must not be set in production: its days are real.")
        self.BASE_URL = os.environ["BASE_URL"]
        self.TRUSTED_HOSTS = os.environ["TRUSTED_HOSTS"].split(",")
        hops = os.environ.get("PROXY_HOPS", "0")
        if not (hops.isascii() and hops.isdigit()):
            raise MissingSetting("PROXY_HOPS must be a whole number: the proxies in front.")
        self.PROXY_HOPS = int(hops)
        self.EMBEDDED_WORKER = False


ENVIRONMENTS: dict[str, type[Settings]] = {
    "development": Development,
    "testing": Testing,
    "production": Production,
}


def settings() -> Settings:
    """The settings of the environment named by ``APP_ENV`` (development when it is not set)."""
    name = os.environ.get("APP_ENV", "development")
    if name not in ENVIRONMENTS:
        raise MissingSetting(f"APP_ENV must be one of {', '.join(ENVIRONMENTS)}, not {name!r}.")
    return ENVIRONMENTS[name]()
