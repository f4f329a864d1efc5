"""Tables of organs, units, persons and posts, and of who is signed in."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from app.kit.db import Base, Moment
from app.kit.time import real


class Lane(StrEnum):
    """What a post is for (岗位)."""

    DRAFTER = "drafter"
    UNIT_HEAD = "unit_head"
    DISCLOSURE_OFFICE = "disclosure_office"
    LEADER = "leader"
    SECRECY_REVIEWER = "secrecy_reviewer"
    PUBLISHER = "publisher"
    OFFICE_HEAD = "office_head"
    LEGAL_REVIEWER = "legal_reviewer"


class Duty(StrEnum):
    """The three administrators (三员). Whoever has one holds no post."""

    SYSTEM = "system"
    SECURITY = "security"
    AUDIT = "audit"


class Scope(StrEnum):
    """What a program with somebody's access token may do of what that person may do."""

    READ = "read"
    WORK = "work"
    DRAFT = "draft"


class Organ(Base):
    """A public body that discloses in its own name."""

    __tablename__ = "organ"
    __table_args__ = (CheckConstraint("length(code) BETWEEN 9 AND 18", name="code_length"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str]
    number_prefix: Mapped[str]
    review_organ: Mapped[str] = mapped_column(default="")
    is_active: Mapped[bool] = mapped_column(default=True)

    authorities: Mapped[list["FilingAuthority"]] = relationship(
        order_by="FilingAuthority.position",
        cascade="all, delete-orphan",
        foreign_keys="FilingAuthority.organ_id",
    )


class FilingAuthority(Base):
    """Where an organ files what it has published (备案).

    ``receiver_id``: the authority is an organ of this installation and confirms here.
    """

    __tablename__ = "filing_authority"
    __table_args__ = (CheckConstraint("receiver_id <> organ_id", name="somebody_else"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"), index=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    receiver_id: Mapped[UUID | None] = mapped_column(ForeignKey("organ.id"), index=True)

    receiver: Mapped[Organ | None] = relationship(foreign_keys=receiver_id)


class Unit(Base):
    """A part of an organ (科室)."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("organ_id", "name"), UniqueConstraint("organ_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    organ: Mapped[Organ] = relationship()


class Person(Base):
    """Somebody who can sign in. Without an organ only as administrator of the installation."""

    __tablename__ = "person"
    __table_args__ = (
        ForeignKeyConstraint(["organ_id", "unit_id"], ["unit.organ_id", "unit.id"]),
        UniqueConstraint("organ_id", "id"),
        UniqueConstraint("organ_id", "staff_number"),
        CheckConstraint("organ_id IS NOT NULL OR duty IS NOT NULL", name="somewhere"),
        CheckConstraint("organ_id IS NOT NULL OR unit_id IS NULL", name="unit_of_an_organ"),
        Index("ix_person_organ_id_name", "organ_id", "name", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID | None] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID | None] = mapped_column(index=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column()
    staff_number: Mapped[str] = mapped_column()
    duty: Mapped[Duty | None]
    is_active: Mapped[bool] = mapped_column(default=True)

    password_hash: Mapped[str]
    must_change_password: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[Moment | None]

    organ: Mapped[Organ | None] = relationship(
        foreign_keys="Person.organ_id", primaryjoin="Person.organ_id == Organ.id"
    )
    unit: Mapped[Unit | None] = relationship(
        foreign_keys="Person.unit_id", primaryjoin="Person.unit_id == Unit.id"
    )
    posts: Mapped[list["Post"]] = relationship(
        back_populates="person",
        primaryjoin="Person.id == Post.person_id",
        foreign_keys="Post.person_id",
        cascade="all, delete-orphan",
    )

    label: Mapped[str] = column_property(
        name
        + "（"
        + func.coalesce(
            select(Unit.name).where(Unit.id == unit_id).correlate_except(Unit).scalar_subquery()
            + "，",
            select(Organ.short_name)
            .where(Organ.id == organ_id)
            .correlate_except(Organ)
            .scalar_subquery()
            + "，",
            "",
        )
        + staff_number
        + "）"
    )
    """The name with unit and staff number, so that two people of one name are told apart."""

    @property
    def may_be_idle_for(self) -> timedelta:
        """How long a session lasts without a request."""
        return timedelta(minutes=15 if self.duty else 30)

    def is_locked(self, at: datetime) -> bool:
        """Whether too many failures keep this account closed at ``at``."""
        return self.locked_until is not None and self.locked_until > real(at)


class Post(Base):
    """A lane somebody fills, in one unit or (without a unit) in the whole organ."""

    __tablename__ = "post"
    __table_args__ = (
        ForeignKeyConstraint(["organ_id", "person_id"], ["person.organ_id", "person.id"]),
        ForeignKeyConstraint(["organ_id", "unit_id"], ["unit.organ_id", "unit.id"]),
        Index("uq_post_in_unit", "person_id", "unit_id", "lane", unique=True),
        Index(
            "uq_post_in_organ",
            "person_id",
            "lane",
            unique=True,
            sqlite_where=text("unit_id IS NULL"),
            postgresql_where=text("unit_id IS NULL"),
        ),
        Index("ix_post_organ_id_lane", "organ_id", "lane", "unit_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID]
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    unit_id: Mapped[UUID | None]
    lane: Mapped[Lane]
    is_deputy: Mapped[bool] = mapped_column(default=False)

    person: Mapped[Person] = relationship(
        back_populates="posts",
        primaryjoin="Person.id == Post.person_id",
        foreign_keys="Post.person_id",
    )
    unit: Mapped[Unit | None] = relationship(
        primaryjoin="Post.unit_id == Unit.id", foreign_keys="Post.unit_id"
    )


class SignInSession(Base):
    """One browser in which somebody is signed in. Only the hash of its token is kept."""

    __tablename__ = "sign_in_session"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(index=True)
    ended_at: Mapped[Moment | None]
    address: Mapped[str]
    agent: Mapped[str]

    person: Mapped[Person] = relationship()

    def is_live(self, at: datetime) -> bool:
        """Whether this session still signs its person in."""
        idle_until = self.seen_at + self.person.may_be_idle_for
        return (
            self.ended_at is None
            and self.person.is_active
            and at < self.expires_at
            and at < idle_until
        )


class AccessToken(Base):
    """What a program shows to act for somebody (访问令牌). Only the hash of it is kept."""

    __tablename__ = "access_token"
    __table_args__ = (
        CheckConstraint("length(token_hash) = 64", name="digest_length"),
        CheckConstraint("expires_at > made_at", name="lasts_a_while"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    note: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(JSON)
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment] = mapped_column(index=True)
    used_at: Mapped[Moment | None]
    revoked_at: Mapped[Moment | None]

    person: Mapped[Person] = relationship()


class AddressFailures(Base):
    """How often sign-in failed from one network address since a moment."""

    __tablename__ = "address_failures"

    address: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    since: Mapped[Moment] = mapped_column(index=True)
