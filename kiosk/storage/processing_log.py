# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log of personal processing (Logboek dataverwerkingen, Logius): one line per action and per person.

A line is written in the transaction of what it tells, or neither is. No line says who of the staff did it, and the
person is a reference made at random for the one referral.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, Row, select

from kiosk.storage.database import Database
from kiosk.storage.tables import processing_log
from kiosk.wire.referral import OperationId, TraceId

RANDOM_REFERENCE: Final = "willekeurige-referentie"
"""What kind of number `data_subject_id` is."""


class StatusCode(StrEnum):
    """How an action ended, as the standard writes it."""

    OK = "OK"
    ERROR = "ERROR"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One action on the data of one person."""

    trace_id: TraceId
    operation_id: OperationId
    name: str
    """What was done, such as `verwijzing bewaren`."""
    start: datetime
    end: datetime
    """Both aware."""
    resource: str
    """The program that did it, with its version."""
    processing_activity_id: str
    """URI into the public register of processing."""
    data_subject_id: str
    parent_operation_id: OperationId | None = None
    data_subject_id_type: str = RANDOM_REFERENCE
    status_code: StatusCode = StatusCode.OK


class ProcessingLog:
    """Reads the log. Any thread. Raises `DatabaseTrouble`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self) -> tuple[LogLine, ...]:
        """Every line, oldest first."""
        with self._database.reading() as connection:
            found = connection.execute(select(processing_log).order_by(processing_log.c.start_time))
            return tuple(_line(row) for row in found)


def write_line(connection: Connection, line: LogLine, written_s: float) -> None:
    """Writes a line in the caller's transaction; `written_s` is in time that has passed."""
    parent = line.parent_operation_id
    connection.execute(
        processing_log.insert().values(
            operation_id=bytes.fromhex(line.operation_id),
            trace_id=bytes.fromhex(line.trace_id),
            parent_operation_id=None if parent is None else bytes.fromhex(parent),
            name=line.name,
            status_code=line.status_code.value,
            start_time=_moment(line.start),
            end_time=_moment(line.end),
            resource=line.resource,
            processing_activity_id=line.processing_activity_id,
            data_subject_id=line.data_subject_id,
            data_subject_id_type=line.data_subject_id_type,
            written_s=written_s,
        )
    )


def line_of(connection: Connection, operation_id: bytes) -> LogLine:
    """The line of this operation, which is there."""
    row = connection.execute(select(processing_log).where(processing_log.c.operation_id == operation_id)).one()
    return _line(row)


def sequel(line: LogLine, name: str, at: datetime) -> LogLine:
    """The line that `name` was done, at once, to the same person's data by the same program."""
    operation = secrets.token_hex(8)
    return replace(line, operation_id=operation, parent_operation_id=line.operation_id, name=name, start=at, end=at)


def about(line: LogLine, earlier: LogLine) -> LogLine:
    """The line, now known to be about the person of an earlier one."""
    return replace(
        line,
        trace_id=earlier.trace_id,
        parent_operation_id=earlier.operation_id,
        processing_activity_id=earlier.processing_activity_id,
        data_subject_id=earlier.data_subject_id,
        data_subject_id_type=earlier.data_subject_id_type,
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _line(row: Row[*tuple[object, ...]]) -> LogLine:
    one = row._mapping  # noqa: SLF001 - public in SQLAlchemy, in spite of its name
    parent = one["parent_operation_id"]
    return LogLine(
        trace_id=one["trace_id"].hex(),
        operation_id=one["operation_id"].hex(),
        parent_operation_id=None if parent is None else parent.hex(),
        name=one["name"],
        status_code=StatusCode(one["status_code"]),
        start=datetime.fromisoformat(one["start_time"]),
        end=datetime.fromisoformat(one["end_time"]),
        resource=one["resource"],
        processing_activity_id=one["processing_activity_id"],
        data_subject_id=one["data_subject_id"],
        data_subject_id_type=one["data_subject_id_type"],
    )
