# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: one JSON object per line, made of known events and known fields, so that no answer or name can be in it.

There is no way to log a sentence. `record` takes an event of the registry and fields of the allow-list, each of a fixed
shape; anything else is dropped and counted. Of an exception only its type and the places in the code are kept, not its
message, which may hold a value. Of other packages' messages only who spoke and how loudly.

A visitor's doings are no events: with the time on each line they would be a trace of a visit.
"""

import json
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC
from enum import StrEnum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final

from kiosk.clock import Clock, system_clock

LOGGER_NAME: Final = "kiosk"
FILE_NAME: Final = "kiosk.jsonl"
FILE_BYTES: Final = 1_000_000
OLD_FILES: Final = 5
_TRACE_PLACES = 12


class Event(StrEnum):
    """All that can be said. New events are added here; none about what a visitor does."""

    KIOSK_STARTED = "kiosk.started"
    KIOSK_STOPPED = "kiosk.stopped"
    CONTENT_LOADED = "content.loaded"
    DATABASE_OPENED = "database.opened"
    DATABASE_TROUBLE = "database.trouble"
    DATABASE_MENDED = "database.mended"
    DATABASE_ENCIPHERED = "database.enciphered"
    DATABASE_DECIPHERED = "database.deciphered"
    KEYS_UNAVAILABLE = "keys.unavailable"
    DEVICE_ENROLLED = "device.enrolled"
    DEVICE_KEY_RENEWED = "device.key.renewed"
    TRUST_CHANGED = "trust.changed"
    SIGNED_CONTENT_TAKEN_IN = "signed-content.taken-in"
    CONTENT_REFUSED = "content.refused"
    CONTENT_FELL_BACK = "content.fell-back"
    WEEK_CLOSED = "week.closed"
    SYNC_DONE = "sync.done"
    SYNC_TROUBLE = "sync.trouble"
    SYNC_TURNED_AWAY = "sync.turned-away"
    SYNC_MESSAGE_REFUSED = "sync.message-refused"
    SYNC_FAILED = "sync.failed"
    RETENTION_DONE = "retention.done"
    STAFF_OPENED = "staff.opened"
    STAFF_WRONG_PIN = "staff.wrong-pin"
    STAFF_LOCKED_OUT = "staff.locked-out"
    STAFF_PIN_SET = "staff.pin-set"
    PRINTER_TROUBLE = "printer.trouble"
    SOUND_TROUBLE = "sound.trouble"
    STORE_STARTED = "store.started"
    STORE_STOPPED = "store.stopped"
    STORE_REQUEST_ANSWERED = "store.request-answered"
    STORE_REQUEST_REFUSED = "store.request-refused"
    STORE_MESSAGE_REFUSED = "store.message-refused"
    SCREEN_WARNING = "screen.warning"
    OTHER_PACKAGE = "other-package"
    UNEXPECTED = "unexpected"


_LEVELS: Final[Mapping[Event, int]] = MappingProxyType(
    {
        Event.DATABASE_TROUBLE: logging.ERROR,
        Event.DATABASE_MENDED: logging.ERROR,
        Event.KEYS_UNAVAILABLE: logging.WARNING,
        Event.CONTENT_REFUSED: logging.WARNING,
        Event.CONTENT_FELL_BACK: logging.ERROR,
        Event.SYNC_TROUBLE: logging.WARNING,
        Event.SYNC_TURNED_AWAY: logging.WARNING,
        Event.SYNC_MESSAGE_REFUSED: logging.WARNING,
        Event.SYNC_FAILED: logging.ERROR,
        Event.STAFF_WRONG_PIN: logging.WARNING,
        Event.STAFF_LOCKED_OUT: logging.WARNING,
        Event.PRINTER_TROUBLE: logging.WARNING,
        Event.SOUND_TROUBLE: logging.WARNING,
        Event.STORE_REQUEST_REFUSED: logging.WARNING,
        Event.STORE_MESSAGE_REFUSED: logging.WARNING,
        Event.SCREEN_WARNING: logging.WARNING,
        Event.UNEXPECTED: logging.ERROR,
    }
)


def _code(value: object) -> str | None:
    """A word of our own making: small letters, no long run of digits that could be a number of somebody."""
    is_code = (
        isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9.-]{0,39}", value) and not re.search(r"\d{5}", value)
    )
    return str(value) if is_code else None


def _week(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"\d{4}-W\d{2}", value) else None


def _version(value: object) -> str | None:
    return (
        value if isinstance(value, str) and re.fullmatch(r"\d{1,4}(\.\d{1,4}){0,3}[a-z0-9.+-]{0,12}", value) else None
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**7 else None


def _seconds(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return round(float(value), 3) if is_number and 0 <= value < 10**7 else None  # type: ignore[operator, arg-type]  # seen


def _operation(value: object) -> str | None:
    """The name that the interface's own document gives one of its operations: letters only."""
    return value if isinstance(value, str) and re.fullmatch(r"[a-zA-Z]{1,40}", value) else None


def _status(value: object) -> int | None:
    return value if isinstance(value, int) and 100 <= value <= 599 else None


_FIELDS: Final[Mapping[str, Callable[[object], object]]] = MappingProxyType(
    {
        "attempts": _count,
        "device": _code,
        "duration_s": _seconds,
        "erased": _count,
        "flow_version": _version,
        "kept": _count,
        "languages": _count,
        "location": _code,
        "log_lines": _count,
        "lost": _count,
        "messages": _count,
        "operation": _operation,
        "reason": _code,
        "refused": _count,
        "retry_in_s": _seconds,
        "revision": _code,
        "services": _count,
        "status": _status,
        "stored": _count,
        "tombstones": _count,
        "version": _version,
        "visits": _count,
        "wait_s": _seconds,
        "waiting": _count,
        "week": _week,
    }
)


