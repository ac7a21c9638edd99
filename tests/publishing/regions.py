# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small regions in memory: a flow of a few paths, a few desks, a kiosk or two; nobody to ask unless it is said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from kiosk.content import Content
from kiosk.directory.model import Address, Location, Schedule, Service, ServiceStatus
from kiosk.directory.region import Inlooppunt, Municipality, Region
from kiosk.flow.form import Form
from kiosk.flow.session import replay
from kiosk.policy.matrix import Status
from kiosk.publishing.doors_ends import End, Ends
from tests.directory.builders import directory, identifier, service, weekly
from tests.flow.forms import TODAY, form, select, text
from tests.policy.matrices import matrix_of
from tests.visits.anonymity.quarters import shipped

LIVES_IN = ("rivierstad", "zandhoven", "elders", "zeg_niet")
"""The options of the question where one lives; the first two are the municipalities."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
ALWAYS = weekly("00:00", "00:00", *EVERY_DAY)
OFFICE_HOURS = weekly("09:00", "17:00")
CHECKED = TODAY - timedelta(days=20)
ADDRESS = Address("Kade 1", "0111 KA", "Rivierstad")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An outcome: which kinds of service it names, and whether it is a person."""

    name: str
    services: str
    person: bool = False


def flow(*paths: Sequence[Leaf]) -> Form:
    """Asks for one of these paths (p0, p1, ...), and where one lives; each path ends at its outcomes."""
    leaves = {leaf.name: leaf for path in paths for leaf in path}
    binds = {"doel": 'required="true()"', "woonplaats": ""}
    for leaf in leaves.values():
        wanted = " or ".join(f"/data/doel = 'p{number}'" for number, path in enumerate(paths) if leaf in path)
        marks = f'kiosk:services="{leaf.services}" kiosk:person="{"yes" if leaf.person else ""}"'
        binds[f"outcomes/{leaf.name}"] = f'readonly="true()" relevant="{wanted}" {marks}'
    data = f"<doel/><woonplaats/><outcomes>{''.join(f'<{name}/>' for name in leaves)}</outcomes>"
    asked = (("doel", [f"p{number}" for number in range(len(paths))]), ("woonplaats", LIVES_IN))
    body = "".join(select(name, name, f"instance('{name}')/root/item") for name, _ in asked)
    body += "".join(text(f"outcomes/{name}", name) for name in leaves)
    return form(data, binds, body, "".join(_options(name, codes) for name, codes in asked))


def _options(name: str, codes: Sequence[str]) -> str:
    items = "".join(f"<item><name>{code}</name><label>{code}</label></item>" for code in codes)
    return f'<instance id="{name}"><root>{items}</root></instance>'


def ends_of_all(loaded: Form) -> Ends:
    """Every end of such a flow, each answer tried, also none where one lives."""
    return Ends(tuple(_ends(loaded)), complete=True)


def _ends(loaded: Form) -> Iterator[End]:
    options = loaded.field("doel").options
    assert options is not None
    for path in options.all:
        for lives_in in ("", *LIVES_IN):
            session = replay(loaded, {"doel": path, "woonplaats": lives_in}, TODAY)
            assert session.question("nl") is None
            yield End(session.outcomes("nl"), session.value("woonplaats"), session.answers)


def desk(
    name: str,
    *hours: Schedule,
    kind: str = "taalhuis",
    where: str = "",
    status: ServiceStatus = ServiceStatus.ACTIVE,
    checked: date | None = CHECKED,
) -> Service:
    """A service with a desk; `where`: the only municipality that it serves."""
    made = service(name, status=status, categories=(kind,), municipalities=frozenset({where} if where else ()))
    return replace(made, locations=(Location(identifier(f"{name} desk"), name, ADDRESS, schedules=hours),),
                   assured_date=checked)  # fmt: skip


def website(name: str, *hours: Schedule, kind: str = "taalhuis", url: str = "https://taalhuis.example") -> Service:
    """A service without a desk; with hours it is a telephone line."""
    return replace(service(name, *hours, categories=(kind,)), website=url, assured_date=CHECKED)


def place(
    code: str = "rivierstad-centrum",
    *,
    rota: Sequence[Schedule] | None = None,
    line: Sequence[Schedule] | None = None,
    nearest: str = "",
    building: Sequence[Schedule] = (),
) -> Inlooppunt:
    """A kiosk's place in the municipality that its code begins with; `rota` and `line`: None where there is none."""
    return Inlooppunt(
        code=code,
        name=code,
        municipality=code.split("-", maxsplit=1)[0],
        staffed=rota is not None,
        address=ADDRESS,
        phone="0199 10 10 10" if line is not None else "",
        phone_schedules=tuple(line or ()),
        schedules=tuple(building),
        staffed_schedules=tuple(rota or ()),
        nearest_staffed=nearest,
        travel="",
    )


def content(loaded: Form, services: Sequence[Service], places: Sequence[Inlooppunt]) -> Content:
    """A region with this flow, these services and these kiosks."""
    municipalities = tuple(Municipality(code, code.title()) for code in LIVES_IN[:2])
    region = Region("proef", "Proef", municipalities, tuple(places), "", ())
    matrix = matrix_of(status=Status.DRAFT)
    return Content(loaded, directory(*services), region, matrix, shipped(), Path())
