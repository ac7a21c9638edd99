# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where and when a preview plays, and what it changes in the region's content. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.content import Content
from kiosk.directory.model import Service, ServiceStatus
from kiosk.directory.reading import Directory


@dataclass(frozen=True, slots=True)
class Situation:
    """What the author chose. The time stands still, so that a result can be looked at for as long as needed."""

    location: str
    """The code of an inlooppunt."""
    moment: datetime
    language: str
    closed: frozenset[str] = frozenset()
    """The ids of organisations of which every service is closed."""


class SituationError(Exception):
    """There is no such place, language or organisation; the message says which there are."""


def check_situation(situation: Situation, content: Content) -> None:
    """Raises `SituationError` for what this region or flow does not have."""
    _known("inlooppunt", [situation.location], [one.code for one in content.region.locations])
    _known("taal", [situation.language], content.form.languages)
    _known("organisatie", situation.closed, partners(content.directory))


def _known(what: str, chosen: Iterable[str], known: Collection[str]) -> None:
    for one in sorted(set(chosen) - set(known)):
        raise SituationError(f"{what} '{one}' is er niet; kies uit: {', '.join(known)}")


def with_closed(content: Content, organisations: Collection[str]) -> Content:
    """The same content, as if nobody were at these organisations."""

    def closed(service: Service) -> Service:
        if service.organisation.id not in organisations:
            return service
        return replace(service, status=ServiceStatus.TEMPORARILY_CLOSED)

    directory = replace(content.directory, services=tuple(closed(one) for one in content.directory.services))
    return replace(content, directory=directory)


def partners(directory: Directory) -> dict[str, str]:
    """Id and name of every organisation, by name."""
    found = {service.organisation.id: service.organisation.name for service in directory.services}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))
