"""Fees, reconsideration and litigation, and the case file of a request.

Revision ID: 0016_afterwards
Revises: 0015_supervision
"""

import sqlalchemy as sa
from alembic import op

revision = "0016_afterwards"
down_revision = "0015_supervision"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request_settings") as table:
        table.add_column(
            sa.Column("charges_fees", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("way_to_pay", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("request_settings") as table:
        table.alter_column("charges_fees", existing_type=sa.Boolean(), server_default=None)
        table.alter_column("way_to_pay", existing_type=sa.String(), server_default=None)
    op.create_table(
        "request_archive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("is_masked", sa.Boolean(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (made_at IS NULL)",
            name=op.f("ck_request_archive_made_with_a_file"),
        ),
        sa.CheckConstraint(
            "made_at IS NULL OR failed_at IS NULL", name=op.f("ck_request_archive_made_or_failed")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_request_archive_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_request_archive_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_request_archive_organ_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_archive_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_archive")),
        sa.UniqueConstraint(
            "request_id", "is_masked", name=op.f("uq_request_archive_request_id_is_masked")
        ),
    )
    op.create_table(
        "request_fee",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("tariff", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("reckoned_by_id", sa.Uuid(), nullable=False),
        sa.Column("reckoned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("notice_event_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("lapsed_on", sa.Date(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(noticed_on IS NULL) = (due_on IS NULL)",
            name=op.f("ck_request_fee_noticed_until_a_day"),
        ),
        sa.CheckConstraint(
            "amount > 0 AND quantity > 0 AND before >= 0", name=op.f("ck_request_fee_of_something")
        ),
        sa.CheckConstraint(
            "lapsed_on IS NULL OR lapsed_on > due_on", name=op.f("ck_request_fee_lapsed_afterwards")
        ),
        sa.CheckConstraint(
            "noticed_on IS NOT NULL OR paid_on IS NULL",
            name=op.f("ck_request_fee_paid_once_noticed"),
        ),
        sa.ForeignKeyConstraint(
            ["notice_event_id"], ["request_event.id"], name=op.f("fk_request_fee_notice_event_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_request_fee_organ_id")),
        sa.ForeignKeyConstraint(
            ["reckoned_by_id"], ["person.id"], name=op.f("fk_request_fee_reckoned_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_fee_request_id")
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_request_fee")),
    )
    op.create_index(
        "ix_request_fee_open",
        "request_fee",
        ["organ_id", "is_open", "sort_on", "request_id"],
        unique=False,
    )
    op.create_table(
        "request_remedy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("instance", sa.String(length=40), nullable=True),
        sa.Column("is_simple", sa.Boolean(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(), nullable=False),
        sa.Column("decision_words", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'reconsideration') = (instance IS NULL)",
            name=op.f("ck_request_remedy_court_of_a_suit"),
        ),
        sa.CheckConstraint(
            "kind = 'reconsideration' OR NOT is_simple",
            name=op.f("ck_request_remedy_simple_by_law"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (decided_on IS NULL)",
            name=op.f("ck_request_remedy_decided_on_a_day"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (told_on IS NULL)",
            name=op.f("ck_request_remedy_told_of_it_on_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_request_remedy_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["request_answer.id"], name=op.f("fk_request_remedy_answer_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_request_remedy_organ_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_remedy_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_remedy")),
    )
    op.create_index(
        "ix_request_remedy_request", "request_remedy", ["request_id", "received_on"], unique=False
    )
    op.create_index(
        "ix_request_remedy_urgent",
        "request_remedy",
        ["organ_id", "is_open", "sort_on", "id"],
        unique=False,
    )
    op.create_index(
        "ix_request_remedy_year", "request_remedy", ["organ_id", "received_on"], unique=False
    )
    op.create_table(
        "fee_payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("receipt_number", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_fee_payment_of_something")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_fee_payment_by_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request_fee.request_id"], name=op.f("fk_fee_payment_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_payment")),
    )
    op.create_index("ix_fee_payment_request", "fee_payment", ["request_id", "on_day"], unique=False)
    op.create_table(
        "request_remedy_file",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("remedy_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["request_file.id"], name=op.f("fk_request_remedy_file_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["remedy_id"], ["request_remedy.id"], name=op.f("fk_request_remedy_file_remedy_id")
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_request_remedy_file")),
    )
    op.create_index(
        op.f("ix_request_remedy_file_remedy_id"), "request_remedy_file", ["remedy_id"], unique=False
    )
    _keep("fee_payment")


def downgrade() -> None:
    _let_go("fee_payment")
    op.drop_index(op.f("ix_request_remedy_file_remedy_id"), table_name="request_remedy_file")
    op.drop_table("request_remedy_file")
    op.drop_index("ix_fee_payment_request", table_name="fee_payment")
    op.drop_table("fee_payment")
    op.drop_index("ix_request_remedy_year", table_name="request_remedy")
    op.drop_index("ix_request_remedy_urgent", table_name="request_remedy")
    op.drop_index("ix_request_remedy_request", table_name="request_remedy")
    op.drop_table("request_remedy")
    op.drop_index("ix_request_fee_open", table_name="request_fee")
    op.drop_table("request_fee")
    op.drop_table("request_archive")
    with op.batch_alter_table("request_settings") as table:
        table.drop_column("way_to_pay")
        table.drop_column("charges_fees")


def _keep(name: str) -> None:
    """Nobody changes or deletes a row."""
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'What happened to a request is never changed.'); END"
        op.execute(f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}")
        op.execute(f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}")
        return
    op.execute(
        f"CREATE FUNCTION {name}_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'What happened to a request is never changed.'; END$$"
    )
    op.execute(
        f"CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE ON {name} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}_is_kept()"
    )


def _let_go(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {name}_no_update")
        op.execute(f"DROP TRIGGER IF EXISTS {name}_no_delete")
        return
    op.execute(f"DROP TRIGGER IF EXISTS {name}_no_change ON {name}")
    op.execute(f"DROP FUNCTION IF EXISTS {name}_is_kept()")