# Without an open log nothing is said at all: Python would print warnings on the terminal otherwise.
logging.getLogger(LOGGER_NAME).addHandler(logging.NullHandler())


_hushed: set[Event] = set()


def hush(*events: Event) -> None:
    """From now on this process does not say these: a process that follows another begins when a visitor left."""
    _hushed.update(events)


def record(event: Event, **fields: object) -> None:
    """Writes one line. Fields outside the allow-list, or of another shape, are dropped; the line says how many."""
    _write(event, fields)


def record_error(event: Event, error: BaseException, **fields: object) -> None:
    """Writes one line about an exception: its type, the types of its causes, and the places, without any value."""
    _write(event, fields, error=_kinds(error), trace=_places(error.__traceback__))


def record_script_error(event: Event, kind: str, file: Path, line: int) -> None:
    """Writes one line about an error that QML reports: its type and the place, without its words."""
    shaped = kind if re.fullmatch(r"[A-Za-z]{1,40}", kind) else "Error"
    _write(event, {}, error=[shaped], trace=[f"{file.parent.name}/{file.name}:{line}"])


@contextmanager
def opened_log(folder: Path, clock: Clock = system_clock) -> Iterator[Path]:
    """While inside, lines go to a rotating file in `folder` that only this user may read. Gives the file's path."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE_NAME
    _end_half_a_line(path)
    handler = _Handler(path, clock)
    own, root = logging.getLogger(LOGGER_NAME), logging.getLogger()
    before = own.level, own.propagate
    own.setLevel(logging.INFO)
    own.propagate = False
    own.addHandler(handler)
    root.addHandler(handler)
    try:
        yield path
    finally:
        own.removeHandler(handler)
        root.removeHandler(handler)
        own.setLevel(before[0])
        own.propagate = before[1]
        handler.close()


@contextmanager
def uncaught_recorded() -> Iterator[None]:
    """While inside, exceptions that nobody caught are recorded and printed without their values, in every thread.

    Python's own report prints the message, and the journal of the machine would keep it.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def in_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _say(error.with_traceback(trace))

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            _say(arguments.exc_value)

    def while_deleting(arguments: "sys.UnraisableHookArgs") -> None:
        if arguments.exc_value is not None:
            _say(arguments.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = in_main, in_thread, while_deleting
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _say(error: BaseException) -> None:
    record_error(Event.UNEXPECTED, error)
    line = json.dumps({"event": Event.UNEXPECTED, "error": _kinds(error), "trace": _places(error.__traceback__)})
    sys.stderr.write(f"{line}\n")


def _write(event: Event, fields: Mapping[str, object], **made_here: object) -> None:
    if event in _hushed:
        return
    kept = {name: value for name, raw in fields.items() if (value := _kept(name, raw)) is not None}
    if dropped := len(fields) - len(kept):
        made_here["dropped"] = dropped
    payload = {"event": Event(event).value, **kept, **made_here}
    logging.getLogger(LOGGER_NAME).log(_LEVELS.get(event, logging.INFO), event.value, extra={"payload": payload})


def _kept(name: str, raw: object) -> object:
    shape = _FIELDS.get(name)
    return None if shape is None else shape(raw)


def _kinds(error: BaseException | None) -> list[str]:
    """The type of the exception and of its causes, outermost first."""
    kinds: list[str] = []
    while error is not None and len(kinds) < _TRACE_PLACES:
        kinds.append(type(error).__qualname__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return kinds


def _places(trace: TracebackType | None) -> list[str]:
    """Where it came from, innermost last: file, line and function, from the package's own folder on."""
    frames = traceback.extract_tb(trace)[-_TRACE_PLACES:]
    return [
        f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in frames
    ]


def _end_half_a_line(path: Path) -> None:
    """A power cut may have left half a line: the next one must not be glued to it."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb+") as file:
        file.seek(-1, 2)
        if file.read(1) != b"\n":
            file.write(b"\n")


class _Handler(RotatingFileHandler):
    """A rotating file that a full disk or an odd record cannot make speak on the terminal."""

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__(path, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8")
        self._clock = clock

    def _open(self) -> TextIOWrapper:
        """Overrides logging's own, for each file of the rotation: for this user only."""
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")

    def filter(self, record: logging.LogRecord) -> bool:
        """Our own lines, and warnings of others."""
        return hasattr(record, "payload") or record.levelno >= logging.WARNING

    def format(self, record: logging.LogRecord) -> str:
        """One line of ASCII: every control character and line separator is escaped."""
        payload = getattr(record, "payload", None)
        if payload is None:
            place = f"{record.filename}:{record.lineno}"
            payload = {"event": Event.OTHER_PACKAGE.value, "package": record.name, "place": place}
            if record.exc_info and record.exc_info[1]:
                payload |= {"error": _kinds(record.exc_info[1]), "trace": _places(record.exc_info[2])}
        time = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
        return json.dumps({"time": time, "level": record.levelname.lower(), **payload}, ensure_ascii=True)

    def close(self) -> None:
        """Closes the file, also when its last bytes do not fit on the disk."""
        with suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - overrides logging's own
        """Nothing: the inherited one prints the record, values and all."""
