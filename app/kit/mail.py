"""Handing one mail to the mail server of the installation (SMTP), and what the server made of it.

Who has the mail is decided by one answer: until the server says 250 to the text, it is ours.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass

from flask import current_app

SECONDS = 10
LONGEST_ADDRESS = 254
LONGEST_WORDS = 300
PERMANENT = 500
LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"(?=.{{6,{LONGEST_ADDRESS}}}\Z){LOCAL}@(?:{LABEL}\.)+{LABEL}\Z")
LONGEST_LOCAL = 64


class NotNow(Exception):
    """The mail was not taken; later it may be."""


class Unreachable(NotNow):
    """No mail can be handed over at all: nobody answers, or we are not let in."""


class NoAnswer(NotNow):
    """The text was sent and no answer came: nobody can know whether the mail was taken."""


class NotEver(Exception):
    """The server refused this mail for good."""


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The mail server, and in whose name mails are sent."""

    server: str
    port: int
    sender: str
    uses_tls: bool = False
    uses_starttls: bool = False
    username: str = ""
    password: str = ""
    ca_file: str | None = None

    @property
    def domain(self) -> str:
        """Whose message ids are ours to give."""
        return self.sender.rpartition("@")[2]


def post_office() -> PostOffice | None:
    """The server that was configured; None when mail is off."""
    config = current_app.config
    if not config["MAIL_SERVER"]:
        return None
    return PostOffice(
        server=config["MAIL_SERVER"],
        port=config["MAIL_PORT"],
        sender=config["MAIL_FROM"],
        uses_tls=config["MAIL_USE_TLS"],
        uses_starttls=config["MAIL_USE_STARTTLS"],
        username=config["MAIL_USERNAME"],
        password=config["MAIL_PASSWORD"],
        ca_file=config["MAIL_CA_FILE"],
    )


def is_address(text: str) -> bool:
    """Whether mail can be sent to ``text``: one plain address, nothing before or after it."""
    return bool(ADDRESS.match(text)) and len(text.partition("@")[0]) <= LONGEST_LOCAL


def hand_over(content: bytes, *, to: str, office: PostOffice, begins: Callable[[], None]) -> None:
    """Let ``office`` have the mail; ``begins`` is called before the first word of its text.

    Whatever fails before that has certainly sent nothing.
    """
    try:
        with closing(_let_in(office)) as server:
            _judge(server.mail(office.sender), to=to)
            _judge(server.rcpt(to), to=to)
            begins()
            _judge(_text(server, content), to=to)
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(_words(error, to=to)) from error


def _connected(office: PostOffice) -> smtplib.SMTP:
    """A connection in which a mail may begin. What fails here is no fault of the mail."""
    name, tls = socket.gethostname(), ssl.create_default_context(cafile=office.ca_file)
    server: smtplib.SMTP
    if office.uses_tls:
        server = smtplib.SMTP_SSL(
            office.server, office.port, local_hostname=name, timeout=SECONDS, context=tls
        )
    else:
        server = smtplib.SMTP(office.server, office.port, local_hostname=name, timeout=SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if office.uses_starttls:
            server.starttls(context=tls)
        if office.username:
            server.login(office.username, office.password)
    except (smtplib.SMTPException, OSError):
        server.close()
        raise
    return server


def _let_in(office: PostOffice) -> smtplib.SMTP:
    try:
        return _connected(office)
    except (smtplib.SMTPException, OSError) as error:
        raise Unreachable(_words(error, to="")) from error


def _text(server: smtplib.SMTP, content: bytes) -> tuple[int, bytes]:
    """The answer to the text itself."""
    try:
        return server.data(content)
    except smtplib.SMTPDataError as refusal:
        return refusal.smtp_code, _bytes(refusal.smtp_error)
    except (smtplib.SMTPException, OSError) as error:
        raise NoAnswer(_words(error, to="")) from error


def _judge(answer: tuple[int, bytes], *, to: str) -> None:
    """Go on after 2xx; else say whether there is any use in trying again."""
    code, words = answer
    if code in (250, 251, 252):
        return
    text = _line(f"{code} {words.decode(errors='replace')}", to=to)
    raise NotEver(text) if code >= PERMANENT else NotNow(text)


def _words(error: Exception, *, to: str) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        words = _bytes(error.smtp_error).decode(errors="replace")
        return _line(f"{error.smtp_code} {words}", to=to)
    return _line(str(error) or type(error).__name__, to=to)


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode(errors="replace")


def _line(text: str, *, to: str) -> str:
    """One line, without the address: servers like to repeat it, and it may be a citizen's."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return (re.sub(re.escape(to), "…", plain, flags=re.IGNORECASE) if to else plain)[:LONGEST_WORDS]
