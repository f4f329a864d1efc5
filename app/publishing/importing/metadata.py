"""The metadata head of a published paper: labels with or without a value. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Block

LABELS = {
    "title": ("标题", "信息名称", "文件名称", "公文标题", "名称"),
    "issuers": ("发文机关", "发布机构", "制发机关", "发文单位", "发布机关", "发文机构", "公开主体"),
    "document_number": ("发文字号", "文号", "公文字号", "文件编号", "发文文号"),
    "original_index_number": ("索引号", "信息索引", "索取号"),
    "theme": ("主题分类", "信息分类", "体裁分类", "主题"),
    "keywords": ("主题词", "关键词"),
    "formed_on": ("成文日期", "生成日期", "制发日期", "印发日期", "发文日期", "形成日期"),
    "page_date": ("发布日期", "公开日期", "发布时间", "公开时间"),
    "page_source": ("来源", "信息来源"),
    "other": ("有效性", "公开方式", "公开范围", "公开形式", "公开属性", "公开程序", "公开时限"),
}
FIELDS = {label: name for name, labels in LABELS.items() for label in labels}
SPACED = "|".join(
    r"\s*".join(label) for label in sorted(FIELDS, key=lambda label: (-len(label), label))
)
LABEL = re.compile(
    rf"(?:^|(?<=[\s;；\t|]))(?:[-·•*]\s*)?[\[【(（]?\s*(?P<label>{SPACED})\s*[\]】)）]?\s*[:：]"
)
CELL = re.compile(rf"\s*[\[【]?\s*(?P<label>{SPACED})\s*[\]】]?\s*[:：]?\s*")
NOTHING = frozenset({"无", "暂无", "无文号", "-", "--", "—", "——", "/", "\\"})
HEAD = 40
LONGEST_VALUE = 300


@dataclass(slots=True)
class Head:
    """What the head says, its blank labels, and the blocks that are left."""

    values: dict[str, str] = field(default_factory=dict)
    blanks: list[tuple[str, str]] = field(default_factory=list)
    clashes: list[tuple[str, str]] = field(default_factory=list)
    blocks: tuple[Block, ...] = ()
    has_no_number: bool = False

    def take(self, label: str, value: str, *, written: str) -> None:
        """Note one label. The first value counts; another one is doubtful."""
        name = FIELDS[re.sub(r"\s+", "", simple(label))]
        if simple(value) in NOTHING:
            if name == "document_number":
                self.has_no_number = True
        elif not value:
            if name != "other":
                self.blanks.append((name, written))
        elif name in self.values and self.values[name] != value:
            self.clashes.append((name, written))
        else:
            self.values.setdefault(name, value)


def split(blocks: Sequence[Block], stated: Sequence[tuple[str, str]] = ()) -> Head:
    """Take the metadata out of ``blocks``. ``stated`` is what the file says elsewhere."""
    head = Head()
    left = []
    for place, block in enumerate(blocks):
        if place < HEAD and _take(block, head):
            continue
        left.append(block)
    for name, value in stated:
        head.values.setdefault(name, value)
    head.blocks = tuple(left)
    return head


def _take(block: Block, head: Head) -> bool:
    pairs = list(_pairs_of_table(block) if block.rows else _pairs_of_line(block.text))
    for label, value, written in pairs:
        head.take(label, value, written=written)
    return bool(pairs)


def _pairs_of_line(line: str) -> Iterator[tuple[str, str, str]]:
    """标签:值, perhaps several on a line. A sentence that merely holds a label is none."""
    if len(line) > LONGEST_VALUE:
        return
    plain = simple(line)
    found = list(LABEL.finditer(plain))
    if not found or plain[: found[0].start()].strip():
        return
    ends = [each.start() for each in found[1:]] + [len(line)]
    for each, end in zip(found, ends, strict=True):
        value = line[each.end() : end].strip(" \t\u3000\u00a0;；|")
        yield each["label"], value, line[each.start() : end].strip()


def _pairs_of_table(block: Block) -> Iterator[tuple[str, str, str]]:
    """Label and value in neighbouring cells; a table that is not made of such pairs is none."""
    pairs = []
    for row in block.rows:
        cells = list(row) + [""] * (len(row) % 2)
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            found = CELL.fullmatch(simple(label))
            if found is None and (label.strip() or value.strip()):
                return
            if found is not None:
                written = f"{label.strip()} {value.strip()}".strip()
                pairs.append((found["label"], value.strip(), written))
    yield from pairs
