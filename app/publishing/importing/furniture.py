"""What belongs to the web page and not to the paper: dates, counters, buttons, paths. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Block

LONGEST = 120
EDGE = 12
"""So many blocks at the beginning and end may hold lines that are furniture only there."""

ANYWHERE = re.compile(
    r"^(?:(?:发布|更新|添加|录入|公开)?(?:时间|日期)\s*[:：].*(?:字体|浏览|阅读|点击|来源|访问|作者|编辑).*"
    r"|.*(?:浏览次数|阅读次数|点击次数|点击数|浏览量|访问量|阅读量|点击率)\s*[:：]\s*\d*.*"
    r"|.*【\s*字体\s*[:：]?.*"
    r"|.*字体\s*[:：]\s*[\[【(（]?\s*(?:大\s*)?[中大小].*"
    r"|扫一扫.{0,20}|.{0,12}扫一扫在手机.{0,20}|.{0,6}微信扫.{0,20}"
    r"|(?:图片)?\s*[\[【]?\s*(?:打印本页|关闭本页|关闭窗口|返回顶部|我要打印|收藏本页|加入收藏|打印|关闭|返回首页)"
    r"(?:[\s|丨/【】\[\]]*(?:打印本页|打印|关闭本页|关闭窗口|关闭|返回顶部|收藏|分享))*\s*[】\]]?"
    r"|(?:您?(?:的|现在的)?(?:当前)?(?:所在)?位置)\s*[:：].*"
    r"|.{0,20}首页\s*(?:>|›|»|/|＞|-+>).*"
    r"|(?:分享到|分享至|分享)\s*[:：]?.{0,30}"
    r"|(?:上一篇|下一篇|上一条|下一条|相关链接|相关阅读|责任编辑|责编|网站编辑|网站地图|友情链接)\s*[:：]?.{0,60}"
    r"|建议使用.{0,40}浏览.{0,20}|.{0,20}最佳分辨率.{0,20}"
    r"|(?:主办|承办|版权所有|技术支持|网站标识码|京公网安备).{0,80}|.{0,20}ICP备.{0,40}|Copyright.{0,80}"
    r")$",
    re.IGNORECASE,
)
AT_THE_EDGES = re.compile(
    r"^(?:(?:发布|更新|公开)?(?:时间|日期)\s*[:：].*|(?:信息)?来源\s*[:：].*|作者\s*[:：].*|编辑\s*[:：].*"
    r"|地址\s*[:：].{2,60}邮编.*"
    r"|首页|网站首页|政务服务|办事服务|互动交流|走进.{2,4}|新闻中心|站点地图|网站声明|关于我们|联系我们"
    r"|政府信息公开|信息公开|政务公开|通知公告|无障碍浏览|长者模式|保护视力色.*|字号\s*[:：].*"
    r"|[\[【]?(?:大|中|小)(?:[\s\]】\[【]+(?:大|中|小)){1,2}[\]】]?)$"
)
STAMP = re.compile(r"(?:时间|日期)\s*[:：]\s*(?P<day>[^【\[浏阅点来作]{6,20})")
ORIGIN = re.compile(r"来源\s*[:：]\s*(?P<source>[^\s【\[]{2,60})")


@dataclass(frozen=True, slots=True)
class Swept:
    """The blocks that are left, and the lines that were taken out."""

    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]


def sweep(blocks: Sequence[Block]) -> Swept:
    """Part the paper from the page around it."""
    left, taken = [], []
    for place, block in enumerate(blocks):
        at_the_edge = place < EDGE or place >= len(blocks) - EDGE
        if not block.rows and is_furniture(block.text, at_the_edge=at_the_edge):
            taken.append(block.text)
        else:
            left.append(block)
    return Swept(tuple(left), tuple(taken))


def is_furniture(line: str, *, at_the_edge: bool = False) -> bool:
    """Whether ``line`` belongs to a page."""
    if not line or len(line) > LONGEST:
        return False
    plain = simple(" ".join(line.split()))
    if ANYWHERE.match(plain):
        return True
    return at_the_edge and AT_THE_EDGES.match(plain) is not None


def stamps(lines: Sequence[str]) -> tuple[str, str]:
    """The day and the source the page gives, as they are written; empty when it does not."""
    day = source = ""
    for line in lines:
        plain = simple(" ".join(line.split()))
        place = " ".join(line.split())
        if not day and (found := STAMP.search(plain)):
            day = place[found.start("day") : found.end("day")].strip()
        if not source and (found := ORIGIN.search(plain)):
            source = place[found.start("source") : found.end("source")].strip()
    return day, source
