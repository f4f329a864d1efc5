"""Letters on paper: made by the worker, word for word, with every character of every name."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from flask import current_app
from pypdf import PdfReader

from app.files import actions as files
from app.files.pdf_pages import render
from app.files.queries import content_of
from app.jobs.worker import Worker
from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters import actions, queries
from app.notices.letters.actions.fixing import keep_pdf
from app.notices.letters.facts import Granted
from app.notices.letters.jobs import make_letter
from app.notices.letters.models import Letter, LetterState, kept
from app.notices.letters.printing import STYLE, letter_html, letter_pdf
from app.notices.letters.slip import ReceiptSlip
from app.notices.letters.view import view_of
from app.notices.letters.wording import wording_of
from tests.files.samples import pdf as sample_pdf
from tests.markup import Markup
from tests.notices.letters.samples import ASKED, FACTS, NOW, OFFICE, TODAY

NO_GLYPH = ".notdef glyph rendered"
NAMES = (
    "𠮷田㛃",  # Extension B, Extension A
    "阿卜杜热依木·麦麦提依明",
    "赵𫠠𬸘",  # Extension E
    "迪丽拜尔·阿卜杜热西提·买买提吐尔逊·艾合买提江·努尔买买提·玉素甫·阿不都拉·卡地尔江",
)


def fragment(name: str, **values: object) -> str:
    return current_app.jinja_env.get_template(name).render(**values)


def plain_text(html: str) -> str:
    """What a reader sees of ``html``, without blanks."""
    body = html[html.index("<body>") :]
    return "".join(unescape(re.sub(r"<[^>]*>", "", body)).split())


def pages_of(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """What stands on all pages, without blanks; each page must bear its number."""
    words = ["".join(page.extract_text().split()) for page in pages_of(pdf).pages]
    for number, page in enumerate(words, start=1):
        assert page.endswith(f"—{number}—")
    return "".join(re.sub(r"—\d+—$", "", page) for page in words)


@pytest.fixture
def paper(app):
    """``paper(facts)``: the answer that grants, as a letter that is not in the database."""

    def made(addressee: str = "陈思远", organ: str = "云川市商务局") -> Letter:
        facts = FACTS[LetterKind.GRANTED]
        assert isinstance(facts, Granted)
        facts = replace(facts, asked=replace(ASKED, addressee=addressee))
        wording = kept(wording_of(LetterKind.GRANTED, facts, OFFICE, on=TODAY))
        return Letter(
            organ_name=organ, kind=LetterKind.GRANTED, facts={}, by_rule=wording, wording=wording,
            series="告", number_word="云商", year=2026, number=5, dated_on=TODAY, attachments=[],
        )  # fmt: skip

    return made


@pytest.mark.slow
def test_the_worker_makes_the_pdf_of_a_signed_letter(desk):
    letter = desk.fixed("refused")
    db.session.commit()

    Worker().run_due()

    made = queries.letter(letter.id, organ_id=desk.organ.id)
    assert (
        made.pdf is not None
        and made.pdf.name == "政府信息不予公开告知书-云商公开〔2026〕1号-告.pdf"
    )
    words = words_of(content_of(made.pdf).read_bytes())
    for paragraph in made.paragraphs:
        assert "".join(paragraph.text.split()) in words
    assert "云商公开〔2026〕1号-告" in words and "2026年3月25日" in words


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_a_name_is_on_paper(paper, caplog, name):
    html = letter_html(paper(name))

    pdf = render(html, STYLE.read_text())

    assert f"{name}：" in words_of(pdf)
    assert NO_GLYPH not in caplog.text


@pytest.mark.slow
def test_a_character_no_font_has_would_be_seen(paper, caplog):
    render(letter_html(paper("赵\U000e1234")), STYLE.read_text())

    assert NO_GLYPH in caplog.text


@pytest.mark.slow
def test_a_letter_that_could_not_be_made_is_made_again(desk):
    letter = desk.fixed()
    keep_pdf(letter.id, None, at=NOW)
    assert queries.letter(letter.id, organ_id=desk.organ.id).failed_at == NOW

    actions.make_again(letter.id, by=desk.clerk, at=NOW)
    db.session.commit()
    Worker().run_due()

    assert queries.letter(letter.id, organ_id=desk.organ.id).pdf is not None


@pytest.mark.slow
def test_the_page_and_the_paper_say_the_same(desk):
    letter = desk.fixed("partial")

    assert words_of(letter_pdf(letter)) == plain_text(letter_html(letter))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["receipt", "third_party_opinion", "partial", "service_proof"])
def test_letters_fit_on_paper(desk, kind):
    pdf = letter_pdf(desk.fixed(kind))

    assert 1 <= len(pages_of(pdf).pages) <= 3


def test_the_fragment_is_sound_and_escapes_what_people_wrote(paper):
    letter = paper("<script>陈</script>")

    html = fragment("notices/_letter.html", letter=view_of(letter, is_demonstration=False))

    assert Markup(html, is_page=False).problems == []
    assert "&lt;script&gt;陈&lt;/script&gt;：" in html and "演示" not in html


def test_a_demonstration_is_marked_and_so_is_an_annulled_letter(paper):
    letter = paper()
    letter.state = LetterState.ANNULLED

    html = fragment("notices/_letter.html", letter=view_of(letter, is_demonstration=True))

    assert "演示" in html and "已撤销" in html


def test_long_names_of_organs_are_set_smaller(paper):
    names = ("云川市商务局", "云川市住房和城乡建设管理委员会", "云" * 30)

    sizes = [view_of(paper(organ=name), is_demonstration=False).size for name in names]

    assert sizes == ["", "long", "very-long"]


def test_a_receipt_leads_to_the_page_and_tells_no_code(desk):
    view = view_of(desk.draft("receipt"), is_demonstration=False)

    html = fragment("notices/_letter.html", letter=view)

    assert "<svg" in html and "https://yunchuan.example/follow" in html
    assert Markup(html, is_page=False).problems == []


def test_the_slip_with_the_code_is_shown_and_never_kept(app):
    slip = ReceiptSlip(
        office=OFFICE, addressee="𠮷田㛃", register_number="云商依申请〔2026〕12号",
        follow_at="https://yunchuan.example/follow",
        scan_at="https://yunchuan.example/follow?number=12", follow_code="7KQ4-9TMA-2XPD",
        handed_in_on=TODAY,
    )  # fmt: skip

    html = fragment("notices/_receipt_slip.html", slip=slip)

    assert "7KQ4-9TMA-2XPD" in html and "𠮷田㛃：" in html and "2026年3月25日" in html
    assert Markup(html, is_page=False).problems == []


def test_attachments_are_listed_by_name(desk):
    letter = desk.draft()
    file = files.store(
        BytesIO(sample_pdf()), name="分配方案.pdf", organ_id=desk.organ.id, by=desk.clerk, at=NOW
    )
    actions.attach(letter.id, [file.id], belongs=lambda _: True, by=desk.clerk, at=NOW)

    assert "<li>分配方案.pdf</li>" in letter_html(queries.letter(letter.id, organ_id=desk.organ.id))


@pytest.mark.slow
def test_the_blank_form_is_one_sheet_of_the_organ(desk):
    db.session.commit()

    Worker().run_due()

    setting = queries.setting_of(desk.organ.id)
    assert setting and setting.blank_form
    reader = pages_of(content_of(setting.blank_form).read_bytes())
    words = "".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "云川市商务局政府信息公开申请表" in words and "0579-8123456" in words
    assert "无需说明申请的用途" in words


def test_nothing_is_made_of_a_letter_that_is_gone(app):
    assert make_letter({"letter": "00000000-0000-0000-0000-000000000000"}, NOW) is None
