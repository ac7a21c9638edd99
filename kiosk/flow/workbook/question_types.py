# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The types that a row of the survey sheet may have, and what to use instead of any other."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kiosk.flow.findings import Finding
from kiosk.flow.said import Said
from kiosk.flow.workbook.advice import CSV_ONLY, OR_OTHER, SAME_ANSWERS, TYPES
from kiosk.flow.workbook.sheets import Sheet
from kiosk.flow.xpath.likeness import perhaps

PLAIN_TYPES = ("text", "integer", "date", "note", "calculate", "begin_group", "end_group")
BEGIN, END = "begin_group", "end_group"
_SELECT = re.compile(r"select_(one|multiple)(_from_file)? (\S+)( .*)?")
_OTHER = frozenset({"or_other", "or other", "or specify other"})
_OLD_WORDS = re.compile(r"^(?:q|get|add) | prompt(?: using)?$")
_ALL = Said(
    "Gebruik select_one, select_multiple, select_one_from_file, select_multiple_from_file, text, integer, date, note, "
    "calculate, begin_group of end_group.",
    "Use select_one, select_multiple, select_one_from_file, select_multiple_from_file, text, integer, date, note, "
    "calculate, begin_group or end_group.",
)
_LIST = Said("Zet de naam van een lijst achter het type.", "Put the name of a list after the type.")
_FORMATS = (".xml", ".geojson")


@dataclass(frozen=True, slots=True)
class Select:
    """A question with choices, as its type says: from which list, or which file."""

    several: bool
    file: bool
    list_name: str
    rest: str = ""


def select_in(written: str) -> Select | None:
    """The select that a type in the profile's spelling asks for; None for any other type."""
    found = _SELECT.fullmatch(written)
    if found is None:
        return None
    return Select(found[1] == "multiple", found[2] is not None, found[3], (found[4] or "").strip())


def ticked_lists(survey: Sheet | None) -> frozenset[str]:
    """The lists of which a visitor may choose several."""
    selects = (select_in(row.get("type")) for row in (survey.rows if survey else ()))
    return frozenset(select.list_name for select in selects if select is not None and select.several)


def type_findings(place: str, written: str, lists: Collection[str]) -> Iterator[Finding]:
    """What is wrong with a type in the profile's spelling. `lists` are those on the sheet choices."""
    select = select_in(written)
    if select is not None:
        yield from _select_findings(place, select, lists)
    elif written not in PLAIN_TYPES:
        yield _no_type(place, written)


def _select_findings(place: str, select: Select, lists: Collection[str]) -> Iterator[Finding]:
    if select.rest:
        known = select.rest in _OTHER
        message = _unsupported(f"… {select.rest}")
        yield Finding("outside-type" if known else "type-unknown", place, message, OR_OTHER if known else _LIST)
    if select.list_name.startswith("${"):
        yield Finding("outside-type", place, _unsupported(f"select … {select.list_name}"), SAME_ANSWERS)
    elif select.file:
        yield from _file_findings(place, select.list_name)
    elif select.list_name not in lists:
        like = perhaps(select.list_name, lists)
        message = Said(
            f"De lijst '{select.list_name}' staat niet op het blad choices.{like.nl}",
            f"The list '{select.list_name}' is not on sheet choices.{like.en}",
        )
        yield Finding(
            "list-unknown", place, message, Said("Maak de lijst, of verbeter de naam.", "Make it or mend its name.")
        )


def _file_findings(place: str, file: str) -> Iterator[Finding]:
    if file.endswith(".csv"):
        return
    message = Said(f"Het bestand '{file}' is geen .csv.", f"The file '{file}' is no .csv.")
    yield Finding("outside-file" if file.endswith(_FORMATS) else "list-file", place, message, CSV_ONLY)


def _no_type(place: str, written: str) -> Finding:
    if not written:
        return Finding("type-missing", place, Said("Het vraagtype ontbreekt.", "The question type is missing."), _ALL)
    bare = _OLD_WORDS.sub("", written)
    for name in (written, bare, written.split(maxsplit=1)[0]):
        if name in TYPES:
            return Finding("outside-type", place, _unsupported(written), TYPES[name])
    like = perhaps(written, [*PLAIN_TYPES, "select_one", "select_multiple"])
    remedy = _LIST if written in {"select_one", "select_multiple"} else _ALL
    message = _unsupported(written)
    return Finding("type-unknown", place, Said(f"{message.nl}{like.nl}", f"{message.en}{like.en}"), remedy)


def _unsupported(written: str) -> Said:
    return Said(
        f"Het vraagtype '{written}' wordt niet ondersteund.", f"The question type '{written}' is not supported."
    )
