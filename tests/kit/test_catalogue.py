from app.kit.catalogue import translations_into


def test_chinese_counts_without_plurals() -> None:
    chinese = translations_into("zh_Hans_CN")

    assert chinese.plural(1) == chinese.plural(13) == 0


def test_english_is_the_ids_themselves() -> None:
    assert translations_into("en").gettext("Save") == "Save"
