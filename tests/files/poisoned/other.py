"""Web pages, plain text and pictures with something hidden in them."""

import struct
import zlib
from collections.abc import Iterator

from tests.files import samples
from tests.files.poisoned.poison import Poisoned, photograph


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    shown = f"<title>公告</title>{head}</head><body><p>正文。</p>{body}"
    return f"<html><head>{shown}</body></html>".encode()


def files() -> Iterator[Poisoned]:
    """Every one."""
    yield Poisoned("注释.html", page("<!-- 注释里的话 -->"), "注释里的话", "批注第1处")
    hidden = '<p style="display: none">藏段落</p>'
    yield Poisoned("藏段.html", page(hidden), "藏段落", "隐藏的内容第1处")
    styled = page('<p class="x">藏样式</p>', "<style>.x{visibility:hidden}</style>")
    yield Poisoned("样式.html", styled, "藏样式", "隐藏的内容第1处")
    value = '<input type="hidden" name="a" value="藏的值">'
    yield Poisoned("表单.html", page(value), "藏的值", "隐藏的值第1处")
    kept = '<p data-owner="数据里的人">公开</p>'
    yield Poisoned("数据.html", page(kept), "数据里的人", "隐藏的值第1处")
    author = page("", '<meta name="author" content="作者甲">')
    yield Poisoned("作者.html", author, "作者甲", "文档属性“作者”")
    script = page("<script>var who = '脚本里的人'</script>")
    yield Poisoned("脚本.html", script, "脚本里的人", "脚本第1处")
    place = "第2行的不可见字符"
    yield Poisoned("零宽.txt", "一\n二\u200b三\n".encode(), "\u200b", place)
    yield Poisoned("倒写.txt", "一\n二\u202e三\u202c\n".encode(), "\u202e", place)
    tags = "".join(chr(0xE0000 + ord(c)) for c in "leak")
    yield Poisoned("标签.txt", f"一\n二{tags}\n".encode(), tags, place)
    yield Poisoned("照片.jpg", photograph("GPS 30.25N"), "GPS 30.25N", "文档属性“Exif”")
    remark = b"\xff\xfe" + (2 + len("拍摄人丙".encode())).to_bytes(2, "big") + "拍摄人丙".encode()
    remarked = samples.jpeg()[:2] + remark + samples.jpeg()[2:]
    yield Poisoned("附言.jpg", remarked, "拍摄人丙", "文档属性“备注”")
    yield Poisoned("截图.png", noted_png("软件乙"), "软件乙", "文档属性“iTXt”")


def noted_png(words: str) -> bytes:
    """A picture in which a program has noted ``words``."""
    said = b"iTXtComment\0\0\0\0\0" + words.encode()
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    picture = samples.png()
    return picture[:33] + chunk + picture[33:]
