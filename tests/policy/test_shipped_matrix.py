# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped matrix: an example, and off."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.directory.reading import load_directory
from kiosk.places import resources
from kiosk.policy.decision import Forbidden, decide
from kiosk.policy.matrix import Channel, Exchange, Field, Party, Role, Status, in_one_line
from kiosk.policy.reading import load_matrix
from tests.policy.matrices import IN_FORCE, ban_of_file, load, matrix_of_file, rule_of_file

FILE = resources() / "policy" / "matrix.json"
SHIPPED = load_matrix(FILE)


def test_the_shipped_matrix_says_that_it_is_a_draft_example() -> None:
    said = json.loads(FILE.read_text(encoding="utf-8"))["toelichting"]
    assert "Conceptvoorbeeld" in said
    assert "geen juridisch advies" in said
    assert SHIPPED.status is Status.DRAFT
    assert {rule.status for rule in SHIPPED.rules} == {Status.DRAFT}


@settings(deadline=None)
@given(
    st.builds(
        Exchange,
        st.sampled_from(Role),
        st.sampled_from(Channel),
        st.sampled_from(["rivierstad", "zandhoven", "lindemeer"]),
        st.sampled_from(sorted(SHIPPED.parties, key=lambda party: party.code)),
        st.sampled_from(sorted(SHIPPED.purposes)),
    ),
    st.sampled_from(Field),
    st.dates(),
)
def test_the_shipped_matrix_lets_nothing_go_on_any_day(exchange: Exchange, field: Field, day: date) -> None:
    assert isinstance(decide(SHIPPED, exchange, field, day), Forbidden)


def test_the_shipped_matrix_knows_every_party_of_the_directory() -> None:
    directory = load_directory(resources() / "directory", ["nl"])
    assert {party.code for party in SHIPPED.parties} == set(directory.parties)


def test_a_party_is_a_suwi_party_where_the_directory_has_one_by_that_code() -> None:
    directory = load_directory(resources() / "directory", ["nl"])
    by_law = {one.organisation.party for one in directory.services if one.organisation.suwi}
    assert {party.code for party in SHIPPED.parties if party.suwi} == by_law == {"uwv", "gemeente"}
    money_house = next(one.organisation for one in directory.services if one.organisation.name.startswith("Geldhuis"))
    assert Party(money_house.party, money_house.suwi) not in SHIPPED.parties, (
        "a joint body is no SUWI party by its code"
    )


def test_the_staff_panel_reads_in_one_line_that_all_is_off() -> None:
    assert (
        in_one_line(SHIPPED, date(2027, 6, 1))
        == "Bevoegdhedenmatrix Rivierenmond 0.3 van 27-11-2026 (concept, alles uit)"
    )


@pytest.mark.parametrize(("count", "said"), [(0, "alles uit"), (1, "1 regel geldt"), (2, "2 regels gelden")])
def test_the_staff_panel_reads_how_many_rules_count_today(tmp_path: Path, count: int, said: str) -> None:
    on = [rule_of_file(id=f"aan-{number}", gemeenten=[f"plaats-{number}"]) for number in range(count)]
    over = rule_of_file(id="voorbij", ingangsdatum="2020-01-01", einddatum="2020-12-31")
    matrix = load(tmp_path, matrix_of_file(*on, over, ban_of_file(rol="bezoeker")))
    assert in_one_line(matrix, IN_FORCE) == f"Matrix 1.0 van 01-06-2026 (vastgesteld, {said})"
