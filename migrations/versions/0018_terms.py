"""The settings of requests no longer hold whether letters are scanned: those of letters do.

Revision ID: 0018_terms
Revises: 0017_opinions
"""

import sqlalchemy as sa
from alembic import op

revision = "0018_terms"
down_revision = "0017_opinions"
branch_labels = None
depends_on = None

COLUMN = "scan_before_service"


def upgrade() -> None:
    with op.batch_alter_table("request_settings") as table:
        table.drop_column(COLUMN)


def downgrade() -> None:
    with op.batch_alter_table("request_settings") as table:
        table.add_column(
            sa.Column(COLUMN, sa.Boolean(), nullable=False, server_default=sa.true())
        )
    with op.batch_alter_table("request_settings") as table:
        table.alter_column(COLUMN, existing_type=sa.Boolean(), server_default=None)
