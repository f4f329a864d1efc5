"""What a publication is found by: its words, kept by triggers in FTS5 or in a tsvector."""

from uuid import UUID

from sqlalchemy import ForeignKey, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base
from app.kit.ddl import on_create


class SearchEntry(Base):
    """The words of one publication, split by blanks; ``text`` is the body as it was written."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[UUID] = mapped_column(
        ForeignKey("publication.id", ondelete="CASCADE"), unique=True
    )
    tokenizer: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Text)
    numbers: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


TABLE = SearchEntry.__table__
assert isinstance(TABLE, Table)

on_create(
    TABLE,
    dialect="sqlite",
    up=(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        "title, numbers, body, content='search_entry', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 0')",
        "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN "
        "INSERT INTO search_index(rowid, title, numbers, body) "
        "VALUES (new.id, new.title, new.numbers, new.body); END",
        "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN "
        "INSERT INTO search_index(search_index, rowid, title, numbers, body) "
        "VALUES ('delete', old.id, old.title, old.numbers, old.body); END",
        "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN "
        "INSERT INTO search_index(search_index, rowid, title, numbers, body) "
        "VALUES ('delete', old.id, old.title, old.numbers, old.body); "
        "INSERT INTO search_index(rowid, title, numbers, body) "
        "VALUES (new.id, new.title, new.numbers, new.body); END",
    ),
    down=("DROP TABLE IF EXISTS search_index",),
)

on_create(
    TABLE,
    dialect="postgresql",
    up=(
        "CREATE TABLE search_vector (entry_id INTEGER PRIMARY KEY "
        "REFERENCES search_entry(id) ON DELETE CASCADE, vector TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_vector_vector ON search_vector USING GIN (vector)",
        "CREATE FUNCTION keep_search_vector() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO search_vector(entry_id, vector) VALUES (NEW.id, "
        "setweight(to_tsvector('simple', NEW.title), 'A') || "
        "setweight(to_tsvector('simple', NEW.numbers), 'B') || "
        "to_tsvector('simple', NEW.body)) "
        "ON CONFLICT (entry_id) DO UPDATE SET vector = EXCLUDED.vector; RETURN NULL; END $$",
        "CREATE TRIGGER search_entry_kept AFTER INSERT OR UPDATE ON search_entry "
        "FOR EACH ROW EXECUTE FUNCTION keep_search_vector()",
    ),
    down=(
        "DROP TABLE IF EXISTS search_vector",
        "DROP TRIGGER IF EXISTS search_entry_kept ON search_entry",
        "DROP FUNCTION IF EXISTS keep_search_vector()",
    ),
)
