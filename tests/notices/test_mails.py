"""What goes over the wire: readable by any server, and nothing slipped into it."""

from email.parser import BytesParser
from email.policy import default

from app.kit.mail import PostOffice
from app.notices.mails import Letter, content
from tests.notices.conftest import MORNING
from tests.notices.post import SENDER

OFFICE = PostOffice(server="x", port=25, sender=SENDER)


def made(subject: str = "已退回", *paragraphs: str, message_id: str = "step 1") -> bytes:
    letter = Letter(subject, paragraphs or ("请办理。",), "zh-CN")
    return content(letter, to="a@b.cn", message_id=message_id, office=OFFICE, at=MORNING)


def read(raw: bytes):
    return BytesParser(policy=default).parsebytes(raw)


def test_chinese_survives_the_way() -> None:
    mail = read(made("“科室审核”已转到您处办理（云商发〔2026〕12号）𠮷", "请办理𠮷。"))

    assert mail["Subject"] == "“科室审核”已转到您处办理（云商发〔2026〕12号）𠮷"
    assert mail.get_content().strip() == "请办理𠮷。"


def test_no_line_is_longer_than_servers_take() -> None:
    raw = made("长" * 400, "行" * 5000)

    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()


def test_a_subject_begins_no_other_header() -> None:
    mail = read(made("已退回\r\nBcc: all@b.cn\r\n\r\n正文\u2028x"))

    assert mail["Bcc"] is None
    assert mail["Subject"] == "已退回 Bcc: all@b.cn 正文 x"


def test_a_message_has_one_id_for_ever_and_no_other_has_it() -> None:
    first, again, other = (
        read(made(message_id=each))["Message-ID"] for each in ("step 1", "step 1", "step 2")
    )

    assert first == again != other
    assert first.endswith("@yunchuan.example>")


def test_machines_are_told_not_to_answer() -> None:
    mail = read(made())

    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == MORNING
