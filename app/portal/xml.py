"""The XML that leaves the portal: Atom feeds (RFC 4287) and site maps. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from app.kit.time import BEIJING
from app.portal.queries import FeedEntry

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
SUMMARY = 200
BEFORE_ALL = datetime(2008, 5, 1, tzinfo=UTC)  # the Regulation's first day: an empty feed's date
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called, where it stands, and what its identity is made of."""

    title: str
    address: str
    page: str
    of: str  # such as "015230187/综合政务": the same feed keeps its id on another host


def atom(feed: Feed, entries: Iterable[tuple[str, FeedEntry]]) -> str:
    """``entries`` with their addresses, newest first."""
    listed = list(entries)
    updated = max((entry.changed_at for _, entry in listed), default=BEFORE_ALL)
    parts = [
        HEAD,
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n',
        f"<id>urn:uuid:{uuid5(NAMESPACE_URL, 'mingchuang:' + feed.of)}</id>\n",
        f"<title>{_text(feed.title)}</title>\n<updated>{moment(updated)}</updated>\n",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.address)}/>\n',
        f'<link rel="alternate" type="text/html" href={_attribute(feed.page)}/>\n',
        *(_entry(address, entry) for address, entry in listed),
        "</feed>\n",
    ]
    return "".join(parts)


def urls(entries: Iterable[tuple[str, datetime | None]]) -> str:
    """One page of the site map: addresses and when each changed."""
    return _sitemap("urlset", "url", entries)


def sitemap_index(entries: Iterable[tuple[str, datetime | None]]) -> str:
    """The site map's own list of pages."""
    return _sitemap("sitemapindex", "sitemap", entries)


def moment(value: datetime) -> str:
    """A moment as RFC 3339 writes it, in Beijing time."""
    return value.astimezone(BEIJING).isoformat(timespec="seconds")


def _entry(address: str, entry: FeedEntry) -> str:
    summary = entry.summary or " ".join((entry.text or "").split())
    category = f"<category term={_attribute(entry.theme)}/>\n" if entry.theme else ""
    title = f"{entry.title}（{entry.document_number}）" if entry.document_number else entry.title
    return (
        f"<entry>\n<id>urn:uuid:{entry.id}</id>\n<title>{_text(title)}</title>\n"
        f'<link rel="alternate" type="text/html" href={_attribute(address)}/>\n'
        f"<published>{moment(entry.published_at)}</published>\n"
        f"<updated>{moment(entry.changed_at)}</updated>\n"
        f"<author><name>{_text(entry.organ_name)}</name></author>\n{category}"
        f"<summary>{_text(summary[:SUMMARY])}</summary>\n</entry>\n"
    )


def _sitemap(root: str, each: str, entries: Iterable[tuple[str, datetime | None]]) -> str:
    parts = [HEAD, f'<{root} xmlns="{SITEMAPS}">\n']
    for address, changed_at in entries:
        changed = f"<lastmod>{moment(changed_at)}</lastmod>" if changed_at else ""
        parts.append(f"<{each}><loc>{_text(address)}</loc>{changed}</{each}>\n")
    return "".join([*parts, f"</{root}>\n"])


def _text(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(NOT_IN_XML.sub("", text))
