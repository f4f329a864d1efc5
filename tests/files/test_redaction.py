"""A redacted copy is refused while anything of what was taken out is left in it."""

import pytest

from app.files.errors import LeftUnderRedaction, PropertiesLeft
from app.files.names import MEDIA_TYPES, extension_of
from app.files.redaction.leftovers import check, leftovers
from tests.files.poisoned import books, pdfs, words

BOX = "q 0 g 60 590 200 30 re f Q\n"

NOT_SECRET = {"域.docx", "简单域.docx", "公式.xlsx", "页眉.xlsx"}
"""What everybody sees, and by which formula it came about."""


def found(tmp_path, name, content):
    path = tmp_path / "copy"
    path.write_bytes(content)
    return leftovers(path, media_type=MEDIA_TYPES[extension_of(name)], name=name)


def places(tmp_path, drawing):
    return [(e.where.value, e.number) for e in found(tmp_path, "副本.pdf", pdfs.pdf(drawing))]


def test_text_under_a_box_is_found_with_its_page(tmp_path):
    drawing = pdfs.text(pdfs.SECRET, "") + BOX

    assert places(tmp_path, drawing) == [("covered", 2)]


def test_a_box_over_the_middle_of_a_line_is_found(tmp_path):
    drawing = pdfs.text("Name of the applicant and his number", "") + "q 180 595 40 20 re f Q\n"

    assert places(tmp_path, drawing) == [("covered", 2)]


def test_a_box_drawn_by_lines_is_found(tmp_path):
    box = "q 60 590 m 260 590 l 260 620 l 60 620 l h f Q\n"

    assert places(tmp_path, pdfs.text(pdfs.SECRET, "") + box) == [("covered", 2)]


@pytest.mark.parametrize(
    "drawing",
    [
        BOX + pdfs.text(pdfs.SECRET, "1 g"),  # white letters on a black heading
        pdfs.text(pdfs.SECRET, "") + "q 60 500 200 30 re f Q\n",  # a box elsewhere
        pdfs.text(pdfs.SECRET, "") + "q 60 590 200 30 re S Q\n",  # a frame around it
        pdfs.text("Short", "") + "q 140 590 200 30 re f Q\n",  # a box that begins behind it
    ],
)
def test_what_is_seen_is_left_in_peace(tmp_path, drawing):
    assert places(tmp_path, drawing) == []


@pytest.mark.parametrize(
    "poisoned", [*pdfs.files(), *books.files(), *words.files()], ids=lambda each: each.name
)
def test_what_hides_in_a_file_is_found(tmp_path, poisoned):
    spoken_of = found(tmp_path, poisoned.name, poisoned.content)

    assert spoken_of or poisoned.name in NOT_SECRET


def test_a_title_that_tells_is_found(tmp_path):
    def entitled(made):
        made.docinfo["/Title"] = pdfs.SECRET

    spoken_of = found(tmp_path, "副本.pdf", pdfs.pdf(change=entitled))

    assert [(each.where.value, each.name) for each in spoken_of] == [("property", "Title")]


def test_the_writers_name_in_the_properties_is_refused_with_its_place(app, tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(pdfs.pdf(change=pdfs.authored))

    with pytest.raises(PropertiesLeft, match="文档属性“作者”"):
        check(path, media_type=MEDIA_TYPES["pdf"], name="副本.pdf")


def test_a_person_who_knows_of_the_properties_may_have_them_taken_away(app, tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(pdfs.pdf(change=pdfs.authored))

    check(path, media_type=MEDIA_TYPES["pdf"], name="副本.pdf", without_properties=True)


def test_text_under_a_box_is_refused_whatever_becomes_of_the_properties(app, tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(pdfs.pdf(pdfs.text(pdfs.SECRET, "") + BOX, change=pdfs.authored))

    with pytest.raises(LeftUnderRedaction):
        check(path, media_type=MEDIA_TYPES["pdf"], name="副本.pdf", without_properties=True)


@pytest.mark.parametrize("key", ["/Producer", "/Creator", "/CreationDate"])
def test_program_and_time_in_the_properties_are_no_secret(tmp_path, key):
    def made_by(made):
        made.docinfo[key] = "WPS 文字"

    assert found(tmp_path, "副本.pdf", pdfs.pdf(change=made_by)) == []


def test_a_plain_file_may_be_given_out(tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(pdfs.pdf())

    check(path, media_type=MEDIA_TYPES["pdf"], name="副本.pdf")


def test_the_refusal_names_the_place(app, tmp_path):
    path = tmp_path / "copy"
    path.write_bytes(pdfs.pdf(pdfs.text(pdfs.SECRET, "") + BOX))

    with pytest.raises(LeftUnderRedaction, match="第2页的方框或者图片下的文字"):
        check(path, media_type=MEDIA_TYPES["pdf"], name="副本.pdf")
