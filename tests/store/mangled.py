# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies that are not what they should be, each in its own way: the same ones for the same seed.

What they are made from would be refused as it stands, so that no change by chance makes a message that may be stored.
"""

import gzip
import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, Final
from uuid import UUID

from tests.store.kiosks import counted, message, release_of

ELSEWHERE: Final = "zandhoven-bibliotheek"
ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    0,
    2**63,
    10**400,
    1e308,
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e",
    "2026-W99",
    "9999-W01",
    "0000-W00",
    "00000000-0000-0000-0000-000000000000",
    "'; DROP TABLE message; --",
    "A" * 5_000,
    [],
    {},
    [[[[[[]]]]]],
    {"": {"": ""}},
    {"__proto__": 1},
)


def _base(random: Random) -> dict[str, Any]:
    """A request of a kiosk of elsewhere, beside messages of which none says what its kind should."""
    week, quarter = message("2026-W46", 9, location=ELSEWHERE), release_of("2026-Q3", location=ELSEWHERE)
    quarter["inhoud"] |= {"rest": 3, "klassen": [counted(7, thema="*", bestemming="*")]}
    referral = {"kenmerk": str(UUID(int=random.getrandbits(128))), "organisatie": "nergens", "envelop": "{}"}
    withdrawal = {"codeHash": "zz", "ingetrokkenOp": "2026-11-20", "door": "bezoeker"}
    event = {"volgnummer": 1, "handeling": "niets", "dag": "2026-11-20"}
    heartbeat = {"programma": "0.1.0", "routeversie": "1", "wachtend": 0, "printer": "weg", "sleutelbos": "weg"}
    told = [
        ("verwijzing", referral),
        ("intrekking", withdrawal),
        ("gebeurtenis", event),
        ("levensteken", heartbeat),
    ]
    others = [
        {"id": str(UUID(int=random.getrandbits(128))), "soort": kind, "inhoud": content} for kind, content in told
    ]
    messages = [week, quarter, *others]
    random.shuffle(messages)
    return {"protocol": 1, "berichten": messages[: random.randint(1, 4)]}


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place inside: the container and the name or number in it."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for name, inner in items for place in ((value, name), *_places(inner))]


def _odd(random: Random) -> Any:
    return deepcopy(random.choice(ODD))


def _other_value(random: Random, body: dict[str, Any]) -> None:
    container, name = random.choice(_places(body))
    container[name] = _odd(random)


def _gone(random: Random, body: dict[str, Any]) -> None:
    container, name = random.choice(_places(body))
    del container[name]


def _one_more(random: Random, body: dict[str, Any]) -> None:
    containers = [body, *(container[name] for container, name in _places(body))]
    container = random.choice([one for one in containers if isinstance(one, dict | list)])
    if isinstance(container, dict):
        container[random.choice(("id", "soort", "inhoud", "onbekend", "\ud800"))] = _odd(random)
    else:
        container.extend(_odd(random) for _ in range(random.choice((1, 60))))


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data))]


def _flipped(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 4)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _noise(random: Random, data: bytes) -> bytes:
    return random.randbytes(random.randrange(2 * len(data)))


def _twice(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data))
    return data[:place] + data[place // 2 :]


_OF_MEANING: Final[tuple[Callable[[Random, dict[str, Any]], None], ...]] = (_other_value, _gone, _one_more)
_OF_BYTES: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (_cut, _flipped, _noise, _twice)


def mangled(random: Random) -> tuple[bytes, str]:
    """A body, and the encoding that it claims."""
    body = _base(random)
    for _ in range(random.randint(1, 3)):
        if body:
            random.choice(_OF_MEANING)(random, body)
    data = json.dumps(body).encode()
    if random.random() < 0.4:
        data = random.choice(_OF_BYTES)(random, data)
    if random.random() < 0.5:
        return data, random.choice(("", "", "", "gzip", "br"))
    data = gzip.compress(data, mtime=0)
    return (random.choice(_OF_BYTES)(random, data) if random.random() < 0.3 else data), "gzip"
