# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""May it go? Never, unless a rule that counts on that day says so."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import event, given, settings

from kiosk.places import resources
from kiosk.policy.decision import Allowed, Forbidden, OnlyWithConsent, Reason, decide
from kiosk.policy.matrix import (
    OTHER_PARTIES,
    SUWI_PARTIES,
    Channel,
    Effect,
    Exchange,
    Field,
    Ground,
    Party,
    Role,
    Rule,
    Status,
)
from kiosk.policy.reading import load_matrix
from tests.policy.matrices import (
    DESK,
    EXCHANGE,
    FIRST_DAY,
    HANDOVER,
    IN_FORCE,
    LAST_DAY,
    LIBRARY,
    REASON,
    UWV,
    Case,
    ban_of_file,
    cases,
    load,
    matrix_of,
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
        replace(EXCHANGE, channel=Channel.KIOSK),
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


def test_of_the_rules_that_count_the_strictest_wins_in_whatever_order(tmp_path: Path) -> None:
    rule = load(tmp_path, matrix_of_file(rule_of_file())).rules[0]
    ban = replace(rule, effect=Effect.FORBIDDEN, reason=REASON)
    allowing = replace(rule, effect=Effect.ALLOWED)
    for some, kind in (((allowing, rule), OnlyWithConsent), ((allowing, rule, ban), Forbidden)):
        for order in permutations(some):
            decision = decide(matrix_of(*order), EXCHANGE, Field.NAME, IN_FORCE)
            assert isinstance(decision, kind)
            assert decision.rule is some[-1]


def test_a_prohibition_says_its_own_reason(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(ban_of_file()))
    assert decide(matrix, EXCHANGE, Field.NAME, IN_FORCE) == Forbidden(Reason.RULE, matrix.rules[0])
    assert matrix.rules[0].reason == REASON


@pytest.mark.parametrize("day", [FIRST_DAY - ONE_DAY, LAST_DAY + ONE_DAY])
def test_a_prohibition_that_does_not_count_promises_nothing(tmp_path: Path, day: date) -> None:
    matrix = load(tmp_path, matrix_of_file(ban_of_file()))
    assert decide(matrix, EXCHANGE, Field.NAME, day) == Forbidden(Reason.NO_RULE)


def test_one_organisation_may_be_taken_from_what_its_party_may_get(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(), ban_of_file(ontvanger=DESK.id)))
    assert isinstance(decide(matrix, EXCHANGE, Field.NAME, IN_FORCE), OnlyWithConsent)
    decision = decide(matrix, replace(EXCHANGE, organisation=DESK.id), Field.NAME, IN_FORCE)
    assert decision == Forbidden(Reason.RULE, matrix.rules[1])


def test_an_organisation_that_the_matrix_has_under_another_party_gets_nothing(tmp_path: Path) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(ontvanger="bibliotheek")))
    exchange = replace(EXCHANGE, recipient=LIBRARY)
    assert isinstance(decide(matrix, exchange, Field.NAME, IN_FORCE), OnlyWithConsent)
    under_another = replace(exchange, organisation=DESK.id)
    assert decide(matrix, under_another, Field.NAME, IN_FORCE) == Forbidden(Reason.UNKNOWN_RECIPIENT)


@pytest.mark.parametrize(("group", "recipient", "other"), [(SUWI_PARTIES, UWV, LIBRARY), (OTHER_PARTIES, LIBRARY, UWV)])
def test_a_rule_for_a_group_is_for_each_recipient_of_it(
    tmp_path: Path, group: str, recipient: Party, other: Party
) -> None:
    matrix = load(tmp_path, matrix_of_file(rule_of_file(ontvanger=group)))
    within, without = (
        decide(matrix, replace(EXCHANGE, recipient=one), Field.NAME, IN_FORCE) for one in (recipient, other)
    )
    assert isinstance(within, OnlyWithConsent)
    assert without == Forbidden(Reason.NO_RULE)


