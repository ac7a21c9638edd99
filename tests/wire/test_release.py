# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a release may say, and what it can never be made to say: the wire itself holds the limits."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.policy.anonymity import ANY as RULES_ANY
from kiosk.policy.anonymity import LOWEST_K, LOWEST_L, PERIODS
from kiosk.wire.period import PeriodKind
from kiosk.wire.release import ANY, LEAST_COUNT, LEAST_VALUES, MAX_COUNT, Release, ToldClass
from kiosk.wire.visit_class import VisitClass

WEEK: dict[str, Any] = {"inlooppunt": "a", "periode": "2026-W47", "totaal": 20}
MONTH: dict[str, Any] = {"inlooppunt": "a", "periode": "2026-11"}
QUARTER: dict[str, Any] = {"inlooppunt": "a", "periode": "2026-Q4", "rest": 3}


def told(count: int = 5, **attributes: str) -> dict[str, Any]:
    any_of_all = {str(field.alias): ANY for field in ToldClass.model_fields.values()}
    return {"klasse": any_of_all | attributes, "aantal": count}


def read(release: dict[str, Any]) -> Release:
    return Release.model_validate_json(json.dumps(release), strict=True)


TWO_THEMES = [told(thema="EW01"), told(thema="EW02")]
CELLS = [{"tabel": "drukte", "vak": "ma.ochtend", "aantal": 5}]


@pytest.mark.parametrize(
    "release",
    [
        WEEK,
        WEEK | {"totaal": 0},
        WEEK | {"klassen": TWO_THEMES, "tellers": [{"naam": "begonnen", "aantal": 0}]},
        WEEK | {"klassen": [*TWO_THEMES, told(9)]},
        MONTH | {"klassen": [told(thema="EW01", bestemming="uwv"), told(thema="EW01", bestemming="sbb"),
                             told(thema="EW02", bestemming="uwv"), told(thema="EW02", bestemming="sbb")]},
        MONTH | {"klassen": [told(dagdeel="overdag", taal="niet-nederlands")]},
        QUARTER | {"tabellen": CELLS, "klassen": [told()]},
    ],
)  # fmt: skip
def test_what_a_release_may_say(release: dict[str, Any]) -> None:
    assert read(release).location == "a"


@pytest.mark.parametrize(
    "release",
    [
        WEEK | {"naam": "Fatima"},
        WEEK | {"zuil": "zuil-7k2m"},
        WEEK | {"inlooppunt": ""},
        WEEK | {"inlooppunt": "A"},
        WEEK | {"inlooppunt": "a" * 41},
        *(WEEK | {"periode": one} for one in ("2026-W54", "2026-W00", "2026-W47\n", "2026-11-25", "2026-Q5", "2026")),
        WEEK | {"tellers": [{"naam": "begonnen", "aantal": -1}]},
        WEEK | {"tellers": [{"naam": "begonnen", "aantal": MAX_COUNT + 1}]},
        WEEK | {"tellers": [{"naam": "bsn", "aantal": 1}]},
        WEEK | {"klassen": [{"klasse": {}, "aantal": 5}]},
        WEEK | {"klassen": [told(thema="iets anders")]},
        WEEK | {"klassen": [told(taal="Nederlands")]},
        WEEK | {"klassen": [told(21)]},
        {**WEEK, "totaal": None},
        WEEK | {"rest": 0},
        WEEK | {"tabellen": CELLS},
        WEEK | {"k": 4},
        WEEK | {"l": 1},
        MONTH | {"totaal": 5},
        MONTH | {"rest": 0},
        MONTH | {"tellers": [{"naam": "begonnen", "aantal": 1}]},
        MONTH | {"tabellen": CELLS},
        {**QUARTER, "rest": None},
        QUARTER | {"totaal": 3},
        QUARTER | {"tabellen": [CELLS[0] | {"aantal": 4}]},
        QUARTER | {"tabellen": [CELLS[0] | {"vak": "wat iemand zei"}]},
        QUARTER | {"tabellen": [CELLS[0] | {"tabel": "bezoeken"}]},
    ],
)  # fmt: skip
def test_what_a_release_may_not_say(release: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(release)


@pytest.mark.parametrize("k", [5, 9])
def test_no_class_counts_fewer_than_k(k: int) -> None:
    assert read(MONTH | {"k": k, "klassen": [told(k)]}).k == k
    with pytest.raises(ValidationError):
        read(MONTH | {"k": k, "klassen": [told(k - 1)]})


@pytest.mark.parametrize("sensitive", ["thema", "bestemming"])
def test_a_sensitive_value_is_never_the_only_one_among_classes_that_are_equal_in_all_else(sensitive: str) -> None:
    values = {"thema": ("EW01", "EW02", "EW03"), "bestemming": ("uwv", "sbb", "kvk")}[sensitive]
    one, other, third = (told(5, **{sensitive: value}) for value in values)
    elsewhere = told(5, **{sensitive: values[1], "taal": "nl"})
    for alone in ([one], [one, elsewhere], [one, told()]):
        with pytest.raises(ValidationError, match="fewer than l values"):
            read(MONTH | {"klassen": alone})
    assert len(read(MONTH | {"klassen": [one, other]}).classes) == 2
    with pytest.raises(ValidationError, match="fewer than l values"):
        read(MONTH | {"klassen": [one, other], "l": 3})
    assert read(MONTH | {"klassen": [one, other, third], "l": 3}).l == 3


def test_what_is_told_has_the_attributes_of_a_visit() -> None:
    assert list(ToldClass.model_fields) == list(VisitClass.model_fields)
    names = [[str(field.alias) for field in model.model_fields.values()] for model in (ToldClass, VisitClass)]
    assert names[0] == names[1]


def test_the_rules_of_a_region_and_the_wire_have_the_same_floors_and_periods() -> None:
    assert (LOWEST_K, LOWEST_L, RULES_ANY) == (LEAST_COUNT, LEAST_VALUES, ANY)
    assert tuple(PeriodKind) == PERIODS
