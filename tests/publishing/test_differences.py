"""What a reviewer is shown between two versions."""

from app.publishing.differences import FieldChange, FileChange, between
from app.review.differences import Change, Run


def content(**changes):
    whole = {
        "title": "通知",
        "metadata": {"theme": "综合政务", "formed_on": "2026-03-01"},
        "text": "<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>四</p>",
        "attachments": [{"name": "附表.xlsx", "sha256": "aa"}],
    }
    return whole | changes


def test_the_same_version_has_no_differences():
    assert not between(content(), content())


def test_changed_fields_stand_with_both_values():
    found = between(content(), content(metadata={"theme": "国防", "formed_on": "2026-03-01"}))

    assert found.fields == (FieldChange("theme", "综合政务", "国防"),)
    assert found


def test_words_inserted_and_deleted_are_marked_within_their_paragraph():
    found = between(
        content(text="<p>本月10日前报送</p>"), content(text="<p>本月15日前书面报送</p>")
    )

    assert found.paragraphs[0].change is Change.CHANGED
    assert found.paragraphs[0].runs == (
        Run(Change.SAME, "本月"),
        Run(Change.REMOVED, "10"),
        Run(Change.ADDED, "15"),
        Run(Change.SAME, "日前"),
        Run(Change.ADDED, "书面"),
        Run(Change.SAME, "报送"),
    )


def test_unlike_paragraphs_are_removed_and_added_whole():
    found = between(content(text="<p>甲乙丙丁</p>"), content(text="<p>完全不同</p>"))

    assert [each.change for each in found.paragraphs] == [Change.REMOVED, Change.ADDED]


def test_unchanged_paragraphs_far_away_are_only_counted():
    found = between(content(), content(text="<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>四五</p>"))

    assert [(each.change, each.skipped) for each in found.paragraphs][:2] == [
        (Change.SKIPPED, 2),
        (Change.SAME, 0),
    ]


def test_bold_alone_is_named_as_markup():
    found = between(content(text="<p>一</p>"), content(text="<p><b>一</b></p>"))

    assert found.only_markup
    assert found.paragraphs == ()


def test_attachments_are_compared_by_content():
    replaced = between(content(), content(attachments=[{"name": "附表.xlsx", "sha256": "bb"}]))
    renamed = between(content(), content(attachments=[{"name": "附件1.xlsx", "sha256": "aa"}]))
    gone = between(content(), content(attachments=[]))

    assert replaced.files == (FileChange(Change.CHANGED, "附表.xlsx"),)
    assert renamed.files == (FileChange(Change.CHANGED, "附件1.xlsx", former_name="附表.xlsx"),)
    assert gone.files == (FileChange(Change.REMOVED, "附表.xlsx"),)


def test_another_order_of_attachments_is_a_difference():
    two = [{"name": "a", "sha256": "aa"}, {"name": "b", "sha256": "bb"}]

    found = between(content(attachments=two), content(attachments=two[::-1]))

    assert found.files == ()
    assert found.files_reordered


def test_a_very_long_text_is_compared_in_time():
    long = "".join(f"<p>第{number}条 内容</p>" for number in range(5000))

    assert between(content(text=long), content(text=long + "<p>附</p>"))
