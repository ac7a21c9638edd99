# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of file that translators use, and whether a file that comes in belongs to this workbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kiosk.flow.findings import WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.translations import po, xliff, xlsx
from kiosk.flow.translations.refusing import MAX_ROWS, refused
from kiosk.flow.translations.rows import Exchange, doubles_in, language_for
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.translated import source_language, wordings_of


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it ends, how it is written, how it is read."""

    ends: tuple[str, ...]
    written: Callable[[Exchange], bytes]
    read: Callable[[Path], Exchange]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "xlsx": Format((".xlsx",), xlsx.written, xlsx.read),
        "po": Format((".po",), po.written, po.read),
        "xliff": Format((".xlf", ".xliff"), xliff.written, xliff.read),
    }
)


def received(path: Path, authored: AuthoredFlow, given: str | None = None) -> Exchange:
    """The translator's file, if it belongs to this workbook. `given` is the language that it must be in.

    Raises:
        WorkbookError: with one finding, when it does not, or cannot be read.
    """
    exchange = _read(path)
    _check_origin(path, exchange, authored)
    _check_keys(path, exchange)
    return _in_language(path, exchange, authored, given)


def _read(path: Path) -> Exchange:
    for kind in FORMATS.values():
        if path.suffix.lower() in kind.ends:
            return kind.read(path)
    message = Said(f"'{path.suffix}' is geen soort vertaling.", f"'{path.suffix}' is no kind of translation.")
    ends = ", ".join(end for kind in FORMATS.values() for end in kind.ends)
    remedy = Said(f"Gebruik een bestand dat eindigt op {ends}.", f"Use a file that ends with {ends}.")
    raise refused("translation-format", path.name, message, remedy)


def _check_origin(path: Path, exchange: Exchange, authored: AuthoredFlow) -> None:
    known = {wording.key for wording in wordings_of(authored.sheets)}
    is_other = exchange.form_id not in {"", authored.form.id}
    if is_other or (not exchange.form_id and not known & {row.key for row in exchange.rows}):
        message = Said(
            f"Dit bestand hoort bij een andere werkmap ({exchange.form_id or '?'}).",
            f"This file belongs to another workbook ({exchange.form_id or '?'}).",
        )
        raise refused("translation-other-workbook", path.name, message)
    source = source_language(authored.sheets)
    if exchange.source_language not in {"", source}:
        message = Said(
            f"Dit bestand is vertaald uit '{exchange.source_language}', de werkmap is in '{source}'.",
            f"This file was translated from '{exchange.source_language}', the workbook is in '{source}'.",
        )
        raise refused("translation-other-source", path.name, message)


def _check_keys(path: Path, exchange: Exchange) -> None:
    keys = [row.key for row in exchange.rows]
    if len(keys) > MAX_ROWS:
        message = Said(f"Het bestand heeft meer dan {MAX_ROWS} rijen.", f"The file has over {MAX_ROWS} rows.")
        raise refused("translation-too-large", path.name, message)
    if not all(keys):
        message = Said(
            f"Een rij heeft geen sleutel: '{exchange.rows[keys.index('')].source}'.",
            f"A row has no key: '{exchange.rows[keys.index('')].source}'.",
        )
        raise refused("translation-key", path.name, message)
    doubles = doubles_in(keys)
    if doubles:
        message = Said(f"De sleutel '{doubles[0]}' staat er twee keer.", f"The key '{doubles[0]}' stands twice.")
        remedy = Said("Haal één van de twee rijen weg.", "Remove one of the two rows.")
        raise refused("translation-double", path.name, message, remedy)


def _in_language(path: Path, exchange: Exchange, authored: AuthoredFlow, given: str | None) -> Exchange:
    wanted = None if given is None else language_for(authored, given)
    if not exchange.language and wanted is None:
        message = Said("Het bestand zegt niet in welke taal het is.", "The file does not say in what language it is.")
        raise refused(
            "translation-language", path.name, message, Said("Geef de taal met --lang.", "Give it by --lang.")
        )
    if wanted is not None and exchange.language not in {"", wanted.code}:
        message = Said(
            f"Dit bestand is in de taal '{exchange.language}', niet in '{wanted.code}'.",
            f"This file is in the language '{exchange.language}', not in '{wanted.code}'.",
        )
        remedy = Said("Kies het goede bestand of de goede taal.", "Choose the right file or the right language.")
        raise refused("translation-language", path.name, message, remedy)
    try:
        language = wanted or language_for(authored, exchange.language)
    except WorkbookError:
        language = language_for(authored, exchange.written)
    return replace(exchange, language=language.code, written=language.written)
