# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules for anonymous visits are read whole or not at all, and name every attribute that a visit holds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import places
from kiosk.policy.anonymity import ANY, LOWEST_K, LOWEST_L, LOWEST_LOT, PERIODS, WEEK, AnonymityRules, load_anonymity
from kiosk.policy.findings import PolicyError
from kiosk.policy.reading import load_matrix
from kiosk.wire.visit_class import (
    ATTRIBUTES,
    AidsUsed,
    LengthBand,
    OutcomeKind,
    PartOfDay,
    VisitorType,
)

SHIPPED = places.resources() / "anonymity.json"
GROUPS = "/kenmerken/dagdeel/groepen"
NEW = {"gewicht": 1, "waarden": []}
Change = Callable[[dict[str, Any]], object]


def changed(folder: Path, change: Change) -> Path:
    document = json.loads(SHIPPED.read_text(encoding="utf-8"))
    change(document)
    file = folder / "anonymity.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def shipped() -> AnonymityRules:
    return load_anonymity(SHIPPED, ATTRIBUTES)


def test_a_visit_holds_exactly_the_ten_attributes_that_the_policy_names() -> None:
    """Whoever adds one must have it named in both files, which others than programmers read and approve."""
    named = load_matrix(places.resources() / "policy" / "matrix.json").visit_attributes
    assert len(named) == len(set(named)) == 10
    assert set(named) == {WEEK, *ATTRIBUTES} == set(shipped().attributes)


def test_the_attributes_stand_in_the_order_of_a_visit() -> None:
    assert [name for name in shipped().attributes if name != WEEK] == list(ATTRIBUTES)


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("dagdeel", PartOfDay),
        ("bezoekerstype", VisitorType),
        ("uitkomst", OutcomeKind),
        ("hulpmiddelen", AidsUsed),
        ("duur", LengthBand),
        ("thema", [*(f"EW0{number}" for number in range(1, 10)), "onbekend"]),
    ],
)
def test_every_value_of_a_visit_is_listed(attribute: str, values: list[str]) -> None:
    assert set(shipped().attributes[attribute].values) == set(values)


def test_theme_and_destination_are_sensitive_and_are_told_whole_or_not_at_all() -> None:
    attributes = shipped().attributes
    assert [name for name, one in attributes.items() if one.sensitive] == ["thema", "bestemming"]
    assert attributes["thema"].path("EW01") == (ANY, "EW01")
    assert attributes["bestemming"].path("uwv") == (ANY, "uwv")


def test_a_value_becomes_its_group_and_then_any() -> None:
    attributes = shipped().attributes
    assert attributes["dagdeel"].path("ochtend") == (ANY, "overdag", "ochtend")
    assert attributes["dagdeel"].path("avond") == (ANY, "avond")
    assert attributes["taal"].path("xx") == (ANY, "niet-nederlands", "xx"), "a language that is not listed"
    assert attributes["routeversie"].path("2026.3") == (ANY, "2026.3")


def test_the_penalty_is_the_share_of_values_that_it_may_be() -> None:
    part = shipped().attributes["dagdeel"]
    assert [part.penalty(told) for told in ("ochtend", "overdag", ANY)] == [0, 2 / 3, 1]


def test_k_and_l_are_five_and_two_unless_a_region_asks_for_more(tmp_path: Path) -> None:
    rules = shipped()
    assert (rules.k, rules.l) == (LOWEST_K, LOWEST_L) == (5, 2)
    stricter = load_anonymity(changed(tmp_path, lambda document: document.update(k=12, l=3)), ATTRIBUTES)
    assert (stricter.k, stricter.l) == (12, 3)


def test_the_lot_is_for_every_period_but_the_last() -> None:
    assert dict(shipped().lot) == {"week": 0.1, "maand": 0.1, "kwartaal": 0.0}


def attribute(name: str, **values: object) -> Change:
    return lambda document: document["kenmerken"][name].update(values)


def group(*values: str) -> dict[str, object]:
    return {"a": {"naam": "A", "waarden": list(values)}}


