"""Document numbers (发文字号): read in every form people write, kept in one (GB/T 9704).

忻政办发〔2018〕117号; orders 国务院令第711号; announcements 某局公告2020年第12号.
"""

import re
from dataclasses import dataclass

_OPEN, _CLOSE = "〔［[（(【〖﹝〘", "〕］])）】〗﹞〙"
_PAIRS = frozenset({"〔〕", "［］", "[]", "（）", "()", "【】", "〖〗", "﹝﹞", "〘〙"})
_ASCII = {ord("０") + n: str(n) for n in range(10)} | {ord("\u3000"): " ", ord("\u00a0"): " "}
_GAP = r"[ \t]{0,3}"
_SERIAL = rf"{_GAP}(?P<number>[0-9]{{1,6}}){_GAP}号"

_BRACKETED = re.compile(
    rf"(?P<open>[{re.escape(_OPEN)}]){_GAP}(?P<year>[12][0-9]{{3}}){_GAP}年?{_GAP}"
    rf"(?P<close>[{re.escape(_CLOSE)}]){_GAP}第?{_SERIAL}"
)
_ANNOUNCED = re.compile(rf"(?<=[公通]告){_GAP}(?P<year>[12][0-9]{{3}}){_GAP}年{_GAP}第{_SERIAL}")
_ORDERED = re.compile(rf"(?<=令){_GAP}第{_SERIAL}")
_FORMS = (_BRACKETED, _ANNOUNCED, _ORDERED)

_LONGEST_WORD = 30
_WORD = re.compile(rf"[\u4e00-\u9fffA-Za-z〇○]{{1,{_LONGEST_WORD}}}(?={_GAP}\Z)")
# What stands before a number in a sentence and is no part of an organ's word.
_LEADING = re.compile(
    r".*(?:根据|按照|依据|依照|参照|遵照|贯彻|落实|执行|关于|转发|印发|下发|以及|现将|文件|文号|字号"
    r"|通知|意见|办法|规定|决定|废止|修改|公布|发布|施行|参见|详见)(?=.)"
)
_SEEN = re.compile(r"^[见按据](?=..)")
_JOINING = re.compile(r"^[和与及、](?=..)")
_ENDS_BEFORE_A_JOIN = '号》）)〉」』"”'


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """An organ's word, a year (none for orders) and a number."""

    word: str
    year: int | None
    number: int

    @property
    def text(self) -> str:
        """The one form it is kept in."""
        if self.year is None:
            return f"{self.word}第{self.number}号"
        if self.word.endswith(("公告", "通告")):
            return f"{self.word}{self.year}年第{self.number}号"
        return f"{self.word}〔{self.year}〕{self.number}号"


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: where it stands, and whether its brackets belong together."""

    number: DocumentNumber
    start: int
    end: int
    written: str
    brackets_match: bool


def parse(text: str) -> DocumentNumber | None:
    """The number ``text`` consists of, or None when it is no document number."""
    plain = text.translate(_ASCII).strip()
    for form in _FORMS:
        for match in form.finditer(plain):
            word = _WORD.match(plain[: match.start()])
            if word and match.end() == len(plain):
                return _number(word.group(), match)
    return None


def normalise(text: str) -> str | None:
    """``text`` in the form numbers are kept in, or None when it is no document number."""
    number = parse(text)
    return number.text if number else None


def find_all(text: str) -> list[Found]:
    """Every document number in ``text``, in the order in which they stand."""
    plain = text.translate(_ASCII)
    hits = (_found(match, plain, text) for form in _FORMS for match in form.finditer(plain))
    return sorted((hit for hit in hits if hit), key=lambda hit: hit.start)


def _found(match: re.Match[str], plain: str, text: str) -> Found | None:
    earliest = max(0, match.start() - _LONGEST_WORD - 3)
    before = _WORD.search(plain[earliest : match.start()])
    if before is None:
        return None
    word = _own_word(before.group(), plain[: earliest + before.start()][-1:])
    start = earliest + before.end() - len(word)
    groups = match.groupdict()
    brackets = groups.get("open", "") + groups.get("close", "")
    return Found(
        number=_number(word, match),
        start=start,
        end=match.end(),
        written=text[start : match.end()],
        brackets_match=not brackets or brackets in _PAIRS,
    )


def _number(word: str, match: re.Match[str]) -> DocumentNumber:
    year = match.groupdict().get("year")
    return DocumentNumber(word, int(year) if year else None, int(match["number"]))


def _own_word(word: str, before: str) -> str:
    """``word`` without the part of the sentence that ran into it."""
    if before and before in _ENDS_BEFORE_A_JOIN:
        word = _JOINING.sub("", word)
    return _SEEN.sub("", _LEADING.sub("", word, count=1))
