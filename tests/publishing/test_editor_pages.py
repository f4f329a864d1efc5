"""The drafter's pages: what each answers, to whom, and with which message."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.people.models import Lane
from app.publishing import queries, versions
from app.publishing.models import Attribute, Document, DocumentState
from tests import factories
from tests.publishing.conftest import NOON

NO_SECRETS = "本系统为非涉密系统，严禁录入涉密信息"


@pytest.fixture
def drafter(client, office):
    return client.sign_in(office.drafter)


def typed(document=None, **changes):
    """What the form sends."""
    return {
        "seen": str(document.version_number) if document else "",
        "kind": "notice",
        "title": "关于假期值班的通知",
        "issuers": "云川市商务局",
        "formed_on": "2026-03-01",
        "theme": "综合政务\\政务公开",
        "validity": "in_force",
        "info_kind": "general",
        "attribute": "proactive",
        "origin": "made",
        "body": "一、时间\n三月五日。",
    } | changes


def address(document, page=""):
    return f"/documents/{document.id}{page}"


def test_the_editor_says_that_nothing_secret_may_be_entered(drafter):
    assert NO_SECRETS in drafter.get("/documents/new").get_data(as_text=True)


def test_a_drafter_without_a_unit_is_told_before_typing(client, office):
    nowhere = factories.person(Lane.DRAFTER, organ=office.organ)

    answer = client.sign_in(nowhere).get("/documents/new")

    assert answer.status_code == 403
    assert "未填写所属科室" in answer.text


def test_a_new_document_is_kept_and_opened_again(drafter):
    answer = drafter.post("/documents/new", data=typed())

    document = db.session.scalars(select(Document)).one()
    assert answer.status_code == 303
    assert answer.location == address(document, "/edit")
    assert (document.title, document.attribute) == ("关于假期值班的通知", Attribute.PROACTIVE)
    assert document.body_html == "<p>一、时间</p>\n<p>三月五日。</p>"


def test_the_same_form_twice_makes_one_document(drafter):
    upload = [(BytesIO("甲".encode()), "名单.txt") for _ in range(2)]

    first = drafter.post("/documents/new", data=typed(key="one", upload=upload[0]))
    again = drafter.post("/documents/new", data=typed(key="one", upload=upload[1]))

    document = db.session.scalars(select(Document)).one()
    assert first.location == again.location == address(document, "/edit")
    assert [each.name for each in versions.attached_to(document)] == ["名单.txt"]


def test_going_back_and_typing_something_else_loses_neither_text(drafter):
    drafter.post("/documents/new", data=typed(key="one"))

    answer = drafter.post("/documents/new", data=typed(key="one", title="另一个标题"))

    document = db.session.scalars(select(Document)).one()
    assert answer.status_code == 409
    assert "另一个标题" in answer.text
    assert f'action="{address(document, "/edit")}"' in answer.text
    assert document.title == "关于假期值班的通知"


def test_a_double_click_on_save_saves_once(drafter, office):
    document = office.draft()
    form = typed(document)

    answers = [drafter.post(address(document, "/edit"), data=form) for _ in range(2)]

    db.session.refresh(document)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert document.version_number == 2


def test_an_unfinished_draft_is_kept_and_what_lacks_stands_beside_the_field(drafter):
    answer = drafter.post("/documents/new", data=typed(title="", attribute=""))

    page = drafter.get(answer.location).get_data(as_text=True)
    assert "未填写标题。" in page
    assert "请认定公开属性。" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "poem"},
        {"formed_on": "2026-02-30"},
        {"issuers": "\n".join(f"第{n}局" for n in range(21))},
        {"issuers": "局" * 301},
        {"attribute": "secret"},
        {"theme": "量子"},
        {"title": "长" * 501},
        {"reprint_url": "javascript:alert(1)"},
        {"validity": ""},
    ],
    ids=str,
)
def test_what_no_form_can_send_is_refused_and_nothing_is_kept(drafter, wrong):
    answer = drafter.post("/documents/new", data=typed(**wrong))

    assert answer.status_code == 422
    assert db.session.scalars(select(Document)).all() == []


def test_attachments_come_with_the_form_and_nothing_typed_is_lost(drafter, office):
    document = office.draft()
    upload = (BytesIO("甲".encode()), "附件1：名单.txt")

    drafter.post(address(document, "/edit"), data=typed(document, upload=upload))

    db.session.refresh(document)
    assert document.title == "关于假期值班的通知"
    assert [each.name for each in versions.attached_to(document)] == ["附件1：名单.txt"]


def test_a_file_that_is_not_what_it_says_is_named_and_nothing_is_saved(drafter, office):
    document = office.draft()
    upload = (BytesIO(b"MZ\x90\x00"), "图表.pdf")

    answer = drafter.post(address(document, "/edit"), data=typed(document, upload=upload))

    db.session.refresh(document)
    assert answer.status_code == 422
    assert "图表.pdf" in answer.get_data(as_text=True)
    assert document.title == "关于促进消费的通知"


def test_an_attachment_is_taken_out_by_its_button_and_downloaded_by_its_name(drafter, office):
    document = office.draft()
    upload = (BytesIO("甲".encode()), "名单.txt")
    drafter.post(address(document, "/edit"), data=typed(document, upload=upload))
    db.session.refresh(document)
    attachment = versions.attached_to(document)[0]

    answer = drafter.get(address(document, f"/attachments/{attachment.id}"))
    drafter.post(address(document, "/edit"), data=typed(document, take_out=str(attachment.id)))

    assert answer.data.decode() == "甲"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert versions.attached_to(document) == []


def test_the_second_of_two_gets_409_with_both_texts_and_keeps_his_own(drafter, office):
    document = office.draft()
    drafter.post(address(document, "/edit"), data=typed(document, title="先保存的"))
    db.session.refresh(document)

    answer = drafter.post(
        address(document, "/edit"), data=typed(document, title="后保存的", seen="1")
    )

    page = answer.get_data(as_text=True)
    db.session.refresh(document)
    assert answer.status_code == 409
    assert "<del>先保存的</del>" in page
    assert "<ins>后保存的</ins>" in page
    assert 'value="后保存的"' in page
    assert document.title == "先保存的"


def test_saving_from_the_conflict_page_is_a_choice_made_with_open_eyes(drafter, office):
    document = office.draft()
    drafter.post(address(document, "/edit"), data=typed(document, title="先保存的"))
    db.session.refresh(document)

    drafter.post(address(document, "/edit"), data=typed(document, title="后保存的"))

    db.session.refresh(document)
    assert document.title == "后保存的"
    assert len(queries.versions_of(document).rows) == 3


@pytest.mark.parametrize(
    "page", ["", "/edit", "/submission", "/versions/1", "/differences", "/attachments/{0}"]
)
def test_another_organ_gets_404_everywhere(client, office, elsewhere, page):
    document = office.draft()
    client.sign_in(elsewhere.drafter)

    assert client.get(address(document, page.format(document.id))).status_code == 404


@pytest.mark.parametrize("act", ["/edit", "/submission", "/discard", "/give-up", "/draft-again"])
def test_another_organ_changes_nothing(client, office, elsewhere, act):
    document = office.draft()
    client.sign_in(elsewhere.drafter)

    answer = client.post(address(document, act), data=typed(document, key="k"))

    assert answer.status_code == 404
    assert document.state is DocumentState.DRAFT


def test_whoever_is_no_drafter_gets_403(client, office):
    client.sign_in(office.head)

    assert client.get("/documents").status_code == 403
    assert client.post("/documents/new", data=typed()).status_code == 403


def test_what_is_under_review_is_not_edited(drafter, office):
    document = office.draft()
    document.enter(DocumentState.IN_REVIEW, at=NOON)

    assert drafter.get(address(document, "/edit")).status_code == 409
    assert drafter.post(address(document, "/edit"), data=typed(document)).status_code == 409


def test_lists_filter_by_state_and_title_with_a_constant_number_of_statements(drafter, office):
    for number in range(3):
        office.draft(title=f"第{number}件")
    drafter.get("/documents")
    few = len(drafter.watch.statements)
    for number in range(3, 15):
        office.draft(title=f"第{number}件")

    page = drafter.get("/documents?whose=unit&title=第1&state=draft").get_data(as_text=True)

    assert len(drafter.watch.statements) == few
    assert "第1件" in page
    assert "第2件" not in page


def test_versions_and_their_differences_are_shown(drafter, office):
    document = office.draft()
    drafter.post(address(document, "/edit"), data=typed(document, title="新标题"))

    page = drafter.get(address(document, "/differences?before=1&after=2")).get_data(as_text=True)

    assert "<ins>新标题</ins>" in page
    assert drafter.get(address(document, "/versions/1")).status_code == 200
    assert drafter.get(address(document, "/versions/9")).status_code == 404


def test_hostile_text_never_reaches_a_page(drafter, office):
    answer = drafter.post(
        "/documents/new",
        data=typed(title="<script>1</script>", body="<p onclick=x>文</p><script>2</script>"),
    )

    document = db.session.scalars(select(Document)).one()
    page = drafter.get(address(document)).get_data(as_text=True)
    assert answer.status_code == 303
    assert "<script>1" not in page
    assert "onclick" not in page


@pytest.mark.parametrize("address", ["javascript://example.com/%0aalert(1)", "ftp://example.com/a"])
def test_the_address_of_an_original_is_one_of_the_web(drafter, address):
    answer = drafter.post("/documents/new", data=typed(reprint_url=address))

    assert answer.status_code == 422
    assert "网址须以 http:// 或 https:// 开头。" in answer.text
