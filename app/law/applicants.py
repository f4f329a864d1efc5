"""Who applies, as the annual report counts them, and the papers that say who they are (Art. 29).

The checks find slips of the pen. They must never turn away a real paper: what does not fit can
always be given as another one.
"""

import re
import unicodedata
from enum import StrEnum

from app.law.identity import has_check_digit, is_identity_number


class ApplicantType(StrEnum):
    """The columns of the report (国办公开办函〔2021〕30号). Of an agent the principal's counts."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"  # 商业企业
    RESEARCH = "research"  # 科研机构
    PUBLIC_WELFARE = "public_welfare"  # 社会公益组织
    LEGAL_SERVICE = "legal_service"  # 法律服务机构
    OTHER_ORGANISATION = "other_organisation"


ORGANISATIONS = tuple(kind for kind in ApplicantType if kind is not ApplicantType.NATURAL_PERSON)


class Paper(StrEnum):
    """What proves who somebody is."""

    RESIDENT_ID = "resident_id"  # 居民身份证, GB 11643
    PASSPORT = "passport"
    HONG_KONG_MACAO_PERMIT = "hong_kong_macao_permit"  # 港澳居民来往内地通行证
    TAIWAN_PERMIT = "taiwan_permit"  # 台湾居民来往大陆通行证
    RESIDENCE_PERMIT = "residence_permit"  # 港澳台居民居住证
    FOREIGNER_PERMIT = "foreigner_permit"  # 外国人永久居留身份证
    CREDIT_CODE = "credit_code"  # 统一社会信用代码, GB 32100
    OTHER = "other"


OF_A_PERSON = tuple(paper for paper in Paper if paper is not Paper.CREDIT_CODE)
OF_AN_ORGANISATION = (Paper.CREDIT_CODE, Paper.OTHER)

# GB 32100: digits and letters but I, O, S, V, Z; the 18th is a check digit modulo 31.
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_CREDIT_CODE = re.compile(f"[{CREDIT_ALPHABET}]{{18}}")

_FORMS = {
    Paper.PASSPORT: re.compile(r"[0-9A-Z]{5,20}"),
    # H or M, eight digits that stay for life, and formerly two for the renewal.
    Paper.HONG_KONG_MACAO_PERMIT: re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    # A card has eight digits; booklets had ten, some with a letter in brackets behind.
    Paper.TAIWAN_PERMIT: re.compile(r"[0-9]{8}(?:[0-9]{2})?(?:\([0-9A-Z]\)|[A-Z])?"),
    Paper.OTHER: re.compile(r"(?=.*\w).{1,60}"),
}
_RESIDENCE_REGIONS = ("81", "82", "83")  # Hong Kong, Macao, Taiwan
_FOREIGNER_OF_2017 = re.compile(r"[A-Z]{3}[0-9]{12}")
_FOREIGNER = "9"  # the first digit since 2023, with the check digit of GB 11643


def papers_of(applicant: ApplicantType) -> tuple[Paper, ...]:
    """The papers an applicant of that type can show."""
    is_person = applicant is ApplicantType.NATURAL_PERSON
    return OF_A_PERSON if is_person else OF_AN_ORGANISATION


def plain_number(written: str) -> str:
    """The number as it is kept: narrow capitals without gaps."""
    return "".join(unicodedata.normalize("NFKC", written).split()).upper()


def fits(paper: Paper, number: str) -> bool:
    """Whether a plain number can be the number of such a paper."""
    if paper is Paper.RESIDENT_ID:
        return is_identity_number(number)
    if paper is Paper.RESIDENCE_PERMIT:
        return number.startswith(_RESIDENCE_REGIONS) and is_identity_number(number)
    if paper is Paper.FOREIGNER_PERMIT:
        is_new = number.startswith(_FOREIGNER) and has_check_digit(number)
        return is_new or _FOREIGNER_OF_2017.fullmatch(number) is not None
    if paper is Paper.CREDIT_CODE:
        return is_credit_code(number)
    return _FORMS[paper].fullmatch(number) is not None


def is_credit_code(text: str) -> bool:
    """Whether ``text`` is a unified social credit code: its alphabet and check digit fit."""
    if not _CREDIT_CODE.fullmatch(text):
        return False
    values = map(CREDIT_ALPHABET.index, text[:17])
    total = sum(weight * value for weight, value in zip(CREDIT_WEIGHTS, values, strict=True))
    return CREDIT_ALPHABET[-total % 31] == text[17]
