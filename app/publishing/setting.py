"""How a paper's paragraphs are set: the address flush left, signature and date at the right. Pure.

Only classes are added; what was signed is shown word for word.
"""

import re

PARAGRAPH = re.compile(r"<p>([^<>]*)</p>")
DAY = re.compile(
    r"(\d{4}|[一二三四五六七八九〇○零]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
ADDRESS = re.compile(r"[^。；！？]{2,80}[:：]")
SIGNATURE = re.compile(r"[^。；！？，：:（）]{2,40}")


def set_out(html: str) -> str:
    """``html``, already cleaned, with classes on the paragraphs that stand apart."""
    paragraphs = list(PARAGRAPH.finditer(html))
    if not paragraphs:
        return html
    classes: dict[int, str] = {}
    first = paragraphs[0]
    if not html[: first.start()].strip() and ADDRESS.fullmatch(first[1].strip()):
        classes[0] = "flush"
    for place, paragraph in enumerate(paragraphs):
        if DAY.fullmatch(paragraph[1].strip()):
            classes[place] = "signed"
            if place and SIGNATURE.fullmatch(paragraphs[place - 1][1].strip()):
                classes[place - 1] = "signed"
    return _with_classes(html, paragraphs, classes)


def _with_classes(html: str, paragraphs: list[re.Match[str]], classes: dict[int, str]) -> str:
    parts: list[str] = []
    done = 0
    for place, name in sorted(classes.items()):
        start = paragraphs[place].start()
        parts += [html[done:start], f'<p class="{name}">']
        done = start + len("<p>")
    return "".join([*parts, html[done:]])
