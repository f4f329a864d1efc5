"""A real mail server for tests: it keeps what it gets and answers as it was told to."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.kit.mail import PostOffice
from app.kit.time import now

HOST = "127.0.0.1"
SENDER = "mingchuang@yunchuan.example"
DROP = "drop"


@dataclass
class PostBox:
    """What came, and what is answered next at a stage (``RCPT`` or ``DATA``) instead of 250."""

    got: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=lambda: {"RCPT": [], "DATA": []})
    waits_at: dict[str, float] = field(default_factory=lambda: {"RCPT": 0, "DATA": 0})
    asked: list[str] = field(default_factory=list)
    was_encrypted: list[bool] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        self.asked.append(address)
        await asyncio.sleep(self.waits_at["RCPT"])
        answer = self._next("RCPT")
        if answer == DROP:
            server.transport.abort()
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.raw.append(envelope.content)
        self.got.append(BytesParser(policy=default).parsebytes(envelope.content))
        self.to += envelope.rcpt_tos
        self.was_encrypted.append(session.ssl is not None)
        await asyncio.sleep(self.waits_at["DATA"])
        answer = self._next("DATA")
        if answer == DROP:
            server.transport.abort()
        return answer

    def authenticate(
        self, _server: Any, _session: Any, _envelope: Any, _way: str, data: Any
    ) -> AuthResult:
        self.users.append(data.login.decode())
        return AuthResult(success=data.password == b"open sesame", handled=False)

    def office(self, **more: Any) -> PostOffice:
        return PostOffice(**{"server": HOST, "port": self.port, "sender": SENDER, **more})

    @property
    def subjects(self) -> list[str]:
        return [str(each["Subject"]) for each in self.got]

    def _next(self, stage: str) -> str:
        return self.answers[stage].pop(0) if self.answers[stage] else "250 OK"


class AnyPort(Controller):
    """A server on whichever port is free."""

    def _trigger_server(self) -> None:
        assert self.server
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def post_box(**server: Any) -> Iterator[PostBox]:
    """A server of its own for one test."""
    box = PostBox()
    if server.pop("auth", False):
        server |= {"auth_required": True, "authenticator": box.authenticate}
    controller = AnyPort(box, hostname=HOST, port=0, ready_timeout=20, **server)
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for this machine, as the file a client trusts and the context of a server."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of the test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "mail.crt", folder / "mail.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context