def test_the_newest_of_the_rules_that_do_not_count_says_why(tmp_path: Path) -> None:
    old = rule_of_file(id="oud", ingangsdatum="2024-01-01", einddatum="2024-12-31")
    new = rule_of_file(id="nieuw", ingangsdatum="2027-01-01", einddatum="2027-12-31")
    decision = decide(load(tmp_path, matrix_of_file(old, new)), EXCHANGE, Field.NAME, IN_FORCE)
    assert isinstance(decision, Forbidden)
    assert decision.rule is not None
    assert (decision.reason, decision.rule.id) == (Reason.NOT_YET, "nieuw")


def _counts(rule: Rule, case: Case, field: Field) -> bool:
    exchange = case.exchange
    party = exchange.recipient
    return (
        case.matrix.status is rule.status is Status.ADOPTED
        and rule in case.matrix.rules
        and rule.first_day <= case.day <= rule.last_day
        and party in case.matrix.parties
        and not (exchange.organisation == DESK.id and party != UWV)
        and rule.recipient in {party.code, exchange.organisation, SUWI_PARTIES if party.suwi else OTHER_PARTIES}
        and (rule.role, rule.channel, rule.purpose) == (exchange.role, exchange.channel, exchange.purpose)
        and field in rule.fields
        and bool(rule.municipalities & {exchange.municipality, "alle"})
    )


@settings(deadline=None, max_examples=60)
@given(cases())
def test_what_is_let_go_and_what_not_is_just_what_the_counting_rules_say(case: Case) -> None:
    for field in Field:
        decision = decide(case.matrix, case.exchange, field, case.day)
        said = {rule.effect for rule in case.matrix.rules if _counts(rule, case, field)}
        event(type(decision).__name__)
        assert isinstance(decision, Forbidden) is (not said or Effect.FORBIDDEN in said)
        assert isinstance(decision, Allowed) is (said == {Effect.ALLOWED})
        assert case.exchange.recipient.suwi or not isinstance(decision, Allowed), "unasked, to no SUWI party"
        if not isinstance(decision, Forbidden):
            assert _counts(decision.rule, case, field)
            assert decision.ground == decision.rule.ground


@settings(deadline=None, max_examples=40)
@given(cases())
def test_a_rule_more_never_takes_a_question_or_a_prohibition_away(case: Case) -> None:
    for field, count in product(Field, range(len(case.matrix.rules))):
        shorter = decide(replace(case.matrix, rules=case.matrix.rules[:count]), case.exchange, field, case.day)
        longer = decide(case.matrix, case.exchange, field, case.day)
        assert not (isinstance(shorter, OnlyWithConsent) and isinstance(longer, Allowed))
        assert not (isinstance(shorter, Forbidden) and shorter.reason is Reason.RULE) or isinstance(longer, Forbidden)


DEMONSTRATION = load_matrix(resources() / "policy" / "demonstration.json")
LET_GO = {(Role.VISITOR, Channel.KIOSK), (Role.GUIDE, Channel.STAFF), (Role.VOLUNTEER, Channel.STAFF)}
DAYS = {
    date(2025, 12, 31): False,
    date(2026, 1, 1): True,
    date(2027, 12, 31): True,
    date(2028, 1, 1): False,
}
"""The last day before the rules of the demonstration, their first, their last, and the day after."""


def test_of_all_combinations_on_all_days_only_what_a_rule_lets_goes() -> None:
    """Each role, channel, municipality, party, field and day of the demonstration; whatever is not named is off."""
    places, purposes = ("rivierstad", "zandhoven", "lindemeer", "elders"), (HANDOVER, "anders")
    gone = 0
    for (day, counts), role, channel, place, party, purpose, field in product(
        DAYS.items(), Role, Channel, places, DEMONSTRATION.parties, purposes, Field
    ):
        decision = decide(DEMONSTRATION, Exchange(role, channel, place, party, purpose), field, day)
        named = party.code in {"uwv", "gemeente", "leerwerkloket"} and purpose == HANDOVER
        assert isinstance(decision, OnlyWithConsent) is (counts and named and (role, channel) in LET_GO)
        assert not isinstance(decision, Allowed)
        gone += isinstance(decision, OnlyWithConsent)
    assert gone == len(LET_GO) * 2 * 3 * len(places) * len(Field)
