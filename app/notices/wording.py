"""How messages become the words of a mail, in the language that holds while this is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.notices import hooks, kinds
from app.notices.mails import Letter
from app.notices.queries.mails import Said
from app.people.models import Person

INBOX, MESSAGES = "/inbox", "/messages"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets a mail. ``base``: where the product is reached; nothing when nobody has said so.

    ``organ``: in whose name somebody outside is written to.
    """

    address: str
    language: str
    base: str
    person: Person | None
    organ: str = ""


def single(said: Sequence[Said], receiver: Receiver) -> Letter | None:
    """The mail about one message; None when it is gone."""
    for each in said:
        happened = _happened(each)
        advice = kinds.advice(each.kind, each.values)
        paragraphs = [happened, advice, *_link(each.link, receiver), _ending(receiver)]
        return Letter(_subject(happened, receiver), paragraphs, _tag(receiver), receiver.organ)
    return None


def digest(said: Sequence[Said], receiver: Receiver) -> Letter | None:
    """The mail about everything that waits; None when nothing does."""
    counted = [count(receiver.person) for count in hooks.counted.values() if receiver.person]
    waiting = [each for each in counted if each.number]
    if not said and not waiting:
        return None
    lines = [f"{each.label}：{each.number}" for each in waiting]
    news = [f"· {_happened(each)}" for each in said]
    paragraphs = ["\n".join(part) for part in (lines, news) if part]
    link = _link(MESSAGES if said else INBOX, receiver)
    subject = _("[Mingchuang] What waits for you today")
    return Letter(subject, [*paragraphs, *link, _ending(receiver)], _tag(receiver))


def _subject(happened: str, receiver: Receiver) -> str:
    if receiver.organ:
        return str(_("[%(organ)s] %(subject)s", organ=receiver.organ, subject=happened))
    return str(_("[Mingchuang] %(subject)s", subject=happened))


def _happened(said: Said) -> str:
    """What has happened and with which case."""
    number = str(said.values.get("number") or "")
    words = kinds.headline(said.kind, said.values)
    return f"{words}（{number}）" if number else words


def _link(path: str, receiver: Receiver) -> list[str]:
    return [receiver.base + path] if receiver.base else []


def _ending(receiver: Receiver) -> str:
    if receiver.person is None:
        return str(_l("This mail was sent by machine. Please do not answer it."))
    return str(
        _l(
            "This mail was sent by machine. Please do not answer it."
            " Under Messages you choose which mails you get."
        )
    )


def _tag(receiver: Receiver) -> str:
    return "en" if receiver.language == "en" else "zh-CN"
