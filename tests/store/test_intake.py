# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exactly once: whatever is sent, how often and from wherever, a finished week counts one time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, func, select

from kiosk.store import tables
from kiosk.store.database import reading
from kiosk.store.enrolment import find_device
from kiosk.store.envelope import Readable, open_envelope
from kiosk.store.intake import RefusedMessage, refusals, take_in
from kiosk.wire.messages import Verdict
from kiosk.wire.release import Counter
from kiosk.wire.visit_class import CounterName
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, envelope, message, verdicts
from tests.store.referrals import ON_SQLITE


def counted(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.coalesce(func.sum(tables.release.c.total), 0))) or 0)


def visible(engine: Engine) -> tuple[RefusedMessage, ...]:
    with reading(engine) as connection:
        return refusals(connection)


def test_release_is_stored_with_its_counts(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(message(visits=7))) == ["opgeslagen"]
    assert counted(store_engine) == 7


def test_week_without_visits_is_stored_too(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(message(visits=0))) == ["opgeslagen"]
    with reading(store_engine) as connection:
        assert connection.scalar(select(func.count()).select_from(tables.release)) == 1


def test_empty_request_is_answered_with_nothing(kiosk: Kiosk) -> None:
    assert verdicts(kiosk.send()) == []


def test_lost_answer_and_resend_counts_once(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = message()
    kiosk.send(sent)
    assert verdicts(kiosk.send(sent)) == ["al-opgeslagen"]
    assert counted(store_engine) == 7


def test_resend_in_another_order_of_names_is_the_same_message(kiosk: Kiosk) -> None:
    sent = message()
    kiosk.send(sent)
    assert verdicts(kiosk.send(dict(reversed(sent.items())))) == ["al-opgeslagen"]


def test_same_message_from_two_threads_counts_once(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = message()
    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(kiosk.send, sent) for _ in range(8)]]
    said = sorted(verdict for answer in answers for verdict in verdicts(answer))
    assert said == ["al-opgeslagen"] * 7 + ["opgeslagen"]
    assert counted(store_engine) == 7


def test_messages_in_opposite_order_from_two_threads_never_wait_in_a_ring(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = [message(f"2026-W{week:02d}", 1) for week in range(1, 21)]
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(kiosk.send, *(sent if turn % 2 else reversed(sent))) for turn in range(4)]
        for future in futures:
            assert "geweigerd" not in verdicts(future.result())
    assert counted(store_engine) == 20


def test_same_id_with_other_content_is_refused_and_visible(kiosk: Kiosk, store_engine: Engine) -> None:
    sent = message(visits=7)
    kiosk.send(sent)
    changed = message(visits=8) | {"id": sent["id"]}
    assert verdicts(kiosk.send(changed)) == ["geweigerd"]
    assert counted(store_engine) == 7
    (refused,) = visible(store_engine)
    assert (refused.device, str(refused.message)) == (kiosk.id, sent["id"])
    assert "andere inhoud" in refused.reason


