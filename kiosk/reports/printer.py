# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the default printer would print now, and on what paper: asked before a slip is given to it.

A queue takes a job also when there is no paper, and prints it when somebody puts paper in: for another visitor. So the
kiosk looks first. What CUPS knows comes from the printer itself (RFC 8011, 5.4.12, printer-state-reasons).
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.reports.cups import CUPS, Answer, PrintTools, ask

MOST_WAITING: Final = 3
"""Jobs in the queue; with more of them a visitor would leave before the slip comes."""

_DEFAULT = re.compile(r"^system default destination: (\S+)$", re.MULTILINE)
_ALERTS = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_PAGE = re.compile(r"^PageSize/.*?\*(\S+)", re.MULTILINE)
_SHEETS = re.compile(r"(^|_)(a3|a4|a5|b5|letter|legal|executive|tabloid|ledger)(\W|_|$)", re.IGNORECASE)
_NO_PAPER = ("media-empty", "media-needed")
_FAULTS = {
    "media-jam": "Er zit papier vast in de printer. Haal het eruit.",
    "cover-open": "De printer staat open. Doe de klep dicht.",
    "door-open": "De printer staat open. Doe de klep dicht.",
    "interlock-open": "De printer staat open. Doe de klep dicht.",
    "offline": "De printer is niet te bereiken. Kijk of hij aanstaat.",
    "connecting-to-device": "De printer is niet te bereiken. Kijk of hij aanstaat.",
    "timed-out": "De printer is niet te bereiken. Kijk of hij aanstaat.",
    "shutdown": "De printer staat uit. Zet hem aan.",
    "paused": "De printer staat op pauze. Zet hem weer aan.",
    "moving-to-paused": "De printer staat op pauze. Zet hem weer aan.",
}


class Stock(Enum):
    """What the printer prints on."""

    ROLL = "roll"
    """A strip of 80 mm."""
    SHEET = "sheet"
    """Sheets of A4, or near it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """It would print now."""

    name: str
    stock: Stock


@dataclass(frozen=True, slots=True)
class NotReady:
    """It would not. `why` is one Dutch sentence for staff: what is wrong and what to do."""

    why: str


def probe(tools: PrintTools = CUPS) -> Ready | NotReady:
    """Asks the default printer; blocks for a few times `time_out_s` at worst, so it belongs in a worker thread."""
    name = _default(tools)
    if isinstance(name, NotReady):
        return name
    trouble = _trouble(name, tools)
    return NotReady(trouble) if trouble else Ready(name, _stock(name, tools))


def _default(tools: PrintTools) -> str | NotReady:
    answer = ask([tools.lpstat, "-r", "-d"], tools)
    if isinstance(answer, str):
        return NotReady(answer)
    if "scheduler is running" not in answer.said:
        return NotReady("De printdienst (CUPS) draait niet. Start hem, of de computer, opnieuw.")
    found = _DEFAULT.search(answer.said)
    return found[1] if found else NotReady("Er is geen printer ingesteld. Stel een standaardprinter in.")


def _trouble(name: str, tools: PrintTools) -> str:
    """One Dutch sentence; '': none."""
    state = ask([tools.lpstat, "-l", "-p", name], tools)
    waiting = ask([tools.lpstat, "-o", name], tools)
    if isinstance(state, str) or isinstance(waiting, str):
        return state if isinstance(state, str) else str(waiting)
    if state.code != 0:
        return "De ingestelde printer is er niet meer. Stel een standaardprinter in."
    return _fault(state) or _queue(waiting)


def _fault(state: Answer) -> str:
    alerts = _ALERTS.search(state.said)
    reasons = alerts[1].replace(",", " ").split() if alerts else []
    if any(reason.startswith(_NO_PAPER) for reason in reasons):
        return "Het papier is op. Leg nieuw papier in de printer."
    for reason in reasons:
        for start, sentence in _FAULTS.items():
            if reason.startswith(start):
                return sentence
        if reason.endswith("-error"):
            return f"De printer meldt een storing ({reason.removesuffix('-error')}). Kijk op de printer."
    return _FAULTS["paused"] if " disabled since " in state.said else ""


def _queue(waiting: Answer) -> str:
    jobs = len(waiting.said.splitlines())
    return f"Er wachten nog {jobs} afdrukken. Kijk of de printer doorgaat." if jobs > MOST_WAITING else ""


def _stock(name: str, tools: PrintTools) -> Stock:
    """By the default paper of the queue; a kiosk's printer that says nothing of it has a roll."""
    answer = ask([tools.lpoptions, "-p", name, "-l"], tools)
    page = _PAGE.search(answer.said) if isinstance(answer, Answer) else None
    return Stock.SHEET if page and _SHEETS.search(page[1]) else Stock.ROLL
