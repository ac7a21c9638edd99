# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open staff mode on every kiosk of a region: a list that is signed as part of the content.

    {"soort": "medewerkers", "zout": base64url, "medewerkers": [{"naam": ..., "rol": "gids", "code": base64url,
     "vanaf": day, "tot": day}]}

A code is in it as what the code, the salt of the list and a secret of the region make together (`kiosk.staff.pin`); the
secret lies in the key store of each kiosk and never beside the list, so whoever finds a stick cannot guess codes. The
salt is one for the whole list: trying a code takes as long for two hundred people as for one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from kiosk.wire.canonical import canonical, parsed, to_bytes
from kiosk.wire.visit_class import Code, WireModel

STAFF_FILE: Final = "staff.json"
"""In the signed content."""
MAX_LISTED_STAFF: Final = 1_000
"""People of one region."""

SALT_BYTES: Final = 16
SECRET_BYTES: Final = 32
"""Of the region's secret for staff codes."""


class ListedPerson(WireModel):
    """One member of staff. A short name that the region chooses, such as `gids-3`; nothing else about the person."""

    name: Code = Field(alias="naam")
    role: Literal["gids", "vrijwilliger"] = Field(alias="rol")
    """As whom this person sends, in the matrix."""
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{44}$")] = Field(alias="code")
    not_before: date = Field(alias="vanaf")
    """The first day on which the code opens."""
    not_after: date = Field(alias="tot")
    """The last one."""

    @property
    def digest(self) -> bytes:
        """What the code makes with salt and secret."""
        return to_bytes(self.code)

    def counts_on(self, day: date) -> bool:
        """Whether the code opens on this day."""
        return self.not_before <= day <= self.not_after


class StaffList(WireModel):
    """All of them. Each name and each code is there once."""

    kind: Literal["medewerkers"] = Field(alias="soort", default="medewerkers")
    salt: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")] = Field(alias="zout")
    people: Annotated[tuple[ListedPerson, ...], Field(max_length=MAX_LISTED_STAFF)] = Field(alias="medewerkers")

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> "StaffList":
        to_bytes(self.salt)
        if any(_has_twice(one) for one in ([it.name for it in self.people], [it.digest for it in self.people])):
            raise ValueError("each name and each code once")
        if any(one.not_after < one.not_before for one in self.people):
            raise ValueError("a last day lies before the first one")
        return self

    @property
    def names(self) -> frozenset[str]:
        """Who is on it, also whose days are over or still to come."""
        return frozenset(one.name for one in self.people)


def read_staff_list(raw: bytes) -> StaffList:
    """The list; `ValueError` for whatever is not exactly one, without quoting it."""
    try:
        return StaffList.model_validate(parsed(raw))
    except ValidationError as error:
        places = sorted({".".join(str(part) for part in fault["loc"]) or "whole" for fault in error.errors()})
        raise ValueError(f"not a list of staff (see {', '.join(places[:5])})") from error


def written_staff_list(listed: StaffList) -> bytes:
    """As it lies in the content."""
    return canonical(listed.model_dump(mode="json", by_alias=True))


def _has_twice(values: Sequence[object]) -> bool:
    return len(set(values)) < len(values)