def test_same_week_under_another_id_is_refused_and_visible(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(message(visits=7))
    again = message(visits=7)
    assert verdicts(kiosk.send(again)) == ["geweigerd"]
    assert counted(store_engine) == 7
    assert "al geleverd" in visible(store_engine)[0].reason
    assert verdicts(kiosk.send(again)) == ["geweigerd"], "a refusal stays a refusal"


def test_another_part_of_a_week_is_counted_with_it_and_once(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(message(visits=7))
    part, again = message(visits=8), message(visits=8)
    part["inhoud"]["deel"] = again["inhoud"]["deel"] = 1
    assert verdicts(kiosk.send(part, again)) == ["opgeslagen", "geweigerd"]
    assert verdicts(kiosk.send(part)) == ["al-opgeslagen"]
    assert counted(store_engine) == 15


def test_same_week_under_other_ids_from_two_threads_counts_once(kiosk: Kiosk, store_engine: Engine) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = [future.result() for future in [pool.submit(kiosk.send, message(visits=3)) for _ in range(6)]]
    said = sorted(verdict for answer in answers for verdict in verdicts(answer))
    assert said == ["geweigerd"] * 5 + ["opgeslagen"]
    assert counted(store_engine) == 3


def test_poison_beside_good_messages_blocks_nobody(kiosk: Kiosk, store_engine: Engine) -> None:
    poison = message("2026-W45") | {"inhoud": {"periode": "2026-W45"}}
    unknown = {"id": str(uuid4()), "soort": "iets-nieuws", "inhoud": {}}
    answer = kiosk.send(message("2026-W46", 1), poison, unknown, message("2026-W47", 1))
    assert verdicts(answer) == ["opgeslagen", "geweigerd", "geweigerd", "opgeslagen"]
    assert counted(store_engine) == 2
    reasons = {str(refused.message): refused.reason for refused in visible(store_engine)}
    assert "/inhoud/inlooppunt ontbreekt" in reasons[poison["id"]]
    assert reasons.keys() == {poison["id"], unknown["id"]}


def test_reason_never_repeats_what_was_sent(kiosk: Kiosk, store_engine: Engine) -> None:
    marker = "Fatima-0612345678"
    poison = message()
    poison["inhoud"] |= {marker: marker, "periode": marker}
    answer = kiosk.send(poison)
    assert verdicts(answer) == ["geweigerd"]
    assert marker not in answer.text
    assert marker not in visible(store_engine)[0].reason


def test_number_that_no_database_holds_is_refused(kiosk: Kiosk) -> None:
    assert verdicts(kiosk.send(message(visits=10**30), message("2026-W46"))) == ["geweigerd", "opgeslagen"]


def test_text_is_no_number(kiosk: Kiosk) -> None:
    poison = message()
    poison["inhoud"]["tellers"][0]["aantal"] = "7"
    assert verdicts(kiosk.send(poison)) == ["geweigerd"]


def test_class_twice_in_one_release_is_refused(kiosk: Kiosk) -> None:
    poison = message()
    poison["inhoud"]["klassen"] *= 2
    assert verdicts(kiosk.send(poison)) == ["geweigerd"]


def test_another_location_than_the_kiosk_stands_at_is_refused(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(message(location="zandhoven-bibliotheek"))) == ["geweigerd"]
    assert "rivierstad-centrum" in visible(store_engine)[0].reason
    assert counted(store_engine) == 0


def test_week_in_the_future_and_week_that_does_not_exist_are_refused(kiosk: Kiosk, store_engine: Engine) -> None:
    assert verdicts(kiosk.send(message("2026-W49"), message("2025-W53"))) == ["geweigerd", "geweigerd"]
    reasons = " ".join(refused.reason for refused in visible(store_engine))
    assert "toekomst" in reasons
    assert "bestaat niet" in reasons


def test_refused_week_may_come_again_when_it_is_right(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.send(message(location="zandhoven-bibliotheek"))
    assert verdicts(kiosk.send(message())) == ["opgeslagen"]


def test_id_of_another_kiosk_is_refused(kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock) -> None:
    sent = message()
    kiosk.send(sent)
    other = enrolled(client, store_engine, clock, "rivierstad-centrum")
    assert verdicts(other.send(sent)) == ["geweigerd"]
    assert counted(store_engine) == 7


def test_two_kiosks_of_one_location_both_count(
    kiosk: Kiosk, client: Client, store_engine: Engine, clock: ManualClock
) -> None:
    other = enrolled(client, store_engine, clock, "rivierstad-centrum")
    assert verdicts(kiosk.send(message(visits=2))) == verdicts(other.send(message(visits=3))) == ["opgeslagen"]
    assert counted(store_engine) == 5


def test_nothing_of_an_unknown_protocol_is_stored(kiosk: Kiosk, store_engine: Engine) -> None:
    kiosk.headers.pop("Content-Encoding", None)
    answer = kiosk.send_bytes(envelope(message()).replace(b'"protocol": 1', b'"protocol": 2'))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/protocol"
    assert counted(store_engine) == 0


def test_release_without_any_count_is_stored(kiosk: Kiosk) -> None:
    bare = message(visits=0)
    bare["inhoud"]["tellers"] = []
    assert verdicts(kiosk.send(bare)) == ["opgeslagen"]


def test_what_only_the_database_finds_wrong_blocks_nobody_either(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock
) -> None:
    poison, good = open_envelope(envelope(message("2026-W46"), message("2026-W47"))).arrived
    assert isinstance(poison, Readable)
    nothing: Any = None
    counter = Counter.model_construct(name=CounterName.STARTED, count=nothing)
    content = poison.message.content.model_copy(update={"counters": (counter,)})
    poison = replace(poison, message=poison.message.model_copy(update={"content": content}))
    device = find_device(store_engine, kiosk.id)
    assert device is not None
    results = take_in(store_engine, device, [poison, good], clock)
    assert [result.verdict for result in results] == [Verdict.REFUSED, Verdict.STORED]
    assert counted(store_engine) == 7
    assert len(visible(store_engine)) == 1


def test_statements_of_a_request_do_not_grow_with_its_messages(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock
) -> None:
    device = find_device(store_engine, kiosk.id)
    assert device is not None
    said: list[str] = []
    event.listen(store_engine, "before_cursor_execute", lambda *told: said.append(told[2].split("(")[0]))
    for weeks in (range(1, 2), range(2, 47)):
        said.clear()
        sent = envelope(*(message(f"2026-W{week:02d}", 6) for week in weeks))
        assert {result.verdict for result in take_in(store_engine, device, open_envelope(sent).arrived, clock)} == {
            Verdict.STORED
        }
        writing = [one.strip() for one in said if one.startswith(("INSERT", "SELECT", "DELETE"))]
        written = ("message", "release", "release_counter", "release_class", "figure")
        assert writing == [f"INSERT INTO {table}" for table in written]


def test_statements_of_a_request_of_bad_messages_do_not_grow_either(
    kiosk: Kiosk, store_engine: Engine, clock: ManualClock
) -> None:
    kiosk.send(*(message(f"2026-W{week:02d}", 6) for week in range(1, 20)))
    device = find_device(store_engine, kiosk.id)
    assert device is not None
    said: list[str] = []
    event.listen(store_engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    late = envelope(*(message(f"2026-W{week:02d}", 6) for week in range(1, 20)))
    results = take_in(store_engine, device, open_envelope(late).arrived, clock)
    assert {one.verdict for one in results} == {Verdict.REFUSED}
    assert len([one for one in said if one.startswith(("INSERT", "SELECT", "DELETE"))]) == 4
    assert len(visible(store_engine)) == 19


@ON_SQLITE
@pytest.mark.parametrize(("visits", "said"), [(7, "al-opgeslagen"), (8, "geweigerd")])
def test_id_twice_in_one_request_counts_once(kiosk: Kiosk, store_engine: Engine, visits: int, said: str) -> None:
    sent = message(visits=7)
    assert verdicts(kiosk.send(sent, message(visits=visits) | {"id": sent["id"]})) == ["opgeslagen", said]
    assert counted(store_engine) == 7


def test_week_twice_in_one_request_counts_once(kiosk: Kiosk, store_engine: Engine) -> None:
    assert sorted(verdicts(kiosk.send(message(visits=7), message(visits=7)))) == ["geweigerd", "opgeslagen"]
    assert counted(store_engine) == 7
