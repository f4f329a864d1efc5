"""How laws are cited in a letter: 《…条例》第三十六条第二项."""

from app.law.articles import REGULATION

DIGITS = "零一二三四五六七八九"


def article(number: int, *, paragraph: int = 0, item: int = 0) -> str:
    """第十六条第二款; 第三十六条第二项."""
    text = f"第{in_chinese(number)}条"
    if paragraph:
        text += f"第{in_chinese(paragraph)}款"
    if item:
        text += f"第{in_chinese(item)}项"
    return text


def of_regulation(number: int, *, paragraph: int = 0, item: int = 0) -> str:
    """The article with the Regulation's full name before it."""
    return REGULATION + article(number, paragraph=paragraph, item=item)


def in_chinese(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
