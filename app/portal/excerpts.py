"""Excerpts of texts with the words that were searched for. Pure; the template escapes."""

from dataclasses import dataclass

from app.publishing.tokens import places, tokens

BEFORE, LENGTH = 40, 150


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and whether it is what was searched for."""

    text: str
    is_hit: bool = False


def marked(text: str, asked: str) -> list[Piece]:
    """The whole of ``text`` in pieces."""
    return _pieces(text, places(text, tokens(asked)))


def excerpt(text: str, asked: str) -> list[Piece]:
    """The part of ``text`` around the first place with a word of ``asked``; else its beginning."""
    one_line = " ".join(text.split())
    spans = places(one_line, tokens(asked))
    first = spans[0][0] if spans else 0
    start = first - BEFORE if first > BEFORE else 0
    end = start + LENGTH
    inside = [(max(s, start) - start, min(e, end) - start) for s, e in spans if start <= s < end]
    pieces = _pieces(one_line[start:end], inside)
    ahead = [Piece("…")] if start else []
    behind = [Piece("…")] if end < len(one_line) else []
    return ahead + pieces + behind


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for start, end in spans:
        pieces += [Piece(text[done:start]), Piece(text[start:end], is_hit=True)]
        done = end
    pieces.append(Piece(text[done:]))
    return [piece for piece in pieces if piece.text]
