"""Secrecy marks (密级标志) in one line of text, told from prose about secrets. Pure.

A mark stands with a star or a term, alone on its line, after the word 密级, or in a header or
footer (保密法 and GB/T 9704). 保守国家秘密, 商业秘密, 绝密配方 and 内部事务 are prose.
"""

import re
from collections.abc import Iterator

from app.publishing.gate.hits import Find
from app.publishing.gate.places import Rule

GAP = r"[ \t\u3000\u00a0]{0,6}"
LEVEL = rf"(?:绝{GAP}密|机{GAP}密|秘{GAP}密)"
INNER = rf"内{GAP}部"
STAR = r"[★☆⭐✩✪✭✮✯]"
COUNT = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
UNTIL = rf"(?:启用前|公布前|解密前|至{GAP}[0-9]{{4}}年[0-9月日]{{0,6}})"
TERM = rf"(?:{COUNT}{GAP}(?:年|个月)|长{GAP}期|{UNTIL})"
OPEN = r"(?:^|(?<=[\s:：（(【\[〔「『“\"]))"
CLOSE = r"(?=$|[\s；;。）)】\]〕」』”\"])"
LABEL = rf"(?:密{GAP}级|保密等级|秘密等级|涉密等级|涉密级别|保密级别)"
ADDED = (
    r"(?:(?:资料|文件|材料|刊物|使用|参考|掌握|件)?[，,、；;·・\s]*"
    r"(?:注意保[密存管]|妥善保管|严禁外传|不得外传|请勿外传|禁止外传|不得公开|用后收回)*)"
)
DECORATION = r"[\s（）()【】\[\]〔〕「」『』“”\"<>《》*＊—\-·:：。.!！★☆]*"

STARRED = re.compile(rf"(?<!商业)(?P<mark>{LEVEL}){GAP}{STAR}(?!{GAP}{STAR})(?:{GAP}{TERM})?")
STAR_FIRST = re.compile(rf"{OPEN}{STAR}{GAP}(?P<mark>{LEVEL}){CLOSE}")
TERMED = re.compile(
    rf"{OPEN}(?:{LABEL}[为是]?)?(?P<mark>{LEVEL})(?:级)?{GAP}[*＊（(]?{GAP}{TERM}[）)]?{CLOSE}"
)
LABELLED = re.compile(
    rf"{LABEL}(?:[为是]|{GAP}[:：]|\t){GAP}(?P<mark>{LEVEL}|{INNER})(?:级)?{CLOSE}"
)
ALONE = re.compile(
    rf"{DECORATION}(?P<mark>{LEVEL}级?{ADDED}|(?:仅供|只供|仅限|限)?{INNER}{ADDED}|工作秘密)"
    rf"{DECORATION}(?:{GAP}{TERM})?{DECORATION}"
)
AT_THE_EDGE = re.compile(
    rf"{OPEN}(?P<mark>{LEVEL}(?:级|文件|资料)?|{INNER})(?=$|[\s；;。，,）)】\]★☆])"
    rf"|(?P<inner>{INNER}{GAP}(?:资料|文件|材料|使用|参考|刊物))"
)
ANYWHERE = (STARRED, STAR_FIRST, TERMED, LABELLED)
LONGEST_ALONE = 60
SPACES = re.compile(r"\s+")


def finds(line: str, *, at_the_edge: bool = False) -> Iterator[Find]:
    """Every mark in ``line``; ``at_the_edge`` when it is a header or footer."""
    if "密" not in line and "部" not in line:
        return
    if len(line) <= LONGEST_ALONE and (alone := ALONE.fullmatch(line)):
        yield _find(alone)
        return
    patterns = (*ANYWHERE, AT_THE_EDGE) if at_the_edge else ANYWHERE
    end = -1
    for found in sorted(
        (found for pattern in patterns for found in pattern.finditer(line)),
        key=lambda found: (found.start(), -found.end()),
    ):
        if found.start() >= end:
            end = found.end()
            yield _find(found)


def _find(found: re.Match[str]) -> Find:
    return Find(
        Rule.SECRECY_MARK, found.start(), found.end(), SPACES.sub("", found.group()).strip()
    )
