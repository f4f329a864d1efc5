"""Headings of the platform, and what was put out beside the portal.

Revision ID: 0003_outlets
Revises: 0002_kept_versions
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_outlets"
down_revision = "0002_kept_versions"
branch_labels = None
depends_on = None

PLACED = [
    ("budgets", "kind", ["budget"]),
    ("statistics", "subtheme", ["统计"]),
    ("emergencies", "subtheme", ["应急管理"]),
    ("projects", "subtheme", ["重大建设项目"]),
    ("livelihood", "subtheme", ["劳动就业", "社会保障", "扶贫", "教育", "医药管理"]),
]


def upgrade() -> None:
    op.create_table(
        "outlet_posting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(length=40), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["noted_by_id"], ["person.id"], name=op.f("fk_outlet_posting_noted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_outlet_posting_organ_id")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_outlet_posting_publication_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet_posting")),
    )
    op.create_index(
        "ix_outlet_posting_publication",
        "outlet_posting",
        ["publication_id", "posted_at"],
        unique=False,
    )
    op.add_column(
        "publication",
        sa.Column("section", sa.String(length=40), server_default="other", nullable=False),
    )
    op.create_index(
        "ix_publication_section",
        "publication",
        ["organ_id", "section", "state", "published_at"],
        unique=False,
    )
    op.create_index(
        "ix_publication_state_changed", "publication", ["state", "changed_at"], unique=False
    )
    publication = sa.table(
        "publication", sa.column("section"), sa.column("kind"), sa.column("subtheme")
    )
    for section, column, values in reversed(PLACED):
        op.execute(
            publication.update()
            .where(publication.c[column].in_(values))
            .values(section=section)
        )


def downgrade() -> None:
    op.drop_index("ix_publication_state_changed", table_name="publication")
    op.drop_index("ix_publication_section", table_name="publication")
    op.drop_column("publication", "section")
    op.drop_index("ix_outlet_posting_publication", table_name="outlet_posting")
    op.drop_table("outlet_posting")
