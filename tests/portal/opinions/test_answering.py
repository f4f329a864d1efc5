"""A party opens its letter by number and code, answers once, and learns nothing of who applied."""

import io
from datetime import timedelta

import pytest

from app.files.models import CleanedFile, Cleaning
from app.kit.db import db
from app.kit.time import keep_distance, now, standing_at
from app.portal.opinions.actions import begin_opening
from app.requests.models import RequestFile
from app.requests.opinions import actions, codes, queries
from app.requests.opinions.words import Stance
from tests.markup import without_tokens
from tests.requests.office import IDENTITY, key


def test_number_and_code_open_the_letter(party):
    assert party.open().status_code == 303

    page = party.client.get("/opinion/letter")
    assert "贵公司获得补助的金额和用途" in page.text
    assert "第三十二条" in page.text
    assert "补助资金发放表.txt" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_nothing_on_the_page_tells_who_applied(party):
    party.open()

    page = party.client.get("/opinion/letter").text
    for word in ("王建军", IDENTITY, "13800000000", "人民路1号", "发放名单"):
        assert word not in page


def test_opening_the_letter_counts_as_its_service(party):
    party.open()

    assert party.row.served_on == party.seeking.office.day


def test_a_wrong_code_and_an_absent_number_are_answered_alike(party):
    wrong = party.open(code="2222-2222-2222")
    absent = party.open(number="云商公开〔2026〕9号-征", code="2222-2222-2222")

    assert wrong.status_code == absent.status_code == 422
    said = without_tokens(wrong.text.replace(party.number, ""))
    assert said == without_tokens(absent.text.replace("云商公开〔2026〕9号-征", ""))


def test_the_code_is_guessed_five_times_and_no_more(party):
    for _ in range(5):
        assert party.open(code="2222-2222-2222").status_code == 422

    assert party.open().status_code == 429


def test_who_guessed_during_a_rehearsal_is_not_kept_waiting_for_what_it_ran_ahead(party):
    keep_distance(timedelta(days=30))
    for _ in range(5):
        begin_opening(party.number, address="192.0.2.7", at=now())
    keep_distance(timedelta())
    db.session.commit()

    with standing_at(now() + timedelta(minutes=16)):
        assert party.open().status_code == 303


def test_brackets_and_small_letters_make_no_difference(party):
    typed = party.number.replace("〔", "[").replace("〕", "]")

    assert party.open(number=typed, code=party.code.lower().replace("-", " ")).status_code == 303


def test_an_answer_is_checked_sent_and_confirmed(party):
    party.open()

    check = party.client.post("/opinion/check", data={**CHECKED})
    assert "请核对您的意见" in check.text
    assert party.send().status_code == 303

    assert "意见已收到" in party.client.get("/opinion/letter").text
    assert party.row.stance is Stance.REFUSES
    (answered,) = queries.answers_of(party.letter.id)
    assert answered.respondent.name == "周先生 法务"


CHECKED = {
    "stance": "does not agree", "reason": "涉及客户名单", "respondent": "周先生 法务",
    "phone": "13900000000", "key": "k1",
}  # fmt: skip


def test_sent_twice_it_is_kept_once(party):
    party.open()

    party.send()
    party.send()

    assert len(queries.answers_of(party.letter.id)) == 1


def test_after_the_answer_the_code_is_dead(party):
    party.open()
    party.send()
    party.client.post("/opinion/leave")

    assert party.open().status_code == 422


def test_files_come_along_and_belong_to_the_case(party):
    party.open()

    party.send(files=[(io.BytesIO("盖章意见".encode()), "意见.txt")])

    (answered,) = queries.answers_of(party.letter.id)
    assert [each.file.name for each in answered.files] == ["意见.txt"]


@pytest.mark.parametrize("name", ["virus.exe", "leer.txt"])
def test_a_file_that_cannot_be_taken_is_told_beside_its_field(party, name):
    party.open()

    page = party.send(files=[(io.BytesIO(b"MZ" if name == "virus.exe" else b""), name)])

    assert page.status_code == 422
    assert name in page.text
    assert party.row.stance is None


def test_who_does_not_agree_is_asked_why(party):
    party.open()

    page = party.client.post("/opinion/check", data=CHECKED | {"reason": " "})

    assert page.status_code == 422
    assert "请写明不同意公开的内容及理由。" in page.text


def test_five_megabytes_of_reasons_are_refused_beside_the_field(party):
    party.open()

    page = party.client.post("/opinion/check", data=CHECKED | {"reason": "长" * 1_700_000})

    assert page.status_code == 422


def test_only_the_chosen_files_are_given_out(party):
    party.open()
    shown = party.seeking.paper.id

    assert "鲜达市场 20万元" in party.client.get(f"/opinion/files/{shown}").text
    other = party.seeking.file("其他企业名单.txt")
    db.session.commit()
    assert party.client.get(f"/opinion/files/{other.id}").status_code == 404


def test_a_file_that_could_not_be_cleaned_is_given_to_nobody(party):
    party.open()
    file = party.seeking.paper
    copy = db.session.get_one(CleanedFile, file.file.sha256)
    copy.state, copy.copy_sha256, copy.problem = Cleaning.FAILED, None, "TooManyPages"
    db.session.commit()

    page = party.client.get(f"/opinion/files/{file.id}")

    assert page.status_code == 404
    assert "鲜达市场" not in page.text


def test_without_number_and_code_there_is_nothing(party):
    file = db.session.query(RequestFile).first()

    assert party.client.get("/opinion/letter").status_code == 401
    assert party.client.get(f"/opinion/files/{file.id}").status_code == 401
    assert party.send().status_code == 401


def test_after_thirty_minutes_of_quiet_both_are_asked_for_again(party):
    party.open()

    with standing_at(now() + timedelta(minutes=31)):
        assert party.client.get("/opinion/letter").status_code == 401


def test_an_opinion_that_took_longer_to_write_is_given_back(party):
    party.open()

    with standing_at(now() + timedelta(minutes=31)):
        page = party.client.post("/opinion/check", data=CHECKED)

    assert page.status_code == 401
    assert CHECKED["reason"] in page.text


def test_after_its_term_the_page_takes_no_answer(party):
    party.open()

    with standing_at(now() + timedelta(days=60)):
        party.open()
        page = party.client.get("/opinion/letter")
        assert page.status_code == 410
        assert "本征求意见书已停止接收意见" in page.text
        assert "贵公司获得补助的金额和用途" not in page.text
        assert party.send().status_code == 409


def test_opened_again_it_has_another_code(party):
    party.open()
    party.send()
    office = party.seeking.office
    actions.reopen(party.letter.id, until=office.day, by=office.clerk, key=key(), at=now())
    db.session.commit()

    assert party.open().status_code == 422
    assert party.open(code=codes.code_of(party.row)).status_code == 303
    assert party.client.get("/opinion/letter").status_code == 200


def test_neither_names_nor_codes_stand_in_the_trail(party, caplog):
    party.open()
    party.send()

    trail = "\n".join(str(row) for row in db.session.execute(db.text("SELECT * FROM audit_entry")))
    for word in ("周先生", "13900000000", "鲜达", party.code):
        assert word not in trail + caplog.text
