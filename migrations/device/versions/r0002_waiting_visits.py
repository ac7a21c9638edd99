# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visits that wait for the release of their month or quarter, and the tables of a quarter.

Before this, a week left as exact classes. A release like that which still waits in the outbox never leaves as it is:
its visits go back to wait for their month, and the release says their number alone.
"""

import hashlib
import json
import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from kiosk.wire.period import month_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ATTRIBUTES = {
    "dagdeel": "part_of_day",
    "bezoekerstype": "visitor_type",
    "thema": "theme",
    "uitkomst": "outcome_kind",
    "bestemming": "destination_party",
    "taal": "language_group",
    "hulpmiddelen": "aids_used",
    "duur": "length_band",
    "routeversie": "flow_version",
}


def upgrade() -> None:
    op.create_table(
        "waiting_visit",
        sa.Column("key", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("period", *ATTRIBUTES.values())),
        sa.PrimaryKeyConstraint("key", name="pk_waiting_visit"),
        sa.CheckConstraint("length(key) = 16", name="ck_waiting_visit_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quarter_cell",
        *(sa.Column(name, sa.String, nullable=False) for name in ("quarter", "name", "cell")),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("quarter", "name", "cell", name="pk_quarter_cell"),
        sa.CheckConstraint("count >= 0", name="ck_quarter_cell_count"),
        sqlite_with_rowid=False,
    )
    _take_back_exact_classes()


def downgrade() -> None:
    op.drop_table("quarter_cell")
    op.drop_table("waiting_visit")


def _take_back_exact_classes() -> None:
    """Of a release that may have arrived already the visits do not come back: they would be told twice."""
    outbox = sa.table("outbox", *(sa.column(name) for name in ("id", "kind", "body", "checksum", "state", "attempts")))
    chosen = sa.select(outbox).where(outbox.c.kind == "vrijgave", outbox.c.state == "waiting")
    for row in op.get_bind().execute(chosen).all():
        message = _whole(row)
        if message is None or "week" not in message["inhoud"]:
            continue
        content = message["inhoud"]
        if row.attempts == 0:
            _wait(content["week"], content["klassen"])
        body = json.dumps(message | {"inhoud": _total_alone(content)}, separators=(",", ":")).encode()
        op.execute(
            sa.update(outbox).where(outbox.c.id == row.id).values(body=body, checksum=_checksum(row.id, row.kind, body))
        )


def _whole(row: Any) -> dict[str, Any] | None:
    """The message as it was written; None for a row that the disk damaged, which stays for whoever looks at it."""
    types = [type(value) for value in (row.id, row.kind, row.body)]
    if types != [bytes, str, bytes] or row.checksum != _checksum(row.id, row.kind, row.body):
        return None
    message: dict[str, Any] = json.loads(row.body)
    return message


def _total_alone(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "inlooppunt": content["inlooppunt"],
        "periode": content["week"],
        "definitieversie": 2,
        "totaal": sum(one["aantal"] for one in content["klassen"]),
        "tellers": content["tellers"],
    }


def _wait(week: str, classes: list[dict[str, Any]]) -> None:
    waiting = sa.table("waiting_visit", *(sa.column(name) for name in ("key", "period", *ATTRIBUTES.values())))
    rows = [
        {"key": secrets.token_bytes(16), "period": month_of(week)}
        | {ATTRIBUTES[name]: value for name, value in one["klasse"].items()}
        for one in classes
        for _ in range(one["aantal"])
    ]
    if rows:
        op.bulk_insert(waiting, rows)


def _checksum(key: bytes, kind: str, body: bytes) -> bytes:
    return hashlib.sha256(b"|".join((key, kind.encode(), body))).digest()
