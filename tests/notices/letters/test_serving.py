"""A letter is served once, on a day that can be, in a way that is proved."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest

from app.files import actions as files
from app.files.errors import NoSuchFile
from app.files.queries import stored_file
from app.law.decisions import LetterKind
from app.notices.letters import actions
from app.notices.letters.errors import (
    AlreadyServed,
    IdentityNumberInLetter,
    IsAnnulled,
    NotFixedYet,
    OnlineRemedyMissing,
    PaperNotMade,
    PostingNumberMissing,
    ProofMissing,
    ReceiverMissing,
    ScanMissing,
    ServedBeforeItsDate,
    ServedInTheFuture,
)
from app.notices.letters.models import LetterState, Way
from app.notices.letters.values import Service
from tests import factories
from tests.files.samples import pdf
from tests.notices.letters.samples import NOW, SETTING, TODAY

LATER = NOW + timedelta(days=3)
ONLINE = Service(Way.ELECTRONIC, TODAY, "chen@example.cn")


@pytest.fixture
def letter(desk):
    made = desk.fixed()
    return actions.attach_scan(made.id, BytesIO(pdf()), name="用印件.pdf", by=desk.clerk, at=NOW)


@pytest.fixture
def signed_slip(desk):
    file = files.store(
        BytesIO(pdf()), name="送达回证.pdf", organ_id=desk.organ.id, by=desk.clerk, at=NOW
    )
    return Service(Way.DIRECT, TODAY, "陈思远", proof_id=file.id)


def serve(desk, letter, service):
    return actions.record_service(letter.id, service, by=desk.clerk, at=LATER)


def test_direct_service_counts_on_the_day_it_is_signed_for(desk, letter, signed_slip):
    served = serve(desk, letter, replace(signed_slip, served_on=TODAY + timedelta(days=2)))

    assert served.state is LetterState.SERVED
    assert served.served_on == TODAY + timedelta(days=2) and served.receiver == "陈思远"


def test_post_counts_on_the_day_of_posting_and_has_its_number(desk, letter, signed_slip):
    posted = replace(signed_slip, way=Way.POST, receiver="云川市东街8号 陈思远")
    with pytest.raises(PostingNumberMissing):
        serve(desk, letter, posted)

    served = serve(desk, letter, replace(posted, posting_number="XA12345678933"))

    assert (served.served_on, served.posting_number) == (TODAY, "XA12345678933")


def test_a_letter_sent_to_an_address_on_line_is_served_there(desk, letter):
    assert serve(desk, letter, ONLINE).receiver == "chen@example.cn"


def test_on_line_only_a_letter_that_names_the_place_to_apply_on_line(desk):
    actions.change_setting(
        replace(SETTING, review_online="", scan_required=False), by=desk.clerk, at=NOW
    )
    answer = actions.attach_scan(
        desk.fixed().id, BytesIO(pdf()), name="用印件.pdf", by=desk.clerk, at=NOW
    )
    with pytest.raises(OnlineRemedyMissing):
        serve(desk, answer, ONLINE)

    step = actions.attach_scan(
        desk.fixed("extension").id, BytesIO(pdf()), name="用印件.pdf", by=desk.clerk, at=NOW
    )
    assert serve(desk, step, ONLINE).way is Way.ELECTRONIC


@pytest.mark.parametrize("way", [Way.DIRECT, Way.ENTRUSTED, Way.POST])
def test_service_on_paper_needs_its_proof(desk, letter, way):
    with pytest.raises(ProofMissing):
        serve(desk, letter, Service(way, TODAY, "陈思远", posting_number="XA12345678933"))


def test_an_organ_may_add_proofs_later(desk, letter):
    actions.change_setting(replace(SETTING, proof_required=False), by=desk.clerk, at=NOW)

    assert serve(desk, letter, Service(Way.DIRECT, TODAY, "陈思远")).proof_id is None


def test_a_proof_of_another_organ_is_none(desk, letter):
    other = factories.organ("云溪县商务局")
    stranger = factories.person("disclosure_office", organ=other)
    file = files.store(BytesIO(pdf()), name="证.pdf", organ_id=other.id, by=stranger, at=NOW)

    with pytest.raises(NoSuchFile):
        serve(desk, letter, Service(Way.DIRECT, TODAY, "陈思远", proof_id=file.id))


@pytest.mark.parametrize(("days", "error"), [(-1, ServedBeforeItsDate), (4, ServedInTheFuture)])
def test_service_is_neither_before_the_letter_nor_to_come(desk, letter, signed_slip, days, error):
    with pytest.raises(error):
        serve(desk, letter, replace(signed_slip, served_on=TODAY + timedelta(days=days)))


def test_the_receiver_is_named_without_an_identity_number(desk, letter, signed_slip):
    with pytest.raises(ReceiverMissing):
        serve(desk, letter, replace(signed_slip, receiver="  "))
    with pytest.raises(IdentityNumberInLetter):
        serve(desk, letter, replace(signed_slip, receiver="陈思远11010519491231002X"))


def test_a_letter_is_served_once(desk, letter, signed_slip):
    serve(desk, letter, signed_slip)

    with pytest.raises(AlreadyServed):
        serve(desk, letter, ONLINE)


def test_drafts_and_annulled_letters_are_not_served(desk, letter, signed_slip):
    with pytest.raises(NotFixedYet):
        serve(desk, desk.draft(), signed_slip)
    actions.annul(letter.id, reason="文字有误", by=desk.clerk, at=NOW)
    with pytest.raises(IsAnnulled):
        serve(desk, letter, signed_slip)


def test_the_stamp_comes_before_service_unless_the_organ_says_otherwise(desk, signed_slip):
    letter = desk.fixed()
    with pytest.raises(ScanMissing):
        serve(desk, letter, signed_slip)

    actions.change_setting(replace(SETTING, scan_required=False), by=desk.clerk, at=NOW)
    with pytest.raises(PaperNotMade):
        serve(desk, letter, signed_slip)
    letter.pdf = stored_file(signed_slip.proof_id, organ_id=desk.organ.id)
    assert serve(desk, letter, signed_slip).state is LetterState.SERVED


def test_the_form_to_be_signed_names_the_letter(desk, letter):
    proof = actions.draft_service_proof(letter.id, receiver="陈思远", by=desk.clerk, at=NOW)

    assert proof.kind is LetterKind.SERVICE_PROOF and proof.subject_id == desk.case
    said = [each.text for each in proof.paragraphs]
    assert said[:3] == [
        "送达文书：政府信息予以公开告知书（云商公开〔2026〕1号-告）",
        "登记编号：云商依申请〔2026〕12号",
        "受送达人：陈思远",
    ]
    with pytest.raises(NotFixedYet):
        actions.draft_service_proof(desk.draft().id, receiver="陈思远", by=desk.clerk, at=NOW)