def grouped(**groups: object) -> Change:
    return attribute("dagdeel", groepen=groups)


@pytest.mark.parametrize(
    ("change", "pointer", "said"),
    [
        (lambda document: document.update(k=LOWEST_K - 1), "/k", "van 5"),
        (lambda document: document.update(l=LOWEST_L - 1), "/l", "van 2"),
        (lambda document: document.update(k=True), "/k", "heel getal"),
        (lambda document: document.update(wachtkans=LOWEST_LOT - 1), "/wachtkans", "van 5"),
        (lambda document: document.update(wachtkans=51), "/wachtkans", "tot en met 50"),
        (lambda document: document.update(extra=1), "/extra", "bestaat niet"),
        (lambda document: document.update(hoogsteVerlies=3), "/hoogsteVerlies", "object"),
        (lambda document: document["hoogsteVerlies"].update(week=0), "/hoogsteVerlies/week", "van 1"),
        (lambda document: document["hoogsteVerlies"].update(jaar=5), "/hoogsteVerlies/jaar", "bestaat niet"),
        (lambda document: document["kenmerken"].pop("week"), "/kenmerken", "precies deze"),
        (lambda document: document["kenmerken"].pop("duur"), "/kenmerken", "precies deze"),
        (lambda document: document["kenmerken"].update(naam=NEW), "/kenmerken", "precies deze"),
        (lambda document: document["kenmerken"]["week"].update(waarden=[]), "/kenmerken/week/waarden", "bestaat niet"),
        (lambda document: document["kenmerken"].update(duur=1), "/kenmerken/duur", "object"),
        (attribute("duur", gewicht=0), "/kenmerken/duur/gewicht", "van 1"),
        (attribute("duur", gevoelig=True), "/kenmerken", "Precies 2"),
        (attribute("duur", gevoelig="ja"), "/kenmerken/duur/gevoelig", "true of false"),
        (attribute("thema", groepen=group("EW01", "EW02")), "/kenmerken/thema/groepen", "gevoelig"),
        (attribute("duur", waarden=["kort", "kort"]), "/kenmerken/duur/waarden", "twee keer"),
        (attribute("duur", waarden=["*"]), "/kenmerken/duur/waarden/0", "alleen letters"),
        (attribute("duur", waarden=[1]), "/kenmerken/duur/waarden/0", "alleen letters"),
        (attribute("taal", andere="weg"), "/kenmerken/taal/andere", "niet in de lijst"),
        (grouped(**group("ochtend")), GROUPS + "/a/waarden", "minstens twee"),
        (grouped(**group("ochtend", "middag", "avond")), GROUPS + "/a/waarden", "niet alle"),
        (grouped(**group("ochtend", "nacht")), GROUPS + "/a/waarden/1", "niet in de lijst"),
        (grouped(a={"naam": "", "waarden": ["ochtend", "avond"]}), GROUPS + "/a/naam", "nog niets"),
        (grouped(a=1), GROUPS + "/a", "object"),
        (grouped(ochtend={"naam": "A", "waarden": ["middag", "avond"]}), GROUPS + "/ochtend", "andere code"),
        (
            grouped(a={"naam": "A", "waarden": ["ochtend", "avond"]}, b={"naam": "B", "waarden": ["avond", "middag"]}),
            GROUPS,
            "twee groepen",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_where_it_is_and_nothing_counts(
    tmp_path: Path, change: Change, pointer: str, said: str
) -> None:
    with pytest.raises(PolicyError) as caught:
        load_anonymity(changed(tmp_path, change), ATTRIBUTES)
    found = [finding.message for finding in caught.value.findings if finding.pointer == pointer]
    assert any(said in message for message in found), caught.value.findings


def test_what_is_no_object_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "anonymity.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(PolicyError, match="object"):
        load_anonymity(file, ATTRIBUTES)


def test_every_period_has_a_limit() -> None:
    assert tuple(shipped().most_lost) == PERIODS == ("week", "maand", "kwartaal")
