# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms that are measured: so many questions in so many languages, with every kind of rule of the profile."""

from itertools import islice

from tests.benchmarks.flow.description import LANGUAGES, Description, Either, Has, Is, Kind, Over, Row, Running, Weighed

REGIONS = ("north", "east", "south", "west")
TOWNS = {f"town{number}": REGIONS[number % 4] for number in range(32)}
LISTS = {
    "region": dict.fromkeys(REGIONS, ""),
    "town": TOWNS,
    "trade": dict.fromkeys(("care", "build", "food", "office", "transport", "unknown"), ""),
    "ready": dict.fromkeys(("yes", "no", "unknown"), ""),
}
POSTCODE = "[1-9][0-9]{3} ?[A-Z]{2}"


def big_form(questions: int, languages: int) -> Description:
    """A form of so many rows: blocks of ten, each with one calculation that counts on from the block before."""
    blocks = (row for number in range(1 + questions // 10) for row in _block(number))
    return Description(tuple(islice(blocks, questions)), LISTS, LANGUAGES[:languages])


def _block(number: int) -> tuple[Row, ...]:
    def own(name: str) -> str:
        return f"{name}{number}"

    before = f"total{number - 1}" if number else ""
    return (
        Row(own("region"), Kind.ONE, "region", required=True),
        Row(own("town"), Kind.ONE, "town", required=True, within=own("region")),
        Row(own("hours"), Kind.WHOLE, required=True, between=(0, 60)),
        Row(own("total"), Kind.CALCULATE, calculation=Running(before, own("hours"))),
        Row(own("trades"), Kind.SEVERAL, "trade", relevant=Over(own("hours"), 4), required=True),
        Row(
            own("ready"),
            Kind.ONE,
            "ready",
            relevant=Either(Has(own("trades"), "care"), Has(own("trades"), "build")),
            required=True,
        ),
        Row(
            own("postcode"),
            Kind.TEXT,
            relevant=Either(Is(own("ready"), "yes"), Is(own("ready"), "unknown")),
            pattern=POSTCODE,
        ),
        Row(own("weight"), Kind.CALCULATE, calculation=Weighed(Is(own("ready"), "yes"), own("hours"))),
        Row(
            own("advice"),
            Kind.ONE,
            "ready",
            relevant=Either(Is(own("region"), "north"), Over(own("weight"), 10)),
            required=True,
        ),
        Row(
            own("weeks"),
            Kind.WHOLE,
            relevant=Either(Is(own("advice"), "yes"), Is(own("advice"), "no")),
            required=True,
            between=(1, 52),
        ),
    )
