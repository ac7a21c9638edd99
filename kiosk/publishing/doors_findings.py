# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The closed doors of a flow as findings: where, when, after which answers, and which record to mend."""

from collections.abc import Iterator, Mapping

from kiosk.content import Content
from kiosk.directory.freshness import STALE_AFTER_DAYS
from kiosk.flow.check.answers import answers_in_words, label_of
from kiosk.flow.findings import Finding, Severity
from kiosk.flow.proof.verdicts import Inexact
from kiosk.flow.said import Said
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.publishing.doors import ClosedDoor, Doors
from kiosk.publishing.doors_ends import Ends
from kiosk.publishing.doors_screen import Lack, Shown

MOST_NAMED = 3
"""So many services of a screen are named; the first ones are what a visitor reads."""
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
_LACKS: Mapping[Lack, Said] = {
    Lack.NOT_CHECKED: Said(
        f"langer dan {STALE_AFTER_DAYS} dagen niet nagekeken", f"not checked for more than {STALE_AFTER_DAYS} days"
    ),
    Lack.NO_HOURS: Said("uren onbekend", "hours unknown"),
    Lack.NEVER_OPENS: Said("gaat niet meer open", "does not open again"),
}


def door_findings(authored: AuthoredFlow, content: Content, doors: Doors) -> Iterator[Finding]:
    """A finding for each door that is closed to somebody, and for each that could not be shown to be."""
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


def open_ends(authored: AuthoredFlow, ends: Ends) -> Iterator[Finding]:
    """A finding where paths may end in other ways than those that were tried."""
    if ends.complete:
        return
    rules = ", ".join(dict.fromkeys(_rule(one) for one in ends.inexact))
    because = (
        Said(f" Niet precies te volgen: {rules}.", f" Not to be followed exactly: {rules}.") if rules else _NOTHING
    )
    yield Finding(
        "doors-not-proved",
        next((authored.place(one.field, one.part) for one in ends.inexact), authored.beginning),
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
    away, seen = _name(content, door.away), _screen(content, door)
    moment = f"{door.moment:%d-%m-%Y %H:%M}"
    return Finding(
        "closed-door",
        authored.place(door.outcome, "services"),
        Said(
            f"'{title.nl}' helpt niet bij {door.location.name} op {_day(door, 'nl')} {moment}"
            + (f" als '{away}' dicht of vol is" if away else "")
            + f": {told.nl}. {seen.nl}",
            f"'{title.en}' does not help at {door.location.name} on {_day(door, 'en')} {moment}"
            + (f" when '{away}' is closed or full" if away else "")
            + f": {told.en}. {seen.en}",
        ),
        _remedy(door),
    )


def _name(content: Content, service: str) -> str:
    return next((one.name for one in content.directory.services if one.id == service), "")


def _screen(content: Content, door: ClosedDoor) -> Said:
    """What the visitor sees there, and why it does not help: that is the record to mend."""
    if not door.screen:
        return Said("De zuil heeft hier geen dienst om te tonen.", "The kiosk has no service to show here.")
    some = door.screen[:MOST_NAMED]
    nl, en = (", ".join(_seen(content, one, language) for one in some) for language in ("nl", "en"))
    return Said(f"Op het scherm: {nl}.", f"On the screen: {en}.")


def _seen(content: Content, one: Shown, language: str) -> str:
    why = "" if one.lack is None else f" ({_LACKS[one.lack].shown(language)})"
    return f"'{_name(content, one.service)}'{why}"


def _remedy(door: ClosedDoor) -> Said:
    if any(one.lack is not None for one in door.screen):
        return Said(
            "Kijk deze diensten na in de sociale kaart: datum, uren. Of noem nog een dienst.",
            "Check these services in the directory: date, hours. Or name another service.",
        )
    return Said("Noem nog een dienst, of zet de gids erbij.", "Name another service, or add the guide.")


def _day(door: ClosedDoor, language: str) -> str:
    return _DAYS[door.moment.weekday()].shown(language)
