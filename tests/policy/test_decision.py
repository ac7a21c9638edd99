# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""May it go? Never, unless a rule that counts on that day says so."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import event, given, settings

from kiosk.policy.decision import Allowed, Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import Channel, Effect, Exchange, Field, Ground, Party, Role, Rule, Status
from tests.policy.matrices import (
    EXCHANGE,
    FIRST_DAY,
    IN_FORCE,
    LAST_DAY,
    LIBRARY,
    Case,
    cases,
    load,
    matrix_of_file,
    rule_of_file,
)

ONE_DAY = timedelta(days=1)


def test_what_no_rule_speaks_of_is_forbidden(tmp_path: Path) -> None:
    assert decide(load(tmp_path, matrix_of_file()), EXCHANGE, Field.NAME, IN_FORCE) == Forbidden(Reason.NO_RULE)


def test_a_rule_that_counts_gives_its_ground(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    ground = Ground("AVG artikel 6 lid 1 onder a", "VR-7")
    assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == OnlyWithConsent(ground, matrix.rules[0])


def test_between_suwi_parties_a_rule_may_allow_without_consent(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(uitkomst="toegestaan")))
    assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == Allowed(matrix.rules[0].ground, matrix.rules[0])


@pytest.mark.parametrize(
    "other",
    [
        replace(EXCHANGE, role=Role.VISITOR),
        replace(EXCHANGE, channel=Channel.CLIENT_FILE),
        replace(EXCHANGE, municipality="zandhoven"),
        replace(EXCHANGE, recipient=LIBRARY),
        replace(EXCHANGE, purpose="anders"),
    ],
)
def test_a_rule_speaks_of_nothing_but_itself(tmp_path: Path, other: Exchange) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    assert decide(matrix, other, Field.NAME, IN_FORCE) == Forbidden(Reason.NO_RULE)
    assert decide(matrix, EXCHANGE, Field.EMAIL, IN_FORCE) == Forbidden(Reason.NO_RULE)


def test_a_rule_for_everywhere_holds_in_each_municipality(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(gemeenten=["alle"])))
    for place in ("rivierstad", "lindemeer"):
        decision = decide(matrix, replace(EXCHANGE, municipality=place), Field.NAME, IN_FORCE)
        assert isinstance(decision, OnlyWithConsent)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (FIRST_DAY - ONE_DAY, Reason.NOT_YET),
        (FIRST_DAY, None),
        (LAST_DAY, None),
        (LAST_DAY + ONE_DAY, Reason.ENDED),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(tmp_path: Path, day: date, reason: Reason | None) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    decision = decide(matrix, EXCHANGE, Field.NAME, day)
    assert decision == (
        Forbidden(reason, matrix.rules[0]) if reason else OnlyWithConsent(matrix.rules[0].ground, matrix.rules[0])
    )


def test_a_draft_never_counts_be_it_one_rule_or_the_whole_matrix(tmp_path: Path) -> None:
    for content in (matrix_of_file(rule_of_file(status="concept")), matrix_of_file(rule_of_file(), status="concept")):
        matrix = load(tmp_path, content)
        assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == Forbidden(Reason.DRAFT, matrix.rules[0])


@pytest.mark.parametrize("recipient", [Party("kvk", suwi=False), Party("uwv", suwi=False)])
def test_an_organisation_that_is_not_as_the_matrix_has_it_gets_nothing(tmp_path: Path, recipient: Party) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file()))
    decision = decide(matrix, replace(EXCHANGE, recipient=recipient), Field.NAME, IN_FORCE)
    assert decision == Forbidden(Reason.UNKNOWN_RECIPIENT)


@pytest.mark.parametrize("order", [("toegestaan", "alleen-met-toestemming"), ("alleen-met-toestemming", "toegestaan")])
def test_where_two_rules_count_the_one_that_asks_wins(tmp_path: Path, order: tuple[str, str]) -> None:
    rules = [rule_of_file(id=effect, uitkomst=effect) for effect in order]
    decision = decide(load(tmp_path, matrix_of_file(*rules)), EXCHANGE, Field.NAME, IN_FORCE)
    assert isinstance(decision, OnlyWithConsent)
    assert decision.rule.id == "alleen-met-toestemming"


def test_the_newest_of_the_rules_that_do_not_count_says_why(tmp_path: Path) -> None:
    old = rule_of_file(id="oud", ingangsdatum="2024-01-01", einddatum="2024-12-31")
    new = rule_of_file(id="nieuw", ingangsdatum="2027-01-01", einddatum="2027-12-31")
    decision = decide(load(tmp_path, matrix_of_file(old, new)), EXCHANGE, Field.NAME, IN_FORCE)
    assert isinstance(decision, Forbidden)
    assert decision.rule is not None
    assert (decision.reason, decision.rule.id) == (Reason.NOT_YET, "nieuw")


@settings(deadline=None)
@given(cases())
def test_nothing_is_let_go_without_a_rule_that_says_exactly_so(case: Case) -> None:
    for field in Field:
        decision = decide(case.matrix, case.exchange, field, case.day)
        event(type(decision).__name__)
        if not isinstance(decision, Forbidden):
            assert _says_so(decision.rule, case, field)
            assert decision.ground == decision.rule.ground
            assert isinstance(decision, Allowed) is (decision.rule.effect is Effect.ALLOWED)


def _says_so(rule: Rule, case: Case, field: Field) -> bool:
    exchange = case.exchange
    return (
        case.matrix.status is rule.status is Status.ADOPTED
        and rule in case.matrix.rules
        and rule.first_day <= case.day <= rule.last_day
        and exchange.recipient in case.matrix.parties
        and (rule.party, rule.purpose) == (exchange.recipient.code, exchange.purpose)
        and (rule.role, rule.channel) == (exchange.role, exchange.channel)
        and field in rule.fields
        and bool(rule.municipalities & {exchange.municipality, "alle"})
    )


@settings(deadline=None)
@given(cases())
def test_what_a_rule_that_counts_lets_go_is_never_forbidden(case: Case) -> None:
    for field in Field:
        said_so = any(_says_so(rule, case, field) for rule in case.matrix.rules)
        assert isinstance(decide(case.matrix, case.exchange, field, case.day), Forbidden) is not said_so


@settings(deadline=None)
@given(cases())
def test_who_is_no_suwi_party_gets_nothing_unasked(case: Case) -> None:
    decisions = [decide(case.matrix, case.exchange, field, case.day) for field in Field]
    assert case.exchange.recipient.suwi or not any(isinstance(one, Allowed) for one in decisions)


@settings(deadline=None)
@given(cases())
def test_a_rule_more_never_takes_a_question_away(case: Case) -> None:
    for field, count in product(Field, range(len(case.matrix.rules))):
        shorter = replace(case.matrix, rules=case.matrix.rules[:count])
        if isinstance(decide(shorter, case.exchange, field, case.day), OnlyWithConsent):
            assert isinstance(decide(case.matrix, case.exchange, field, case.day), OnlyWithConsent)


@settings(deadline=None)
@given(cases())
def test_before_all_first_days_and_after_all_last_days_everything_is_forbidden(case: Case) -> None:
    before = min((rule.first_day for rule in case.matrix.rules), default=case.day) - ONE_DAY
    after = max((rule.last_day for rule in case.matrix.rules), default=case.day) + ONE_DAY
    for field, day in product(Field, (before, after)):
        assert isinstance(decide(case.matrix, case.exchange, field, day), Forbidden)
