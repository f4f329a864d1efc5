"""Document numbers in their one form, and digests that change with what is said."""

import pytest

from app.publishing.content import digest_of, is_document_number, normalised_number


@pytest.mark.parametrize(
    "written",
    [
        "忻政办发〔2018〕117号",
        "忻政办发[2018]117号",
        "忻政办发（2018）117号",
        "忻政办发【2018】第0117号",
        "忻政办发〔2018]117号",
        "忻政办发 ﹝２０１８﹞ １１７ 号",
    ],
)
def test_every_bracket_form_becomes_one_number(written):
    assert normalised_number(written) == "忻政办发〔2018〕117号"


def test_what_is_no_document_number_stays_as_it_is():
    assert normalised_number(" 2018年第3期 ") == "2018年第3期"
    assert not is_document_number("2018年第3期")


def test_the_digest_does_not_depend_on_the_order_of_names():
    assert digest_of({"a": 1, "b": "文"}) == digest_of({"b": "文", "a": 1})


def test_the_digest_changes_with_one_character():
    assert digest_of({"a": "文"}) != digest_of({"a": "文 "})
