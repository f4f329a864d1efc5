"""The paragraphs that stand apart do, and no word changes."""

from app.publishing.setting import set_out


def test_address_signature_and_day_are_set_apart() -> None:
    html = "<p>各县区人民政府：</p><p>请遵照执行。</p><p>云川市商务局</p><p>2026年3月2日</p>"

    assert set_out(html) == (
        '<p class="flush">各县区人民政府：</p><p>请遵照执行。</p>'
        '<p class="signed">云川市商务局</p><p class="signed">2026年3月2日</p>'
    )


def test_a_sentence_before_the_day_is_no_signature() -> None:
    html = "<p>本办法自印发之日起施行。</p><p>二〇二六年三月二日</p>"

    assert set_out(html) == html.replace("<p>二", '<p class="signed">二')


def test_nothing_else_is_touched() -> None:
    for html in (
        "",
        "<h2>一、总则</h2><p>内容：</p>",
        "<p>内容<b>甲</b>：</p>",
        "<p>共分三点：其一。</p>",
    ):
        assert set_out(html) == html
