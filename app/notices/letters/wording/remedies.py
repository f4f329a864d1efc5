"""The remedy paragraph: by rule and never by hand, so that nobody is sent to the wrong door.

A refusal by Art. 14 to 16 names reconsideration alone, because it must come first (行政复议法
Art. 23); every other decision leaves the choice.
"""

from datetime import date

from app.law.articles import LITIGATION_LAW, RECONSIDERATION_LAW
from app.law.decisions import LetterKind, remedy
from app.law.remedies import Remedy
from app.notices.letters.facts import Facts
from app.notices.letters.wording.articles import article
from app.notices.letters.wording.paragraphs import Office

ANY_COURT = "有管辖权的人民法院"
ONLINE = "互联网申请渠道"
WITHOUT_A_CODE = (LetterKind.DECIDED_TO_DISCLOSE, LetterKind.OWN_INFORMATION)  # Art. 32, 41


def remedy_of(kind: LetterKind, facts: Facts, *, on: date) -> Remedy:
    """What the addressee of a letter of that day may do; nothing against a step on the way."""
    if kind in WITHOUT_A_CODE:
        return Remedy.R2
    return remedy(facts.codes, on) if facts.codes else Remedy.NONE


def remedy_text(named: Remedy, office: Office, *, you: str, in_part: bool) -> str:
    """The paragraph; empty when there is no remedy to name."""
    if named is Remedy.R1 and in_part:
        return (
            f"如{you}对本告知书中不予公开的部分不服，{_first(office, you)}"
            f"如{you}对本告知书的其他内容不服，{_either(office)}"
        )
    if named is Remedy.R1:
        return f"如{you}对本告知书不服，{_first(office, you)}"
    return f"如{you}对本告知书不服，{_either(office)}" if named is Remedy.R2 else ""


def _first(office: Office, you: str) -> str:
    return (
        f"依照{RECONSIDERATION_LAW}{article(20, paragraph=1)}、{article(23, paragraph=1, item=4)}"
        f"和第二款的规定，应当自收到本告知书之日起六十日内，先向{_review_organ(office)}申请行政复议；"
        f"{you}对行政复议决定不服的，再依照{LITIGATION_LAW}{article(45)}的规定，"
        f"自收到行政复议决定书之日起十五日内向{office.court or ANY_COURT}提起行政诉讼。"
    )


def _either(office: Office) -> str:
    return (
        f"可以依照{RECONSIDERATION_LAW}{article(20, paragraph=1)}的规定，"
        f"自收到本告知书之日起六十日内向{_review_organ(office)}申请行政复议；"
        f"或者依照{LITIGATION_LAW}{article(46, paragraph=1)}的规定，"
        f"自收到本告知书之日起六个月内直接向{office.court or ANY_COURT}提起行政诉讼。"
    )


def _review_organ(office: Office) -> str:
    known = [f"地址：{office.review_address}"] if office.review_address else []
    if office.review_online:
        known.append(f"{ONLINE}：{office.review_online}")
    return f"{office.review_organ}（{'；'.join(known)}）" if known else office.review_organ
