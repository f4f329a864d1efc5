"""The portal as files: complete, alone, and never behind what is public."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from sqlalchemy import update

from app.files import storage
from app.kit.db import db
from app.people.models import Organ
from app.portal.static_export import Folder
from app.portal.static_export import export as write_export
from app.publishing.models import Publication, PublicationState, Section, Validity
from tests import factories
from tests.portal.papers import NOON, attached, changed, paper, taken_down

LINK = re.compile(r'(?:href|src|action|data-root)="([^"#]*)"')
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
BASE = "https://gk.example/site"


@pytest.fixture
def bureau(app: Flask) -> Organ:
    return factories.organ()


@pytest.fixture
def export(app: Flask, tmp_path: Path) -> Callable[..., dict[str, int]]:
    """``export()``: one run into ``tmp_path / "site"`` by the command; its counts."""

    def run(*options: str) -> dict[str, int]:
        db.session.commit()
        arguments = ["portal", "export", str(tmp_path / "site"), "--json", *options]
        answer = app.test_cli_runner().invoke(args=arguments)
        assert answer.exit_code == 0, answer.output
        counts: dict[str, int] = json.loads(answer.output)
        return counts

    return run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def everything(site: Path) -> str:
    texts = [each.read_bytes() for each in sorted(site.rglob("*")) if each.is_file()]
    return b"\n".join(texts).decode(errors="replace")


def all_kinds(bureau: Organ) -> None:
    """Enough for every page of the export to be made."""
    for number in range(45):
        paper(bureau, f"通知{number}", published_at=NOON + timedelta(hours=number))
    wanted = paper(bureau, "公开指南", section=Section.GUIDE)
    attached(wanted, "附件一：申请表（样表）.txt", "内容".encode())
    changed(wanted, explanation="更正", body="<p>现在的内容</p>")
    paper(bureau, "旧规定", validity=Validity.REPEALED, replaced_by_id=wanted.id)
    taken_down(paper(bureau, "撤下的公告"), explanation="附件含有个人信息")
    closed = factories.organ("已撤并的机关")
    closed.is_active = False
    paper(closed, "撤并前的文件")


@pytest.mark.parametrize("options", [(), ("--base-url", BASE)])
def test_every_link_leads_to_a_file_of_the_export(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path, options: tuple[str, ...]
) -> None:
    all_kinds(bureau)
    export(*options)

    dead = []
    for page in site.rglob("*.html"):
        for link in LINK.findall(page.read_text()):
            path = unquote(urlsplit(link).path)
            place = (
                site / path.removeprefix("/site").lstrip("/")
                if path[:1] == "/"
                else (page.parent / path)
            )
            if not urlsplit(link).scheme and not place.exists():
                dead.append((page.name, link))

    assert dead == []


def test_documents_stand_with_their_files_and_former_versions(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    publication = paper(bureau, "通知", body_html="<p>原来的内容</p>")
    attached(publication, "附件一.txt", "附件的内容".encode())
    changed(publication, explanation="更正联系电话", body="<p>现在的内容</p>")

    export("--base-url", BASE)

    own = site / f"p/{bureau.code}/{publication.public_id}"
    page = own.with_suffix(".html").read_text()
    assert "现在的内容" in page
    assert "更正联系电话" in page
    assert "原来的内容" in (own / "version-1.html").read_text()
    assert [each.read_text() for each in own.rglob("附件一.txt")] == ["附件的内容"]
    assert (own / "qr.svg").exists()


def test_what_was_taken_down_leaves_with_the_next_run(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    publication = paper(bureau, "含有隐私的标题", body_html="<p>含有隐私的内容</p>")
    attached(publication, "附件.txt", "含有隐私的附件".encode())
    changed(publication, explanation="更正", body="<p>仍有隐私的内容</p>")
    export()
    assert "隐私的附件" in everything(site)

    taken_down(publication, explanation="内容有误，予以撤下")
    counts = export()

    left = everything(site)
    assert counts["taken_down"] == 1
    assert "隐私" not in left
    own = site / f"p/{bureau.code}/{publication.public_id}"
    assert "内容有误，予以撤下" in own.with_suffix(".html").read_text()
    assert not own.exists()
    assert left.count(publication.public_id) == 1  # the manifest names the page that tells why


def test_the_second_run_writes_only_what_changed(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    all_kinds(bureau)
    first = export()
    again = export()
    before = {each: each.stat().st_mtime_ns for each in site.rglob("*.html")}
    paper(bureau, "新的通知", published_at=NOON + timedelta(days=9))

    counts = export()

    changed_pages = {
        each.relative_to(site).as_posix()
        for each in site.rglob("*.html")
        if before.get(each) != each.stat().st_mtime_ns
    }
    assert (again["written"], again["removed"]) == (0, 0)
    assert again["unchanged"] == first["written"]
    assert counts["documents"] == first["documents"] + 1
    assert f"p/{bureau.code}/index.html" in changed_pages
    assert len(changed_pages) <= 10
    assert not any("page-" in each for each in changed_pages)


def test_long_lists_hold_every_document_once(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    for number in range(65):
        paper(bureau, f"通知{number:02d}号", published_at=NOON + timedelta(hours=number))
    export()

    folder = site / f"p/{bureau.code}"
    pages = ["index.html", "page-2.html", "page-1.html"]
    listed = [
        re.findall(r">(通知\d\d号)<", (folder / page).read_text().split("<main")[1])
        for page in pages
    ]

    assert sum(listed, []) == [f"通知{number:02d}号" for number in reversed(range(65))]
    assert 'rel="next" href="page-2.html"' in (folder / "index.html").read_text()
    assert 'rel="prev" href="index.html"' in (folder / "page-2.html").read_text()
    assert not (folder / "page-3.html").exists()


def test_feeds_and_site_map_name_the_place_of_the_copy(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    publication = paper(bureau, "通知")
    taken_down(paper(bureau, "撤下"), explanation="更正")
    export("--base-url", BASE)

    whole = f"{BASE}/p/{bureau.code}/{publication.public_id}.html"
    assert f'href="{whole}"' in (site / f"p/{bureau.code}/feed.atom").read_text()
    pages = [loc.text or "" for loc in ET.parse(site / "sitemap.xml").iter(LOC)]
    assert pages == [f"{BASE}/sitemaps/1.xml"]
    assert [loc.text for loc in ET.parse(site / "sitemaps/1.xml").iter(LOC)] == [whole]
    assert f"Sitemap: {BASE}/sitemap.xml" in (site / "robots.txt").read_text()


def test_without_an_address_nothing_pretends_to_have_one(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    publication = paper(bureau, "通知")
    export()

    page = (site / f"p/{bureau.code}/{publication.public_id}.html").read_text()
    assert "qr.svg" not in page
    assert not (site / "sitemap.xml").exists()
    assert "localhost" not in everything(site)


def test_an_empty_platform_is_a_platform(
    bureau: Organ, export: Callable[..., dict[str, int]], site: Path
) -> None:
    assert export()["documents"] == 0

    assert "《条例》第十二条" in (site / f"p/{bureau.code}/guide/index.html").read_text()
    assert "暂无公开信息" in (site / "index.html").read_text()


def test_a_damaged_attachment_is_left_out_and_told_and_nothing_waits_for_it(
    app: Flask, bureau: Organ, site: Path
) -> None:
    publication = paper(bureau, "通知")
    file = attached(publication, "附件.txt", b"content")
    storage.path_of(file.sha256).write_bytes(b"damaged")
    taken_down(paper(bureau, "撤下的公告"), explanation="内容有误")
    db.session.commit()

    answer = app.test_cli_runner().invoke(args=["portal", "export", str(site)])

    assert answer.exit_code == 1
    assert "有 1 个附件无法读取。" in answer.output
    page = (site / f"p/{bureau.code}/{publication.public_id}.html").read_text()
    assert "附件.txt" not in page
    assert "内容有误" in everything(site)


class Interrupted(Folder):
    """A folder to which somebody takes a document down while it is being written."""

    taken: UUID | None = None

    def write(self, path: str, content: str | bytes) -> None:
        super().write(path, content)
        if self.taken and path.startswith("p/"):
            gone = update(Publication).where(Publication.id == self.taken)
            with db.engine.begin() as other:
                other.execute(gone.values(state=PublicationState.TAKEN_DOWN, taken_down_at=NOON))
            self.taken = None


def test_what_is_taken_down_during_a_run_is_gone_at_its_end(
    app: Flask, bureau: Organ, site: Path
) -> None:
    first = paper(bureau, "先写的通知", published_at=NOON - timedelta(days=1))
    paper(bureau, "另一份通知")
    db.session.commit()
    folder = Interrupted(site)
    folder.taken = first.id

    outcome = write_export(folder, app.jinja_env, config=app.config)

    assert (outcome.documents, outcome.taken_down) == (1, 1)
    assert "先写的通知" not in everything(site)


@pytest.mark.parametrize("address", ["ftp://x", "gk.example", "https://", "https://x/?q=1"])
def test_an_address_that_is_none_is_refused(app: Flask, tmp_path: Path, address: str) -> None:
    arguments = ["portal", "export", str(tmp_path / "site"), "--base-url", address]

    answer = app.test_cli_runner().invoke(args=arguments)

    assert answer.exit_code == 2
    assert not (tmp_path / "site").exists()


def test_a_folder_of_others_is_refused_with_a_sentence(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    answer = app.test_cli_runner().invoke(args=["portal", "export", str(tmp_path)])

    assert answer.exit_code == 1
    assert "该目录中有其他文件" in answer.output


def test_the_copy_leads_to_the_live_site_to_apply_or_says_nothing_of_it(
    app: Flask,
    bureau: Organ,
    export: Callable[..., object],
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper(bureau, "通知")

    export()
    assert "依申请公开" not in everything(site)

    monkeypatch.setitem(app.config, "BASE_URL", "https://live.example/")
    export()
    assert f'href="https://live.example/p/{bureau.code}/apply"' in everything(site)
    assert 'href="https://live.example/follow"' in everything(site)
    assert 'method="post"' not in everything(site)
