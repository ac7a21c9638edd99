# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the path book says beside the texts of the flow. Dutch for every language but English: its reader is Dutch."""

from collections.abc import Mapping, Sequence

from kiosk.flow.said import Said
from kiosk.publishing.path_book import Halt, PathBook, Stop

TITLE = Said("Padenboek", "Path book")
SUBJECT = Said(
    "{count} paden, die samen elke keuze en elke uitkomst laten zien",
    "{count} paths, which together show every choice and every outcome",
)
HALF = Said(
    "{count} paden; niet bewezen of er een pad is met: {undecided}",
    "{count} paths; not proved whether there is a path with: {undecided}",
)
PAGE = Said("Pagina {page} van {pages}", "Page {page} of {pages}")
STOPPED = Said("Geen uitkomst.", "No outcome.")
SIGN_TITLE = Said("Akkoord", "Approval")
SIGN_INTRO = Said(
    "Ik heb de {count} paden van {edition} gelezen. Elk pad met een vinkje leidt naar de juiste uitkomst.",
    "I have read the {count} paths of {edition}. Each path that is ticked leads to the right outcome.",
)
SIGN_LINES = (Said("Naam en rol", "Name and role"), Said("Datum", "Date"), Said("Handtekening", "Signature"))

NOTHING = Said("geen uitkomst", "no outcome")


def subject(book: PathBook) -> Said:
    """What the book holds, and what may be missing."""
    said, undecided = HALF if book.undecided else SUBJECT, ", ".join(book.undecided)
    count = len(book.walks)
    return Said(said.nl.format(count=count, undecided=undecided), said.en.format(count=count, undecided=undecided))


def stop_said(stop: Stop) -> Said:
    """Why a path breaks off, in one sentence without its full stop."""
    asked = stop.label or stop.question
    if stop.halt is Halt.ASKS:
        return Said(
            f"Het pad stopt: de vraag \u2018{asked}\u2019 heeft geen antwoord",
            f"The path stops: the question \u2018{asked}\u2019 has no answer",
        )
    return Said(
        f"Het pad stopt: \u2018{stop.answer}\u2019 is geen antwoord meer op \u2018{asked}\u2019",
        f"The path stops: \u2018{stop.answer}\u2019 is no longer an answer to \u2018{asked}\u2019",
    )


def outcomes_said(names: Sequence[str], titles: Mapping[str, str]) -> Said:
    """Outcomes as a reader knows them: title and name."""
    told = [f"\u2018{titles[name]}\u2019 ({name})" if titles.get(name) else name for name in names]
    return Said(" en ".join(told), " and ".join(told)) if told else NOTHING
