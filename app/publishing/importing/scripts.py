"""Traditional script: recognised, and seen through for comparing; never changed in a text. Pure."""

from functools import cache

from opencc import OpenCC

LEAST_CHARACTERS = 4
LEAST_SHARE = 0.02
QUOTED = 30


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simple(character: str) -> str:
    if character.isascii():
        return character
    converted = str(_converter().convert(character))
    return converted if len(converted) == 1 else character


def simple(text: str) -> str:
    """``text`` in simplified script, character by character, so that places stay places."""
    return "".join(map(_simple, text))


def traditional_part(text: str) -> str:
    """The first words in Traditional script, when it is more than a name or two; else nothing."""
    chinese = sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
    places = [place for place, character in enumerate(text) if _simple(character) != character]
    if len(places) < LEAST_CHARACTERS or len(places) < chinese * LEAST_SHARE:
        return ""
    start = text.rfind("\n", 0, places[0]) + 1
    return text[start : start + QUOTED].split("\n", 1)[0].strip()
