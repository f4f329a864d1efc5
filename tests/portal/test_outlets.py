"""What feed readers and search engines are given, and what no cache may keep."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kit.db import db
from app.people.models import Organ
from app.portal.queries import outlets
from app.publishing.models import Publication, Validity
from tests import factories
from tests.portal.papers import NOON, attached, changed, paper, taken_down

ATOM = "{http://www.w3.org/2005/Atom}"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


@pytest.fixture
def bureau(app: Flask) -> Organ:
    return factories.organ()


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


def got(public: FlaskClient, url: str, **headers: str) -> TestResponse:
    db.session.commit()
    return public.get(url, headers=headers)


def feed(public: FlaskClient, url: str) -> ET.Element:
    answer = got(public, url)
    assert answer.mimetype == "application/atom+xml"
    return ET.fromstring(answer.data)


def titles(root: ET.Element) -> list[str]:
    return [each.findtext(f"{ATOM}title", "") for each in root.findall(f"{ATOM}entry")]


def address(publication: Publication) -> str:
    return f"/p/{publication.organ.code}/{publication.public_id}"


def test_the_feed_tells_of_everything_the_latest_first(bureau: Organ, public: FlaskClient) -> None:
    older = paper(bureau, "旧的通知", document_number="云商发〔2026〕1号")
    paper(factories.organ("云川市司法局"), "新的通知")

    root = feed(public, "/feed.atom")

    assert titles(root) == ["新的通知", "旧的通知（云商发〔2026〕1号）"]
    entry = root.findall(f"{ATOM}entry")[1]
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://localhost{address(older)}"
    assert root.findtext(f"{ATOM}updated") > entry.findtext(f"{ATOM}updated")


def test_a_feed_is_narrowed_to_an_organ_and_a_theme(bureau: Organ, public: FlaskClient) -> None:
    paper(bureau, "预算", theme="财政、金融、审计")
    paper(bureau, "通知")
    paper(factories.organ("云川市司法局"), "别的机关")

    assert titles(feed(public, f"/p/{bureau.code}/feed.atom")) == ["通知", "预算"]
    assert titles(feed(public, f"/p/{bureau.code}/feed.atom?theme=财政、金融、审计")) == ["预算"]
    assert got(public, "/p/nobody/feed.atom").status_code == 404


def test_an_entry_keeps_its_id_when_the_document_changes(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知")
    newer = paper(bureau, "后来的通知")
    before = {e.findtext(f"{ATOM}id") for e in feed(public, "/feed.atom").findall(f"{ATOM}entry")}
    changed(publication, explanation="更正", body="<p>现在</p>")

    root = feed(public, "/feed.atom")

    assert {e.findtext(f"{ATOM}id") for e in root.findall(f"{ATOM}entry")} == before
    assert titles(root) == ["通知", newer.title]


def test_characters_xml_knows_not_and_markup_do_no_harm(bureau: Organ, public: FlaskClient) -> None:
    paper(bureau, 'A&B <b>"通\x0b知\ufffe', theme='财"政&', body_html="<p>]]&gt; &lt;x&gt;</p>")

    root = feed(public, "/feed.atom")

    assert titles(root) == ['A&B <b>"通知']
    assert root.find(f"{ATOM}entry/{ATOM}category").get("term") == '财"政&'
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "]]> <x>"


def test_an_empty_feed_is_a_feed(bureau: Organ, public: FlaskClient) -> None:
    root = feed(public, "/feed.atom?theme=没有的主题")

    assert titles(root) == []
    assert root.findtext(f"{ATOM}updated")


@pytest.mark.parametrize(
    ("page", "feed_of_it"),
    [
        ("{paper}", "/p/{code}/feed.atom"),
        ("/", "/feed.atom"),
        ("/search?theme=综合政务", "/feed.atom?theme=%E7%BB%BC"),
    ],
)
def test_the_feed_is_found_from_the_pages(
    bureau: Organ, public: FlaskClient, page: str, feed_of_it: str
) -> None:
    publication = paper(bureau, "通知")

    answer = got(public, page.format(paper=address(publication)))

    head = answer.text.split("</head>")[0]
    assert 'rel="alternate" type="application/atom+xml"' in head
    assert f'href="{feed_of_it.format(code=bureau.code)}' in head


def test_the_site_map_names_every_public_document_with_its_last_change(
    bureau: Organ, public: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlets, "PAGE_OF_SITEMAP", 2)
    publications = [paper(bureau, f"通知{number}") for number in range(3)]
    taken_down(paper(bureau, "撤下"), explanation="更正")

    index = ET.fromstring(got(public, "/sitemap.xml").data)
    pages = [ET.fromstring(got(public, str(loc.text)).data) for loc in index.iter(LOC)]

    named = [loc.text for page in pages[1:] for loc in page.iter(LOC)]
    assert named == [f"http://localhost{address(each)}" for each in publications]
    assert f"http://localhost/p/{bureau.code}/guide" in [loc.text for loc in pages[0].iter(LOC)]
    assert [len(list(page.iter(LASTMOD))) for page in pages] == [0, 2, 1]
    assert got(public, "/sitemaps/3.xml").status_code == 404
    assert got(public, "/sitemaps/0.xml").status_code == 404


def test_robots_find_the_site_map_and_leave_searches_alone(public: FlaskClient) -> None:
    text = got(public, "/robots.txt").get_data(as_text=True)

    assert "Sitemap: http://localhost/sitemap.xml" in text
    assert "Disallow: /search\n" in text
    assert "Disallow: /follow\n" in text


def test_whole_addresses_follow_the_configured_host(
    app: Flask, bureau: Organ, public: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "BASE_URL", "https://gk.example/")
    publication = paper(bureau, "通知")

    for path in ("/feed.atom", "/sitemaps/1.xml"):
        assert f"https://gk.example{address(publication)}" in got(public, path).text


KEPT = ["/", "/search", "/p/{code}", "/p/{code}/guide", "/feed.atom", "/p/{code}/feed.atom"] + [
    "/sitemap.xml",
    "/sitemaps/lists.xml",
    "/sitemaps/1.xml",
    "/robots.txt",
    "{paper}",
    "{paper}/versions/1",
    "{paper}/qr.svg",
    "{file}",
]


@pytest.mark.parametrize("path", KEPT)
def test_whoever_has_it_already_is_told_so_and_nobody_keeps_it_unasked(
    bureau: Organ, public: FlaskClient, path: str
) -> None:
    publication = paper(bureau, "通知")
    changed(publication, explanation="更正", body="<p>现在</p>")
    file = attached(publication, "附件一.txt", b"text")
    own = address(publication)
    url = path.format(code=bureau.code, paper=own, file=f"{own}/files/{file.id}")

    first = got(public, url)
    again = got(public, url, **{"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
    assert again.data == b""
    for answer in (first, again):
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert answer.headers["Vary"] == "Cookie"
        assert "Set-Cookie" not in answer.headers


def test_documents_feeds_and_site_maps_say_when_they_changed(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知", changed_at=NOON)

    for url in (address(publication), "/feed.atom", "/sitemaps/1.xml"):
        assert got(public, url).last_modified == NOON
    taken_down(publication, explanation="更正")
    assert got(public, address(publication)).last_modified == NOON + timedelta(days=1)


def test_a_mark_of_validity_reaches_readers_who_ask_by_time_alone(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知")
    first = got(public, address(publication))
    publication.validity = Validity.REPEALED

    again = got(
        public, address(publication), **{"If-Modified-Since": first.headers["Last-Modified"]}
    )

    assert again.status_code == 200
    assert "本文件已废止。" in again.text


def test_what_was_taken_down_is_nowhere_although_it_was_read_before(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "撤下的通知")
    file = attached(publication, "附件.txt", b"text")
    own, places = address(publication), ("/", "/feed.atom", "/sitemaps/1.xml", "/search?q=撤下")
    tags = {url: got(public, url).headers["ETag"] for url in (*places, own)}
    tag = got(public, f"{own}/files/{file.id}").headers["ETag"]
    paper(bureau, "另一份")
    taken_down(publication, explanation="更正")

    for url in places:
        answer = got(public, url, **{"If-None-Match": tags[url]})
        assert answer.status_code == 200
        assert publication.public_id not in answer.text
    assert got(public, own, **{"If-None-Match": tags[own]}).status_code == 410
    assert got(public, f"{own}/files/{file.id}", **{"If-None-Match": tag}).status_code == 404


def test_whoever_is_signed_in_gets_pages_no_cache_keeps(bureau: Organ, public: FlaskClient) -> None:
    publication = paper(bureau, "通知")
    person = factories.person("drafter", organ=bureau, unit=factories.unit(bureau))
    public.sign_in(person)  # type: ignore[attr-defined]

    assert got(public, address(publication)).headers["Cache-Control"] == "no-store"
