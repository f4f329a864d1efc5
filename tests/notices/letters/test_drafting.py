"""Drawing a letter up, rewording it, choosing its files: while it is a draft."""

from dataclasses import fields, replace
from io import BytesIO
from uuid import uuid4

import pytest

from app.files import actions as files
from app.law.decisions import LetterKind
from app.notices.letters import actions, queries
from app.notices.letters.errors import (
    AlreadyFixed,
    FactsLacking,
    FileOfAnotherCase,
    IdentityNumberInLetter,
    IsAnnulled,
    NoSuchLetter,
    NotThisLetter,
    ParagraphIsFixed,
    RemedyByHand,
    TextTooLong,
)
from app.notices.letters.facts import CLASSES, Facts, NotExisting, Refused, Search
from app.notices.letters.facts.answers import Ground
from app.notices.letters.facts.asked import Asked
from app.notices.letters.facts.endings import FeeLine
from app.notices.letters.facts.steps import Point
from app.notices.letters.reasons import FACT_WORDS, lacking_words
from app.notices.letters.values import Subject
from app.people.errors import NoSuchOrgan
from tests import factories
from tests.files.samples import pdf
from tests.notices.letters.samples import ASKED, DAY, FACTS, NOW, TODAY, ground

IDENTITY = "11010519491231002X"
FINDING = 2  # the place of the reason in a refusal


def file_of(desk, name="附件.pdf"):
    return files.store(BytesIO(pdf()), name=name, organ_id=desk.organ.id, by=desk.clerk, at=NOW)


def reworded(desk, letter, text, place=FINDING):
    return actions.reword(letter.id, {place: text}, by=desk.clerk, at=NOW)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_can_be_drawn_up(desk, kind):
    letter = desk.draft(kind)

    assert letter.paragraphs and not letter.is_edited
    assert letter.number_text == ""
    assert queries.letters_of(desk.case, organ_id=desk.organ.id) == [letter]


def test_a_letter_is_not_drawn_up_from_incomplete_facts(desk):
    facts = FACTS[LetterKind.NOT_EXISTING]
    assert isinstance(facts, NotExisting)

    with pytest.raises(FactsLacking) as refused:
        desk.draft("not_existing", NotExisting(facts.asked, (Search("", DAY, "档案室", " "),)))

    assert refused.value.codes == ("searches.1.searched_by", "searches.1.words")
    assert "检索情况 1: 检索人、检索情况 1: 检索词" in str(refused.value)


def test_a_letter_with_a_remedy_needs_the_organ_to_say_where(app, desk):
    desk.organ.review_organ = ""

    with pytest.raises(FactsLacking) as refused:
        desk.draft("refused")

    assert refused.value.codes == ("office.review_organ",)
    assert desk.draft("extension").paragraphs


def test_nothing_is_drawn_up_before_the_organ_says_whom_to_ask(desk):
    other = factories.organ("青禾县统计局", prefix="青统")
    facts = FACTS[LetterKind.EXTENSION]

    lacking = queries.lacking(LetterKind.EXTENSION, facts, organ_id=other.id, on=TODAY)

    assert lacking == ("office.office_name", "office.office_address", "office.office_phone")


def test_every_fact_that_can_be_lacking_has_its_words():
    classes: list[type[Facts]] = [*CLASSES.values(), Asked, Ground, Point, FeeLine, Search]
    setting = {"review_organ", "office_name", "office_address", "office_phone"}
    names = {field.name for each in classes for field in fields(each)}

    assert (names | setting) - FACT_WORDS.keys() == set()


def test_of_several_grounds_the_one_that_lacks_something_is_named(app):
    assert lacking_words(["grounds.2.view"]) == "不予公开的情形 2: 第三方意见"


def test_facts_of_another_letter_are_refused(desk):
    with pytest.raises(NotThisLetter):
        desk.draft("refused", FACTS[LetterKind.GRANTED])


def test_nobody_draws_letters_up_for_another_organ(desk):
    stranger = factories.person("disclosure_office", organ=factories.organ("云溪县商务局"))

    with pytest.raises(NoSuchOrgan):
        actions.draft_letter(
            organ_id=desk.organ.id, subject=Subject("request", desk.case),
            kind=LetterKind.GRANTED, facts=FACTS[LetterKind.GRANTED], by=stranger, at=NOW,
        )  # fmt: skip
    letter = desk.draft()
    with pytest.raises(NoSuchLetter):
        actions.reword(letter.id, {}, by=stranger, at=NOW)
    with pytest.raises(NoSuchLetter):
        queries.letter(letter.id, organ_id=stranger.organ_id)


def test_a_reason_may_be_reworded_and_the_rule_is_kept_beside_it(desk):
    letter = reworded(desk, desk.draft("refused"), "经审查，属于讨论记录。\n\n理由：尚未定稿。\x07")

    assert letter.is_edited
    assert letter.paragraphs[FINDING].text == "经审查，属于讨论记录。\n理由：尚未定稿。"
    assert "公开该内容将产生上述后果" in letter.paragraphs_by_rule[FINDING].text


