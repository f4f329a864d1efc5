"""Days as papers write them: 2018年12月08日, 2018-12-08, 二〇一八年十二月八日. Pure."""

import re
from datetime import date

YEAR_DIGITS = dict(zip("〇○零Ｏ０一二三四五六七八九", "00000123456789", strict=True))
COUNTED = "一二三四五六七八九"
ARABIC = r"(?P<y>[12]\d{3})\s*(?:年|[-/.])\s*(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})\s*日?"
CHINESE = (
    r"(?P<cy>[一二][〇○零Ｏ０一二三四五六七八九]{3})\s*年\s*(?P<cm>[一二三四五六七八九十]{1,2})\s*月"
    r"\s*(?P<cd>[一二三四五六七八九十]{1,3})\s*日"
)
DAY = re.compile(rf"{ARABIC}|{CHINESE}")


class ImpossibleDay(ValueError):
    """Written like a day, but there is none."""


def is_day(text: str) -> bool:
    """Whether ``text`` consists of a day, possible or not."""
    return DAY.fullmatch(text.strip(" \t\u3000\u00a0()（）")) is not None


def day_in(text: str) -> date | None:
    """The first day in ``text``; None when there is none, ``ImpossibleDay`` for 13月40日."""
    found = DAY.search(text)
    if found is None:
        return None
    if found["y"]:
        parts = int(found["y"]), int(found["m"]), int(found["d"])
    else:
        year = int("".join(YEAR_DIGITS[digit] for digit in found["cy"]))
        parts = year, _counted(found["cm"]), _counted(found["cd"])
    try:
        return date(*parts)
    except ValueError:
        raise ImpossibleDay(found.group()) from None


def _counted(words: str) -> int:
    """十二 as 12, 三十 as 30, 二十一 as 21."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return COUNTED.find(words) + 1 if len(words) == 1 else 0
    return (COUNTED.find(tens) + 1 if tens else 1) * 10 + (COUNTED.find(ones) + 1 if ones else 0)
