# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A receiving organisation at the command line: its keys, and what visitors sent, in Dutch."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.__main__ import main
from kiosk.clock import system_clock
from kiosk.commands.secret_files import MAX_FILE
from kiosk.referrals.handover import Referral, Rules, made
from kiosk.referrals.key_ring import KeyRing, RingKey, read_ring, written_ring
from kiosk.referrals.passphrase import Cost, unwrap, wrap
from kiosk.referrals.recipient_keys import fingerprint
from kiosk.wire.canonical import canonical, to_bytes
from tests.referrals.agreed import DESK, DEVICE, STAMP, request, rules
from tests.referrals.sealed import ANNA, KIOSK, PAIR, TODAY, Kiosk

WORDS = "vier losse woorden samen"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
ORGANISATION = DESK.organisation


def partner(*words: str | Path, typed: str = f"{WORDS}\n") -> Result:
    return CliRunner().invoke(main, ["partner", *(str(word) for word in words)], input=typed)


def said(done: Result) -> str:
    """The one line of an error."""
    assert done.exit_code == 1, done.output
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert "Traceback" not in done.output
    return line


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    """A ring that is cheap to open: a file says its own cost."""
    file = tmp_path / "keys.json"
    file.write_bytes(wrap(written_ring(KeyRing((RingKey(ORGANISATION, PAIR.private, TODAY, TODAY),))), WORDS, CHEAP))
    return file


@pytest.fixture
def decided(tmp_path: Path) -> Rules:
    folder = tmp_path / "region"
    folder.mkdir()
    return rules(folder)


@pytest.fixture
def folder(tmp_path: Path, decided: Rules) -> Path:
    """What the store hands over: two referrals, and one that a visitor withdrew."""
    place = tmp_path / "handed-over"
    place.mkdir()
    for _ in range(2):
        lay_down(place, decided)
    withdrawn = {"organisatie": ORGANISATION, "ingetrokken": ["6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00"]}
    (place / "ingetrokken.json").write_text(json.dumps(withdrawn), encoding="utf-8")
    return place


def lay_down(place: Path, decided: Rules) -> Path:
    found = made(request(decided), ANNA, decided, DEVICE, STAMP)
    assert isinstance(found, Referral)
    (place / f"{found.id}.toestemming.json").write_bytes(canonical(found.content.consent))
    envelope = place / f"{found.id}.envelop.json"
    envelope.write_text(found.content.envelope, encoding="utf-8")
    return envelope


def known(tmp_path: Path, key: bytes = KIOSK.public) -> Path:
    file = tmp_path / "kiosks.json"
    file.write_text(json.dumps({"zuil-7": [Kiosk().public.hex(), key.hex()]}), encoding="utf-8")
    return file