def test_the_rules_own_words_are_no_edit(desk):
    letter = desk.draft("refused")

    same = reworded(desk, letter, letter.paragraphs[FINDING].text)

    assert not same.is_edited


@pytest.mark.parametrize("place", [0, 1, 3, 4, 5, 6, -1])
def test_what_the_law_says_is_not_reworded(desk, place):
    with pytest.raises(ParagraphIsFixed):
        reworded(desk, desk.draft("refused"), "本机关决定公开。", place)


@pytest.mark.parametrize(
    "text",
    [
        "不服的，可以申请行政复议。",
        "或者向人民法院提起行政诉讼。",
        "也可以向云川市人民法院起诉。",
        "六个月内提起诉讼。",
        "请先申请行政复议。",
    ],
)
def test_no_remedy_is_named_by_hand(desk, text):
    letter = desk.draft("refused")

    with pytest.raises(RemedyByHand):
        reworded(desk, letter, letter.paragraphs[FINDING].text + text)


def test_a_reason_given_as_a_fact_names_no_remedy_either(desk):
    facts = Refused(ASKED, (ground("D6", reason="不服的，可以依法向人民法院提起行政诉讼"),))

    with pytest.raises(RemedyByHand, match="第3段"):
        desk.draft("refused", facts)


def test_what_is_asked_for_may_be_about_remedies(desk):
    asked = replace(ASKED, asked_for="本人可以申请行政复议或者提起行政诉讼的决定")
    about = ground("D6", reason="公开行政复议的讨论记录可能影响检察机关依法审查起诉")

    assert desk.draft("refused", Refused(asked, (about,))).paragraphs


def test_a_character_newer_than_the_tables_of_python_stays(desk):
    facts = replace(FACTS[LetterKind.EXTENSION], asked=replace(ASKED, addressee="赵\U00031350"))

    assert desk.draft("extension", facts).paragraphs[0].text == "赵\U00031350："


def test_no_letter_holds_an_identity_number(desk):
    facts = FACTS[LetterKind.NOT_EXISTING]
    assert isinstance(facts, NotExisting)

    with pytest.raises(IdentityNumberInLetter, match="第3段"):
        desk.draft("not_existing", replace(facts, remark=f"证件号码{IDENTITY}"))
    with pytest.raises(IdentityNumberInLetter, match="第3段"):
        reworded(desk, desk.draft("refused"), "１１０１０５ １９４９１２３１ ００２Ｘ")
    with pytest.raises(IdentityNumberInLetter, match=IDENTITY):
        name = f"{IDENTITY}.pdf"
        letter = desk.draft()
        actions.attach(
            letter.id, [file_of(desk, name).id], belongs=lambda _: True, by=desk.clerk, at=NOW
        )


def test_a_paragraph_has_an_end(desk):
    with pytest.raises(TextTooLong):
        reworded(desk, desk.draft("refused"), "长" * 4001)


def test_files_of_the_case_go_with_the_letter_in_their_order(desk):
    first, second = file_of(desk, "方案.pdf"), file_of(desk, "附表.pdf")
    letter = desk.draft()
    for wanted in ([first.id, second.id], [second.id, first.id]):
        actions.attach(letter.id, wanted, belongs=lambda _: True, by=desk.clerk, at=NOW)

    attached = queries.letter(letter.id, organ_id=desk.organ.id).attachments
    assert [each.file.name for each in attached] == ["附表.pdf", "方案.pdf"]


def test_files_of_another_case_never_go_with_it(desk):
    mine, other = file_of(desk), uuid4()

    with pytest.raises(FileOfAnotherCase):
        actions.attach(
            desk.draft().id, [mine.id, other], belongs=lambda file: file == mine.id,
            by=desk.clerk, at=NOW,
        )  # fmt: skip


def test_a_draft_is_drawn_up_again_from_other_facts(desk):
    letter = reworded(desk, desk.draft("refused"), "另一种表述。")
    facts = FACTS[LetterKind.REFUSED]

    again = actions.draft_anew(letter.id, facts, by=desk.clerk, at=NOW)

    assert not again.is_edited and "另一种表述" not in again.paragraphs[FINDING].text


def test_what_is_signed_or_annulled_is_no_draft(desk):
    with pytest.raises(AlreadyFixed):
        reworded(desk, desk.fixed("refused"), "另一种表述。")
    letter = desk.draft()
    actions.annul(letter.id, reason="申请人撤回", by=desk.clerk, at=NOW)
    with pytest.raises(IsAnnulled):
        actions.draft_anew(letter.id, FACTS[LetterKind.GRANTED], by=desk.clerk, at=NOW)
