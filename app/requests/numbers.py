"""Register numbers, given once and in order, and the code by which an applicant follows a case."""

import hashlib
import hmac
import unicodedata
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.kit.db import db, locked
from app.people.models import Organ
from app.requests.models import DisclosureRequest, RequestNumber

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for something else
GROUPS, GROUP = 3, 4
BRACKETS = str.maketrans("[({【〖「『<〈《])}】〗」』>〉》", "〔" * 10 + "〕" * 10)


def next_number(organ_id: UUID, year: int) -> int:
    """The next number of the organ in ``year``; others wait until the caller commits."""
    row = _row(organ_id, year)
    if row is None:
        try:
            with db.session.begin_nested():
                db.session.add(RequestNumber(organ_id=organ_id, year=year, last=0))
        except IntegrityError:
            pass  # somebody else began the year in this moment
        row = _row(organ_id, year)
        assert row is not None
    row.last += 1
    db.session.flush()
    return row.last


def _row(organ_id: UUID, year: int) -> RequestNumber | None:
    statement = select(RequestNumber).where(
        RequestNumber.organ_id == organ_id, RequestNumber.year == year
    )
    return db.session.scalars(locked(statement)).one_or_none()


def written(organ: Organ, year: int, sequence: int) -> str:
    """The register number in the official form."""
    return f"{organ.number_prefix}依申〔{year}〕{sequence}号"


def as_kept(number: str) -> str:
    """A register number as it is kept, whatever brackets and blanks were typed."""
    return "".join(unicodedata.normalize("NFKC", number).translate(BRACKETS).split())


def code_of(disclosure_request: DisclosureRequest) -> str:
    """The code that opens the case to its applicant."""
    return code_about(_about(disclosure_request))


def is_code_of(disclosure_request: DisclosureRequest, typed: str) -> bool:
    """Whether ``typed`` is the code, small letters and blanks aside; takes the same time always."""
    return is_code_about(_about(disclosure_request), typed)


def code_about(subject: str) -> str:
    """A code that opens ``subject``, sixty bits in three groups of four.

    It is worked out, not stored: the row alone gives it to nobody.
    """
    key = current_app.config["PERSONAL_KEY"]
    digest = hmac.new(key, f"code {subject}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(GROUPS * GROUP):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    text = "".join(letters)
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def is_code_about(subject: str, typed: str) -> bool:
    """Whether ``typed`` opens ``subject``, small letters and blanks aside."""
    plain = "".join(typed.upper().replace("-", "").split())
    return hmac.compare_digest(plain.encode(), code_about(subject).replace("-", "").encode())


def _about(disclosure_request: DisclosureRequest) -> str:
    return f"{disclosure_request.code_version} of {disclosure_request.id}"