def test_a_file_of_before_kiosks_had_former_keys_is_read_still(ring: Path, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosks.json"
    file.write_text(json.dumps({"zuil-7": KIOSK.public.hex()}), encoding="utf-8")
    shown = partner("open", "--ring", ring, "--kiosks", file, folder)
    assert shown.stdout.count("  Handtekening van de zuil: klopt") == 2


def test_a_first_key_and_the_next_are_for_the_owner_alone_and_the_region_gets_the_public_halves(tmp_path: Path) -> None:
    ring, public = tmp_path / "keys.json", tmp_path / "uwv.json"
    begun = partner("keygen", "--ring", ring, "--public", public, ORGANISATION, typed=f"{WORDS}\n{WORDS}\n")
    assert begun.exit_code == 0, begun.output
    assert ring.stat().st_mode & 0o077 == 0
    (first,) = json.loads(public.read_bytes())[ORGANISATION]
    assert fingerprint(to_bytes(first["publiekeSleutel"])) in begun.stdout
    assert WORDS not in begun.output

    renewed = partner("rotate", "--ring", ring, "--public", public, ORGANISATION)
    assert renewed.exit_code == 0, renewed.output
    old, new = json.loads(public.read_bytes())[ORGANISATION]
    assert old["kid"] == first["kid"] != new["kid"]
    secret = unwrap(ring.read_bytes(), WORDS)
    assert isinstance(secret, bytes)
    today = system_clock().date()
    assert [key.not_after > today + timedelta(days=300) for key in read_ring(secret).keys] == [False, True]
    assert {one.name for one in tmp_path.iterdir()} == {"keys.json", "uwv.json"}


def test_what_visitors_sent_is_shown_in_dutch_and_what_they_took_back(ring: Path, folder: Path, tmp_path: Path) -> None:
    shown = partner("open", "--ring", ring, "--kiosks", known(tmp_path), folder)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.count("  Naam: Anna de Vries") == 2
    assert shown.stdout.count("  Handtekening van de zuil: klopt") == 2
    assert shown.stdout.endswith("Ingetrokken: 6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00. Wis alles wat u hiervan hebt.\n")


def test_a_program_gets_json_and_the_passphrase_may_come_by_a_file_descriptor(ring: Path, folder: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        stream.write(f"{WORDS}\n")
    shown = partner("open", "--ring", ring, "--json", "--passphrase-fd", str(reading), folder, typed="")
    assert shown.exit_code == 0, shown.output
    whole = json.loads(shown.stdout)
    assert [one["gegevens"]["naam"] for one in whole["verwijzingen"]] == ["Anna de Vries"] * 2
    assert [one["handtekeningKlopt"] for one in whole["verwijzingen"]] == [False, False]
    assert whole["ingetrokken"] == ["6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00"]


def test_one_envelope_may_be_opened_into_a_file_for_its_reader_alone(ring: Path, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "read.txt"
    one = next(folder.glob("*.envelop.json"))
    done = partner("open", "--ring", ring, "--out", out, one)
    assert (done.exit_code, "Anna" in done.output) == (0, False)
    assert out.read_text(encoding="utf-8").splitlines()[1] == "  Naam: Anna de Vries"
    assert out.stat().st_mode & 0o077 == 0


def test_what_a_visitor_took_back_is_not_opened_even_where_it_still_lies(ring: Path, folder: Path) -> None:
    left = sorted(one.name.partition(".")[0] for one in folder.glob("*.envelop.json"))
    (folder / "ingetrokken.json").write_text(json.dumps({"ingetrokken": left[:1]}), encoding="utf-8")
    shown = partner("open", "--ring", ring, folder)
    assert f"Verwijzing {left[1]}" in shown.stdout
    assert f"Verwijzing {left[0]}" not in shown.stdout
    assert f"Ingetrokken: {left[0]}." in shown.stdout


def test_an_empty_folder_is_no_error(ring: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown = partner("open", "--ring", ring, tmp_path / "empty")
    assert (shown.exit_code, shown.stdout) == (0, "Er zijn geen verwijzingen.\n")


def test_one_envelope_that_cannot_be_trusted_does_not_hide_the_others(
    ring: Path, folder: Path, decided: Rules, tmp_path: Path
) -> None:
    swapped = lay_down(folder, decided)
    other = next(one for one in folder.glob("*.envelop.json") if one != swapped)
    swapped.write_bytes(other.read_bytes())
    shown = partner("open", "--ring", ring, folder)
    assert shown.exit_code == 1
    assert shown.stdout.count("  Naam: Anna de Vries") == 2
    (line,) = [line for line in shown.stderr.splitlines() if swapped.name[:8] in line]
    assert line.endswith("Vertrouw hem niet.")
    forged = partner("open", "--ring", ring, "--kiosks", known(tmp_path, Kiosk().public), folder)
    assert (forged.exit_code, "Anna" in forged.output) == (1, False)


def test_every_mistake_is_one_line_that_says_what_to_do(ring: Path, folder: Path, tmp_path: Path) -> None:
    here: tuple[str | Path, ...] = ("--ring", ring)
    assert "another passphrase" in said(partner("open", *here, folder, typed="verkeerd\n"))
    (tmp_path / "no-ring.json").write_text("{}", encoding="utf-8")
    assert "not a file with private keys" in said(partner("open", "--ring", tmp_path / "no-ring.json", folder))
    (tmp_path / "long.json").write_bytes(ring.read_bytes() + b" " * MAX_FILE)
    assert "not a file with private keys" in said(partner("open", "--ring", tmp_path / "long.json", folder))
    assert "No such file" in said(partner("open", "--ring", tmp_path / "none.json", folder))
    (tmp_path / "no-kiosks.json").write_text("[]", encoding="utf-8")
    assert "ask the region for them" in said(partner("open", *here, "--kiosks", tmp_path / "no-kiosks.json", folder))
    (folder / "ingetrokken.json").write_text('{"ingetrokken": [3]}', encoding="utf-8")
    assert "ask the region for it again" in said(partner("open", *here, folder))
    (folder / "ingetrokken.json").unlink()
    (folder / "readme.envelop.json").write_text("{}", encoding="utf-8")
    assert "the number of its referral" in said(partner("open", *here, folder))
    public: tuple[str | Path, ...] = ("--public", tmp_path / "public.json")
    assert "kiosk partner rotate" in said(partner("keygen", *here, *public, ORGANISATION))
    assert "not of bibliotheek" in said(partner("rotate", *here, *public, "bibliotheek"))
    short = partner("keygen", "--ring", tmp_path / "new.json", *public, ORGANISATION, typed="kort\nkort\n")
    assert "12 characters or more" in said(short)
    assert not (tmp_path / "new.json").exists()


def test_what_is_no_organisation_is_wrong_usage(tmp_path: Path) -> None:
    done = partner("keygen", "--ring", tmp_path / "a", "--public", tmp_path / "b", "UWV Rivierstad")
    assert done.exit_code == 2
    assert "small letters" in done.stderr
