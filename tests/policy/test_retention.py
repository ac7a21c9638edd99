# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of keeping: data, read whole or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.places import resources
from kiosk.policy.findings import PolicyError
from kiosk.policy.retention import MOST_DAYS, Retention, load_retention

FILE = resources() / "policy" / "retention.json"
SHIPPED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def load(folder: Path, content: object) -> Retention:
    """The terms read from a real file."""
    file = folder / "retention.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return load_retention(file)


def changed(*path: str, to: object) -> dict[str, Any]:
    """The shipped file with one value changed."""
    content: dict[str, Any] = json.loads(json.dumps(SHIPPED))
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return content


def test_the_shipped_terms_are_those_of_the_consent_text() -> None:
    terms = load_retention(FILE)
    assert (terms.undelivered_days, terms.delivered_days, terms.consent_proof_days) == (14, 30, 365)
    assert (terms.staff_audit_days, terms.log_profile, terms.log_days) == (365, "regio", 1095)
    assert terms.name.startswith("Bewaartermijnen")
    assert "Voorstel" in terms.remarks


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("termijnen", "afgerond", "dagen"), 0, f"van 1 tot en met {MOST_DAYS}"),
        (("termijnen", "afgerond", "dagen"), MOST_DAYS + 1, "heel getal"),
        (("termijnen", "afgerond", "dagen"), "30", "heel getal"),
        (("termijnen", "afgerond", "dagen"), True, "heel getal"),
        (("termijnen", "afgerond", "waarom"), "", "staat nog niets"),
        (("termijnen", "afgerond", "vanaf"), None, "hoort tekst"),
        (("termijnen", "afgerond"), 30, "hoort een object"),
        (("termijnen", "bezoeken"), {}, "sleutel bestaat niet"),
        (("logboek",), [], "hoort een object"),
        (("logboek", "profiel"), "anders", "Kies uit: regio"),
        (("logboek", "profielen", "regio", "dagen"), -1, "heel getal"),
        (("datum",), "ooit", "geen datum"),
        (("extra",), "", "sleutel bestaat niet"),
    ],
)
def test_a_fault_is_named_at_its_place(tmp_path: Path, path: tuple[str, ...], value: object, said: str) -> None:
    with pytest.raises(PolicyError, match=said) as caught:
        load(tmp_path, changed(*path, to=value))
    assert [one.pointer for one in caught.value.findings] == ["/" + "/".join(path)]


def test_a_term_that_lacks_is_a_fault(tmp_path: Path) -> None:
    content = {**SHIPPED, "termijnen": None}
    with pytest.raises(PolicyError) as caught:
        load(tmp_path, content)
    assert [one.pointer for one in caught.value.findings] == ["/termijnen"]
    del content["termijnen"]
    with pytest.raises(PolicyError, match="termijnen: Hier staat nog niets"):
        load(tmp_path, content)


def test_a_file_that_holds_no_terms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="hoort een object"):
        load(tmp_path, [])


def test_a_region_chooses_its_profile_of_the_log(tmp_path: Path) -> None:
    content = changed("logboek", "profielen", "kort", to={"dagen": 90, "vanaf": "de dag", "waarom": "Kort."})
    content["logboek"]["profiel"] = "kort"
    terms = load(tmp_path, content)
    assert (terms.log_profile, terms.log_days) == ("kort", 90)
