# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be wrong with a flow, in one call: its form, its proof, its texts, its tests, its doors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content import Content
from kiosk.flow.check.answers import answers_in_words, label_of
from kiosk.flow.check.word_lists import WordLists, read_word_list
from kiosk.flow.check.workbook import findings_of
from kiosk.flow.findings import Finding, Severity, errors_in
from kiosk.flow.proof.prove import SECONDS, Inquiry, inquire
from kiosk.flow.proof.verdicts import Inexact, Proof
from kiosk.flow.said import Said
from kiosk.flow.translations.states import missing_and_stale
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.cases import run_tests
from kiosk.guidance import MUNICIPALITY
from kiosk.publishing.doors import ClosedDoor, Doors, Progress, try_doors
from kiosk.publishing.doors_ends import Ends, ends_of
from kiosk.publishing.doors_services import service_findings

WORD_LISTS = "language"
"""The folder of `resources` with the words to avoid, to explain and to leave out."""
USED_BY_THE_KIOSK = frozenset({MUNICIPALITY, "bezoekerstype"})
"""Questions that the program reads itself, whatever the rules of the flow say."""

_NOTHING = Said("", "")
_DAYS = (
    Said("maandag", "Monday"),
    Said("dinsdag", "Tuesday"),
    Said("woensdag", "Wednesday"),
    Said("donderdag", "Thursday"),
    Said("vrijdag", "Friday"),
    Said("zaterdag", "Saturday"),
    Said("zondag", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it; `doors` is None where no directory was given."""

    findings: tuple[Finding, ...]
    proof: Proof
    doors: Doors | None
    unread: tuple[str, ...] = ()
    """The languages of which no words are known: their texts are checked for being there and fitting, no more."""

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
    limit_seconds: float = SECONDS,
) -> Checked:
    """Checks a workbook, and with a region's content also where its outcomes lead; the proof gets so many seconds."""
    return checked(authored, inquire(authored.form, today, limit_seconds), content, lists, progress)


def checked(
    authored: AuthoredFlow, inquiry: Inquiry, content: Content | None, lists: WordLists, progress: Progress = _silent
) -> Checked:
    """As `check_flow`, for who asks more of the same proof."""
    found = [
        *findings_of(authored, inquiry, lists, USED_BY_THE_KIOSK),
        *missing_and_stale(authored),
        *_absent_media(authored),
        *run_tests(authored, inquiry.today),
    ]
    doors = None
    if content is not None:
        ends = ends_of(inquiry)
        doors = try_doors(content, ends, inquiry.today, progress)
        found += [*service_findings(authored, content, ends), *_door_findings(authored, content, doors)]
        found += _open_ends(ends)
    unread = tuple(code for code in authored.form.languages if code not in lists)
    return Checked(_once(found), inquiry.proof, doors, unread)


def _once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each thing once: what two checks say of one cell in the same words is told by the first, with its weight."""
    first: dict[tuple[str, str, str], Finding] = {}
    for one in found:
        first.setdefault((one.code, one.place, one.message.nl), one)
    return tuple(first.values())


def load_word_lists(folder: Path) -> WordLists:
    """The word lists of this folder, by language.

    Raises:
        WorkbookError: when one is no word list.
        OSError: when one cannot be read.
    """
    return {file.stem: read_word_list(file.read_bytes(), file.name) for file in sorted(folder.glob("*.json"))}


def _absent_media(authored: AuthoredFlow) -> Iterator[Finding]:
    for one in authored.media:
        if not (authored.path.parent / one.name).is_file():
            yield Finding(
                "media-absent",
                one.place,
                Said(f"Het bestand '{one.name}' is er niet.", f"The file '{one.name}' is not there."),
                Said("Zet het naast de werkmap.", "Put it beside the workbook."),
            )


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


def _open_ends(ends: Ends) -> Iterator[Finding]:
    """A finding where paths may end in other ways than those that were tried."""
    if ends.complete:
        return
    rules = ", ".join(dict.fromkeys(_rule(one) for one in ends.inexact))
    because = (
        Said(f" Niet precies te volgen: {rules}.", f" Not to be followed exactly: {rules}.") if rules else _NOTHING
    )
    yield Finding(
        "doors-not-proved",
        "outcomes",
        Said(
            f"Niet bewezen: niet elk pad is langs de sociale kaart gelegd.{because.nl}",
            f"Not proved: not every path was tried.{because.en}",
        ),
        Said("Maak deze regels eenvoudiger.", "Make these rules simpler.")
        if rules
        else Said(
            "Geef de controle meer tijd (--limit), of laat minder uitkomsten samen komen.",
            "Give the check more time (--limit), or let fewer outcomes come together.",
        ),
        Severity.WARNING,
    )


def _rule(one: Inexact) -> str:
    return f"{one.field} ({', '.join(part for part in (one.part, one.construct) if part)})"


def _closed_door(authored: AuthoredFlow, content: Content, door: ClosedDoor) -> Finding:
    told = answers_in_words(authored.form, door.end.answers)
    title = label_of(authored.form, door.outcome)
    away = next((one.name for one in content.directory.services if one.id == door.away), "")
    moment = f"{door.moment:%d-%m-%Y %H:%M}"
    return Finding(
        "closed-door",
        authored.place(door.outcome, "services"),
        Said(
            f"'{title.nl}' helpt niet bij {door.location.name} op {_day(door, 'nl')} {moment}"
            + (f" als '{away}' dicht of vol is" if away else "")
            + f": {told.nl}.",
            f"'{title.en}' does not help at {door.location.name} on {_day(door, 'en')} {moment}"
            + (f" when '{away}' is closed or full" if away else "")
            + f": {told.en}.",
        ),
        Said(
            "Noem nog een dienst, vul uren in op de sociale kaart, of zet de gids erbij.",
            "Name another service, fill in hours in the directory, or add the guide.",
        ),
    )


def _day(door: ClosedDoor, language: str) -> str:
    return _DAYS[door.moment.weekday()].shown(language)
