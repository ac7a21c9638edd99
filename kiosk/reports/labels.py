# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch names of all codes that the month report shows, in the order in which it shows them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.wire.visit_class import AidsUsed, CounterName, LengthBand, OutcomeKind, VisitorType

Labels = Mapping[str, str]

THEMES: Final[Labels] = MappingProxyType(
    {
        "EW01": "Melding",
        "EW02": "Diagnostiek",
        "EW03": "Maatschappelijk fit",
        "EW04": "Werkfit",
        "EW05": "Oriëntatie",
        "EW06": "Opleiden",
        "EW07": "Bemiddeling",
        "EW08": "Plaatsing",
        "EW09": "Nazorg",
        "onbekend": "Niet bekend",
    }
)
"""The tiles of the VNG guide Eva (SGR 19.0 section 4.17)."""

VISITOR_TYPES: Final[Labels] = MappingProxyType(
    {
        VisitorType.JOB_SEEKER.value: "Werkzoekende",
        VisitorType.WORKER.value: "Werkende",
        VisitorType.EMPLOYER.value: "Werkgever",
        VisitorType.SELF_EMPLOYED.value: "Zelfstandige",
        VisitorType.STUDENT.value: "Scholier of student",
        VisitorType.UNKNOWN.value: "Niet bekend",
    }
)

OUTCOMES: Final[Labels] = MappingProxyType(
    {
        OutcomeKind.INFORMATION.value: "Informatie gekregen",
        OutcomeKind.PAPER_REFERRAL.value: "Verwezen met briefje of QR",
        OutcomeKind.WARM_HANDOVER.value: "Warm overgedragen",
        OutcomeKind.GUIDE.value: "Naar de gids",
    }
)

AIDS: Final[Labels] = MappingProxyType(
    {
        AidsUsed.NONE.value: "Geen hulpmiddel",
        AidsUsed.SPEECH.value: "Voorlezen",
        AidsUsed.LARGE_TEXT.value: "Grote tekst",
        AidsUsed.CONTRAST.value: "Hoog contrast",
        AidsUsed.LOW_REACH.value: "Knoppen laag",
        AidsUsed.SEVERAL.value: "Meer dan één",
    }
)

LENGTHS: Final[Labels] = MappingProxyType(
    {
        LengthBand.UNDER_2_MIN.value: "Korter dan 2 minuten",
        LengthBand.FROM_2_TO_5_MIN.value: "2 tot 5 minuten",
        LengthBand.FROM_5_TO_10_MIN.value: "5 tot 10 minuten",
        LengthBand.FROM_10_MIN.value: "10 minuten of langer",
    }
)

COUNTERS: Final[Labels] = MappingProxyType(
    {
        CounterName.STARTED.value: "Begonnen",
        CounterName.FINISHED.value: "Afgerond",
        CounterName.STOPPED.value: "Zelf gestopt",
        CounterName.IDLED.value: "Weggelopen",
        CounterName.GUIDE_CALLED.value: "Om de gids gevraagd",
        CounterName.NOTHING_FITS.value: "Koos: niets past",
        CounterName.OTHER_QUESTION.value: "Niets past: andere vraag",
        CounterName.OUT_OF_REACH.value: "Niets past: kan er niet heen",
        CounterName.BEEN_THERE.value: "Niets past: al geweest",
        CounterName.OTHER_REASON.value: "Niets past: iets anders",
        CounterName.REASON_NOT_SAID.value: "Niets past: zegt niet waarom",
        CounterName.HELPED_WELL.value: "Goed geholpen",
        CounterName.HELPED_PARTLY.value: "Gaat wel",
        CounterName.NOT_HELPED.value: "Niet geholpen",
        CounterName.CONSENT_ASKED.value: "Om toestemming gevraagd",
        CounterName.CONSENT_REFUSED.value: "Geen toestemming gegeven",
    }
)

PARTIES: Final[Labels] = MappingProxyType(
    {
        "uwv": "UWV",
        "gemeente": "Gemeente",
        "werkcentrum": "Werkcentrum (gids)",
        "leerwerkloket": "Leerwerkloket",
        "sbb": "SBB",
        "school": "School",
        "doorstroompunt": "Doorstroompunt",
        "vakbond": "Vakbond",
        "juridisch-loket": "Juridisch Loket",
        "arbeidsinspectie": "Arbeidsinspectie",
        "kvk": "KVK",
        "bibliotheek": "Bibliotheek",
        "idw": "IDW (diplomawaardering)",
        "win-punt": "WIN-punt",
        "vluchtelingenwerk": "VluchtelingenWerk",
        "ind": "IND",
        "werkgeversservicepunt": "Werkgeversservicepunt",
        "vrijwilligerscentrale": "Vrijwilligerscentrale",
        "reclassering": "Reclassering",
        "belastingdienst": "Belastingdienst",
        "werkgever": "Eigen werkgever",
        "overig": "Overig",
    }
)

LANGUAGES: Final[Labels] = MappingProxyType(
    {
        "nl": "Nederlands",
        "en": "Engels",
        "ar": "Arabisch",
        "pl": "Pools",
        "uk": "Oekraïens",
        "tr": "Turks",
        "ti": "Tigrinya",
        "am": "Amhaars",
        "bg": "Bulgaars",
        "de": "Duits",
        "es": "Spaans",
        "fa": "Farsi",
        "fr": "Frans",
        "ku": "Koerdisch",
        "ro": "Roemeens",
        "ru": "Russisch",
        "so": "Somalisch",
        "zh": "Chinees",
        "anders": "Andere taal",
    }
)

MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
