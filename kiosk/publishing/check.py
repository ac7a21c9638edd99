# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be wrong with a flow, in one call: its form, its proof, its texts, its tests, its doors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content import Content
from kiosk.flow.check.word_lists import WordLists, read_word_list
from kiosk.flow.check.workbook import findings_of
from kiosk.flow.findings import Finding, errors_in
from kiosk.flow.proof.prove import SECONDS, Inquiry, inquire
from kiosk.flow.proof.verdicts import Proof
from kiosk.flow.said import Said
from kiosk.flow.translations.states import missing_and_stale
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.cases import run_tests
from kiosk.guidance import MUNICIPALITY
from kiosk.publishing.doors import Doors, Progress, try_doors
from kiosk.publishing.doors_ends import ends_of
from kiosk.publishing.doors_findings import door_findings, open_ends
from kiosk.publishing.doors_services import service_findings

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
        found += [*service_findings(authored, content, ends), *door_findings(authored, content, doors)]
        found += open_ends(authored, ends)
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
