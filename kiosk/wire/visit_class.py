# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ten attributes of an anonymous visit, and nothing else (design section 4).

Names are English in code; on the wire, on disk and in reports the values are Dutch.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,39}$")]
ThemeCode = Annotated[str, StringConstraints(pattern=r"^(EW0[1-9]|onbekend)$")]
"""An Eva tile (VNG Instrumentengids Eva, SGR 19.0 section 4.17), or `onbekend`."""
LanguageGroup = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3}|anders)$")]


class PartOfDay(StrEnum):
    """The only time of day that a visit keeps."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"


class VisitorType(StrEnum):
    """bezoekerstype"""

    JOB_SEEKER = "werkzoekende"
    WORKER = "werkende"
    EMPLOYER = "werkgever"
    SELF_EMPLOYED = "zelfstandige"
    STUDENT = "student"
    UNKNOWN = "onbekend"


class OutcomeKind(StrEnum):
    """What the visit came to."""

    INFORMATION = "informatie"
    PAPER_REFERRAL = "verwijzing-papier"
    WARM_HANDOVER = "warme-overdracht"
    GUIDE = "gids"


class AidsUsed(StrEnum):
    """Which help with seeing, hearing or reaching was on; more than one is not told apart."""

    NONE = "geen"
    SPEECH = "spraak"
    LARGE_TEXT = "grote-tekst"
    CONTRAST = "contrast"
    LOW_REACH = "laag"
    SEVERAL = "meer-dan-een"


class LengthBand(StrEnum):
    """How long the visit took."""

    UNDER_2_MIN = "tot-2-min"
    FROM_2_TO_5_MIN = "2-tot-5-min"
    FROM_5_TO_10_MIN = "5-tot-10-min"
    FROM_10_MIN = "vanaf-10-min"


class CounterName(StrEnum):
    """One-dimensional counters per location and week, never joined to a visit."""

    STARTED = "begonnen"
    FINISHED = "afgerond"
    STOPPED = "gestopt"
    IDLED = "weggelopen"
    GUIDE_CALLED = "gids-gevraagd"
    NOTHING_FITS = "niets-past"
    OTHER_QUESTION = "niets-past-andere-vraag"
    OUT_OF_REACH = "niets-past-niet-bereikbaar"
    BEEN_THERE = "niets-past-al-geweest"
    OTHER_REASON = "niets-past-iets-anders"
    REASON_NOT_SAID = "niets-past-zegt-niet"
    HELPED_WELL = "goed-geholpen"
    HELPED_PARTLY = "gaat-wel"
    NOT_HELPED = "niet-geholpen"
    CONSENT_ASKED = "toestemming-gevraagd"
    CONSENT_REFUSED = "toestemming-geweigerd"


NOTHING_FITS_REASONS = (
    CounterName.OTHER_QUESTION,
    CounterName.OUT_OF_REACH,
    CounterName.BEEN_THERE,
    CounterName.OTHER_REASON,
    CounterName.REASON_NOT_SAID,
)
"""Why nothing fits, in a tap that need not be given: together at most `NOTHING_FITS`."""
RATINGS = (CounterName.HELPED_WELL, CounterName.HELPED_PARTLY, CounterName.NOT_HELPED)
"""How well a visitor was helped, in a tap that need not be given: together at most `FINISHED`."""


class WireModel(BaseModel):
    """A frozen message; camelCase Dutch aliases on the wire, unknown fields are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=False,
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )


class VisitClass(WireModel):
    """The nine attributes that, with its week, say all that a visit leaves behind."""

    part_of_day: PartOfDay = Field(alias="dagdeel")
    visitor_type: VisitorType = Field(alias="bezoekerstype")
    theme: ThemeCode = Field(alias="thema")
    outcome_kind: OutcomeKind = Field(alias="uitkomst")
    destination_party: Code = Field(alias="bestemming")
    """The kind of organisation that was named first: `uwv`, `gemeente`, …, `werkcentrum` for the guide."""
    language_group: LanguageGroup = Field(alias="taal")
    aids_used: AidsUsed = Field(alias="hulpmiddelen")
    length_band: LengthBand = Field(alias="duur")
    flow_version: Code = Field(alias="routeversie")


ATTRIBUTES = tuple(str(field.alias) for field in VisitClass.model_fields.values())
"""The names on the wire of all that is known of a visit besides its week."""
