"""A file that is taken away while it is being sent goes no further."""

from app.ui.downloads import download


def test_a_reader_gets_no_more_of_a_file_that_was_taken_away(app, tmp_path):
    place = tmp_path / "file"
    place.write_bytes(b"x" * 100_000)
    with app.test_request_context():
        answer = download(place, name="名单.pdf", media_type="application/pdf")
        pieces = iter(answer.response)
        got = next(pieces)

        place.unlink()

        assert 0 < len(got) < 100_000
        assert list(pieces) == []
        answer.response.close()


def test_a_file_that_stays_is_sent_whole(app, tmp_path):
    place = tmp_path / "file"
    place.write_bytes(b"x" * 100_000)
    with app.test_request_context():
        answer = download(place, name="名单.pdf", media_type="application/pdf")

        assert b"".join(answer.response) == b"x" * 100_000
        answer.response.close()
