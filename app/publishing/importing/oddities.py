"""What looks wrong in a text: foreign words in names, garbled letters, brackets. Pure."""

import re
from collections.abc import Iterator

from app.law import document_number
from app.publishing.importing.values import Doubt, Rule

AROUND = 12
ORGAN_WORD = (
    r"(?:人民政府|省政府|市政府|县政府|区政府|政府办|办公厅|办公室|委员会|管理局|监督局|总局|分局|局|厅|管委会"
    r"|领导小组|人民法院|人民检察院|省委|市委|县委|区委)"
)
ABBREVIATION = re.compile(r"[A-Z0-9&/+-]{2,8}")
FOREIGN_LETTERS = r"A-Za-z0-9\u0400-\u04ff\uff21-\uff3a\uff41-\uff5a"
WORD_IN_NAME = re.compile(
    rf"(?<![{FOREIGN_LETTERS}._\-])(?P<word>[{FOREIGN_LETTERS}][{FOREIGN_LETTERS}._\-]{{0,60}})"
    rf"(?={ORGAN_WORD})"
)
TOP_LEVELS = "com|net|org|cc|vip|top|xyz|info|biz|cn|me|tv"
DOMAIN = re.compile(
    r"(?<![A-Za-z0-9@/.:_\-])"
    rf"(?P<word>[A-Za-z0-9][A-Za-z0-9\-]{{1,40}}\.(?:{TOP_LEVELS}))"
    r"(?![A-Za-z0-9./_\-])"
)
OFFICIAL = re.compile(r"\.(?:gov|edu|org|mil)\.cn$|^(?:gov|edu)\.cn$", re.IGNORECASE)
ADDRESS_BEFORE = re.compile(
    r"(?:网址|网站|域名|地址|邮箱|登录|登陆|访问|www\.|https?:|网)\s*[（(:：“\"为是]?\s*$"
)
GAMBLING = re.compile(r"博彩|娱乐城|六合彩|时时彩|赌场|葡京|皇冠体育|bet\d{2,}", re.IGNORECASE)
GARBLED = re.compile(
    r"(?P<word>互联网十|智能十|生态十|文化十|旅游十|物联网十|电商十|大数据十(?!分)"
    r"|[\ufffd\ue000-\uf8ff]+|锟斤拷|烫烫烫|屯屯屯|[ÃÂâ][\u0080-\u00bf€™œ]+|ï»¿"
    r"|(?<=[\u4e00-\u9fff])\?{2,}(?=[\u4e00-\u9fff])|&(?:nbsp|amp|lt|gt|quot|#\d{2,5});?)"
)


def foreign_words(text: str, field: str) -> Iterator[Doubt]:
    """Latin or Cyrillic letters where a part of an organ's name should stand."""
    seen = set()
    for pattern, is_foreign in ((WORD_IN_NAME, _is_foreign), (DOMAIN, _is_strange_address)):
        for found in pattern.finditer(text):
            if found.start("word") not in seen and is_foreign(found, text):
                seen.add(found.start("word"))
                yield Doubt(field, Rule.FOREIGN_WORDS, around(text, found.start(), found.end()))
    for found in GAMBLING.finditer(text):
        if not any(found.start() - 3 <= place <= found.end() for place in seen):
            yield Doubt(field, Rule.FOREIGN_WORDS, around(text, found.start(), found.end()))


def _is_foreign(found: re.Match[str], _text: str) -> bool:
    """WTO事务局 and 5G办公室 are ordinary; a number alone is no word."""
    word = found["word"]
    return not word.isdecimal() and ABBREVIATION.fullmatch(word) is None


def _is_strange_address(found: re.Match[str], text: str) -> bool:
    before = text[max(0, found.start() - 8) : found.start()]
    return not OFFICIAL.search(found["word"]) and not ADDRESS_BEFORE.search(before)


def garbled(text: str) -> Iterator[Doubt]:
    """Letters that a machine has got wrong: 互联网十, lost and private characters."""
    for found in GARBLED.finditer(text):
        yield Doubt("body", Rule.GARBLED, around(text, found.start(), found.end()))


def mixed_brackets(text: str, field: str) -> Iterator[Doubt]:
    """Document numbers whose brackets do not belong together: 〔2018]117号."""
    for found in document_number.find_all(text):
        if not found.brackets_match:
            yield Doubt(field, Rule.MIXED_BRACKETS, found.written)


def around(text: str, start: int, end: int) -> str:
    """The place with some words on either side, within its line."""
    first = max(start - AROUND, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    last = min(end + AROUND, line_end if line_end >= 0 else len(text))
    return text[first:last].strip()
