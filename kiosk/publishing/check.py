# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be wrong with a flow, in one call: its form, its proof, its texts, its tests, its doors."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content import Content
from kiosk.flow.check.answers import answers_in_words, label_of
from kiosk.flow.check.word_lists import WordLists, read_word_list
from kiosk.flow.check.workbook import findings_of
from kiosk.flow.findings import Finding, Severity, errors_in
from kiosk.flow.form import Form
from kiosk.flow.proof.exhausted import exhausted
from kiosk.flow.proof.verdicts import Proof
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.cases import run_tests
from kiosk.guidance import MUNICIPALITY
from kiosk.publishing.doors import ClosedDoor, Doors, Progress, try_doors
from kiosk.publishing.doors_ends import ends_of

WORD_LISTS = "language"
"""The folder of `resources` with the words to avoid, to explain and to leave out."""
USED_BY_THE_KIOSK = frozenset({MUNICIPALITY, "bezoekerstype"})
"""Questions that the program reads itself, whatever the rules of the flow say."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it; `doors` is None where no directory was given."""

    findings: tuple[Finding, ...]
    proof: Proof
    doors: Doors | None

    @property
    def may_be_published(self) -> bool:
        """Whether nothing is wrong that must be mended first."""
        return not errors_in(self.findings)


def _silent(_done: int, _all: int) -> None:
    """Tells nobody."""


def check_flow(
    authored: AuthoredFlow,
    content: Content | None,
    lists: WordLists,
    today: date,
    progress: Progress = _silent,
    prove: Callable[[Form, date], Proof] = exhausted,
) -> Checked:
    """Checks a workbook, and with a region's content also where its outcomes lead."""
    proof = prove(authored.form, today)
    found = list(findings_of(authored, proof, lists, USED_BY_THE_KIOSK, today))
    found += run_tests(authored, today)
    doors = None
    if content is not None:
        doors = try_doors(content, ends_of(authored.form, today), today, progress)
        found += _door_findings(authored, content, doors)
    return Checked(tuple(dict.fromkeys(found)), proof, doors)


def load_word_lists(folder: Path) -> WordLists:
    """The word lists of `resources/language`, by language; raises `WorkbookError` and `OSError`."""
    return {
        file.stem: read_word_list(json.loads(file.read_text(encoding="utf-8")), file.name)
        for file in sorted(folder.glob("*.json"))
    }


def _door_findings(authored: AuthoredFlow, content: Content, doors: Doors) -> Iterator[Finding]:
    for door in doors.closed:
        yield _closed_door(authored, content, door)
    for door in doors.unconfirmed:
        yield Finding(
            "door-not-proved",
            authored.place(door.outcome, "services"),
            Said(
                f"Niet bewezen: dat '{door.outcome}' altijd verder helpt.",
                f"Not proved: that '{door.outcome}' always helps.",
            ),
            Said("Meld dit aan de makers van de zuil.", "Tell the makers of the kiosk."),
            Severity.WARNING,
        )
    if not doors.complete:
        yield Finding(
            "doors-not-proved",
            "outcomes",
            Said(
                "Niet bewezen: niet elk pad is langs de sociale kaart gelegd.", "Not proved: not every path was tried."
            ),
            Said("Maak de vragenroute kleiner.", "Make the flow smaller."),
            Severity.WARNING,
        )


def _closed_door(authored: AuthoredFlow, content: Content, door: ClosedDoor) -> Finding:
    told = answers_in_words(authored.form, door.end.answers)
    title = label_of(authored.form, door.outcome)
    away = next((one.name for one in content.directory.services if one.id == door.away), "")
    moment = f"{door.moment:%Y-%m-%d %H:%M}"
    return Finding(
        "closed-door",
        authored.place(door.outcome, "services"),
        Said(
            f"'{title.nl}' helpt niet bij {door.location.name} op {moment}"
            + (f" als '{away}' dicht of vol is" if away else "")
            + f": {told.nl}.",
            f"'{title.en}' does not help at {door.location.name} on {moment}"
            + (f" when '{away}' is closed or full" if away else "")
            + f": {told.en}.",
        ),
        Said(
            "Noem nog een dienst, vul uren in op de sociale kaart, of zet de gids erbij.",
            "Name another service, fill in hours in the directory, or add the guide.",
        ),
    )
