"""One mail and one mail server: what is taken, put off, refused, and what nobody can know."""

import socket
from pathlib import Path

import pytest

from app.kit.mail import NoAnswer, NotEver, NotNow, PostOffice, hand_over, is_address
from tests.notices.post import DROP, HOST, SENDER, PostBox, certificate, post_box

TO = "zhang@yunchuan.example"
TEXT = b"Subject: x\r\n\r\n.hello\r\n"


@pytest.fixture
def box():
    with post_box() as box:
        yield box


class Begun:
    """Whether the text was begun."""

    times = 0

    def __call__(self) -> None:
        self.times += 1


def send(office: PostOffice, *, begins=lambda: None) -> None:
    hand_over(TEXT, to=TO, office=office, begins=begins)


def test_the_server_has_what_it_said_yes_to(box: PostBox) -> None:
    begun = Begun()

    send(box.office(), begins=begun)

    assert (box.to, box.raw, begun.times) == ([TO], [TEXT], 1)


def test_starttls_comes_before_the_password(tmp_path: Path) -> None:
    public, context = certificate(tmp_path)
    with post_box(tls_context=context, require_starttls=True, auth=True) as box:
        send(
            box.office(
                uses_starttls=True, username="desk", password="open sesame", ca_file=str(public)
            )
        )

    assert (box.users, box.was_encrypted) == (["desk"], [True])


def test_tls_from_the_first_word(tmp_path: Path) -> None:
    public, context = certificate(tmp_path)
    with post_box(ssl_context=context) as box:
        send(box.office(uses_tls=True, ca_file=str(public)))

        assert box.to == [TO]


def test_a_certificate_nobody_trusts_is_no_mail(tmp_path: Path) -> None:
    _, context = certificate(tmp_path)
    with post_box(tls_context=context) as box:
        with pytest.raises(NotNow, match="certificate"):
            send(box.office(uses_starttls=True))

        assert box.raw == []


def test_a_wrong_password_is_no_fault_of_the_mail(tmp_path: Path) -> None:
    public, context = certificate(tmp_path)
    with post_box(tls_context=context, auth=True) as box:
        office = box.office(uses_starttls=True, username="desk", password="x", ca_file=str(public))
        with pytest.raises(NotNow, match="535"):
            send(office)


def test_without_starttls_nothing_is_sent_in_clear(box: PostBox) -> None:
    with pytest.raises(NotNow):
        send(box.office(uses_starttls=True))

    assert box.raw == []


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
def test_later_is_not_never(box: PostBox, stage: str) -> None:
    box.answers[stage] = ["451 try again later"]

    with pytest.raises(NotNow, match="451 try again later") as refusal:
        send(box.office())

    assert not isinstance(refusal.value, NoAnswer)


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
def test_never_is_said_without_the_address(box: PostBox, stage: str) -> None:
    box.answers[stage] = [f"550 <{TO.upper()}> is unknown here"]

    with pytest.raises(NotEver, match="550 <…> is unknown here"):
        send(box.office())


def test_what_breaks_before_the_text_has_sent_nothing(box: PostBox) -> None:
    box.answers["RCPT"], begun = [DROP], Begun()

    with pytest.raises(NotNow) as broken:
        send(box.office(), begins=begun)

    assert not isinstance(broken.value, NoAnswer)
    assert begun.times == 0


def test_what_breaks_after_the_text_is_a_doubt(box: PostBox) -> None:
    box.answers["DATA"] = [DROP]

    with pytest.raises(NoAnswer):
        send(box.office())


def test_nobody_listening_is_not_now() -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]

    with pytest.raises(NotNow, match="refused"):
        send(PostOffice(server=HOST, port=port, sender=SENDER))


@pytest.mark.parametrize("text", ["a@b.cn", "zhang.san+x@sub.yunchuan.gov.cn"])
def test_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a@b", "@b.cn", "a@", "a b@c.cn", "a@b.cn,c@d.cn", "<a@b.cn>", "张@b.cn"),
        *("a@b.cn\n", "a@b.cn\r\nBcc: c@d.cn", ".a@b.cn", "a..b@c.cn", "a@-b.cn", "a@b..cn"),
        *(f"{'a' * 65}@b.cn", f"a@{'b' * 64}.cn", f"a@{'b.' * 130}cn"),
    ],
)
def test_no_address(text: str) -> None:
    assert not is_address(text)
