"""What the public finds, reads and no longer finds."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.kit.db import db
from app.people.models import Organ
from app.publishing.models import Publication, Validity
from tests import factories
from tests.portal.papers import NOON, attached, changed, paper, taken_down


@pytest.fixture
def bureau(app: Flask) -> Organ:
    return factories.organ()


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


def address(publication: Publication) -> str:
    return f"/p/{publication.organ.code}/{publication.public_id}"


def text_of(public: FlaskClient, url: str, *, status: int = 200) -> str:
    db.session.commit()
    answer = public.get(url)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_a_document_page_shows_the_official_metadata(bureau: Organ, public: FlaskClient) -> None:
    publication = paper(bureau, "关于促进消费的通知", document_number="云商发〔2026〕12号")

    page = text_of(public, address(publication))

    for shown in (
        publication.index_number,
        "云商发〔2026〕12号",
        "综合政务\\政务公开",
        "2026-03-02",
    ):
        assert shown in page
    assert "<p>关于促进消费的通知已经局务会议通过，现予公布。</p>" in page


def test_stored_text_runs_nothing(bureau: Organ, public: FlaskClient) -> None:
    publication = paper(bureau, "通知<b>", body_html='<p onclick="x()">好<script>x()</script></p>')

    page = text_of(public, address(publication))

    assert "<p>好</p>" in page
    assert "通知&lt;b&gt;" in page


def test_a_paper_of_another_organ_is_not_at_this_address(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知")
    other = factories.organ("云川市司法局")

    text_of(public, f"/p/{other.code}/{publication.public_id}", status=404)
    text_of(public, f"/p/{bureau.code}/nothing", status=404)
    for wrong in (
        "/p/nobody",
        "/p/%00",
        f"/p/{bureau.code}/%00%27",
        f"/p/%00/{publication.public_id}",
    ):
        text_of(public, wrong, status=404)


@pytest.mark.parametrize(
    ("validity", "mark"),
    [(Validity.REPEALED, "本文件已废止。"), (Validity.LAPSED, "本文件已失效。")],
)
def test_validity_is_marked_on_the_original_page(
    bureau: Organ, public: FlaskClient, validity: Validity, mark: str
) -> None:
    newer = paper(bureau, "新的通知")
    older = paper(
        bureau, "旧的通知", validity=validity, validity_on=NOON.date(), replaced_by_id=newer.id
    )

    page = text_of(public, address(older))

    assert mark in page
    assert f'href="{address(newer)}">新的通知</a>' in page


def test_former_versions_stay_readable_with_the_explanation(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知", body_html="<p>原来的内容</p>")
    changed(publication, explanation="更正联系电话", body="<p>现在的内容</p>")

    now = text_of(public, address(publication))
    before = text_of(public, f"{address(publication)}/versions/1")

    assert "现在的内容" in now
    assert "更正联系电话" in now
    assert "原来的内容" not in now
    assert "原来的内容" in before
    assert "更正联系电话" in before
    text_of(public, f"{address(publication)}/versions/2", status=404)


def test_what_was_taken_down_is_gone_with_everything_of_it(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知", body_html="<p>原来的内容</p>")
    changed(publication, explanation="更正", body="<p>现在的内容</p>")
    file = attached(publication, "附件.txt", b"text")
    taken_down(publication, explanation="内容涉及个人隐私")

    page = text_of(public, address(publication), status=410)

    assert "内容涉及个人隐私" in page
    assert "现在的内容" not in page
    for part in ("versions/1", f"files/{file.id}", "qr.svg"):
        text_of(public, f"{address(publication)}/{part}", status=404)
    assert publication.public_id not in text_of(public, "/")


def test_an_attachment_is_downloaded_and_never_opened_in_our_pages(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知")
    file = attached(publication, "附件一.txt", "内容".encode())
    db.session.commit()

    with public.get(f"{address(publication)}/files/{file.id}") as answer:
        content = answer.get_data()

    assert content == "内容".encode()
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_file_of_another_document_is_not_given_out(bureau: Organ, public: FlaskClient) -> None:
    publication, other = paper(bureau, "通知"), paper(bureau, "另一份")
    file = attached(other, "附件.txt", b"text")

    text_of(public, f"{address(publication)}/files/{file.id}", status=404)


def test_search_marks_words_and_escapes_the_rest(bureau: Organ, public: FlaskClient) -> None:
    paper(bureau, "消费 <i>通知</i>", body_html="<p>促进消费的 &lt;b&gt; 措施</p>")

    page = text_of(public, "/search?q=消費<script>")

    assert "<mark>消费</mark>" in page
    assert "&lt;i&gt;" in page
    assert "<script>alert" not in page
    assert "消費&lt;script&gt;" in page


def test_lists_are_filtered_and_paged(bureau: Organ, public: FlaskClient) -> None:
    for number in range(25):
        paper(
            bureau, f"第{number:02d}号通知", year=2025, published_at=NOON + timedelta(days=number)
        )
    paper(bureau, "另一年的通知", year=2024)

    first = text_of(public, f"/p/{bureau.code}?year=2025")
    second = text_of(public, f"/p/{bureau.code}?year=2025&page=2")

    assert "第24号通知" in first
    assert "第04号通知" not in first
    assert "第04号通知" in second
    assert "另一年的通知" not in first + second


def test_every_year_is_offered_however_many_there_are(bureau: Organ, public: FlaskClient) -> None:
    for year in range(2008, 2027):
        paper(bureau, f"{year}年的通知", year=year)

    page = text_of(public, "/search")

    assert all(f"?year={year}" in page for year in range(2008, 2027))


def test_the_years_offered_hold_what_is_listed(bureau: Organ, public: FlaskClient) -> None:
    paper(bureau, "促进消费的措施", year=2026)
    paper(bureau, "汽车消费", year=2025)

    page = text_of(public, "/search?q=促进消费")

    assert "汽车消费" in re.sub("<.?mark>", "", page)
    assert "year=2025" in page


@pytest.mark.parametrize(
    "query",
    [
        "year=x",
        "year=20251",
        "kind=nothing",
        "theme=" + "长" * 300,
        "page=-1",
        "page=99999",
        "organ=x",
    ]
    + ["q=" + "消费" * 200, "q=%00%ff", "organ=" + "9" * 30],
)
def test_addresses_nobody_made_give_a_page(bureau: Organ, public: FlaskClient, query: str) -> None:
    paper(bureau, "消费通知")

    text_of(public, f"/search?{query}")


def test_a_reader_who_has_the_page_is_not_sent_it_again(bureau: Organ, public: FlaskClient) -> None:
    publication = paper(bureau, "通知")
    db.session.commit()
    first = public.get(address(publication))

    again = public.get(address(publication), headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert "public" in first.headers["Cache-Control"]
    assert "Set-Cookie" not in first.headers


@pytest.mark.parametrize("path", ["/", "/search?q=消费", "/p/{code}", "{paper}"])
def test_public_pages_take_few_statements(bureau: Organ, public: FlaskClient, path: str) -> None:
    publication = paper(bureau, "消费通知")
    changed(publication, explanation="更正", body="<p>消费</p>")
    for number in range(22):
        paper(bureau, f"消费通知{number}")
    db.session.commit()
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    text_of(public, path.format(code=bureau.code, paper=address(publication)))

    assert 1 <= len(statements) <= 5


def test_the_qr_code_is_a_picture_of_the_address(bureau: Organ, public: FlaskClient) -> None:
    publication = paper(bureau, "通知")
    db.session.commit()

    answer = public.get(f"{address(publication)}/qr.svg")

    assert answer.mimetype == "image/svg+xml"
    assert b"<svg" in answer.data


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil", "/\nx", ""]
)
def test_the_language_switch_leads_nowhere_else(public: FlaskClient, target: str) -> None:
    answer = public.get("/language/en", query_string={"next": target})

    assert answer.headers["Location"] == "/"
    assert "language=en" in answer.headers["Set-Cookie"]


def test_the_chosen_language_is_kept(bureau: Organ, public: FlaskClient) -> None:
    page = f"/p/{bureau.code}?year=2026"

    answer = public.get("/language/en", query_string={"next": page})

    assert answer.headers["Location"] == page
    assert '<html lang="en">' in text_of(public, page)


def test_a_page_shown_before_is_never_older_than_its_row(
    bureau: Organ, public: FlaskClient
) -> None:
    publication = paper(bureau, "通知")
    assert "本文件已废止。" not in text_of(public, address(publication))

    publication.validity = Validity.REPEALED
    assert "本文件已废止。" in text_of(public, address(publication))
    bureau.name = "云川市商务和投资局"
    assert "云川市商务和投资局" in text_of(public, address(publication))
    taken_down(publication, explanation="更正")
    text_of(public, address(publication), status=410)
