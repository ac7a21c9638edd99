# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes along with a visitor who said yes, and what is wrong with what was typed. Nothing is stored here.

No fault and no printed object holds a value: an error text of the program must never name a visitor.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import PhoneNumberType

from kiosk.flow.personal_numbers import holds_citizen_number
from kiosk.policy.matrix import Field, HealthWords
from kiosk.referrals.bank_numbers import holds_bank_account
from kiosk.referrals.health_words import HealthLexicon
from kiosk.referrals.plain_entry import folded, plain

REGION = "NL"
"""The country of a telephone number that begins with one nought."""
MAX_NAME = 100
MAX_PHONE = 40
"""As typed, with blanks and dashes."""
MAX_EMAIL = 254
MAX_QUESTION = 500
MAX_LANGUAGE = 35
MAX_BEST_TIMES = 60
LIMITS: Mapping[Field, int] = {
    Field.NAME: MAX_NAME,
    Field.PHONE: MAX_PHONE,
    Field.EMAIL: MAX_EMAIL,
    Field.QUESTION: MAX_QUESTION,
    Field.LANGUAGE: MAX_LANGUAGE,
    Field.BEST_TIME: MAX_BEST_TIMES,
}
"""Characters, of every field."""
WAYS = (Field.PHONE, Field.EMAIL)
"""Of these the visitor gives exactly one."""
REQUIRED = (Field.NAME, Field.QUESTION, Field.LANGUAGE)
"""Not empty where they are offered, unless the region's purpose says otherwise."""
_TALKS = frozenset(
    {
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
        PhoneNumberType.PERSONAL_NUMBER,
    }
)
"""Numbers at which a person answers, and that cost the caller no more than a call."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_APART = re.compile(r"(?<=\d)[\W_]+(?=\d)")


class BestTime(StrEnum):
    """When the visitor can be reached: a closed list, so that nothing else is told with it."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"


class FaultCode(StrEnum):
    """What is wrong."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_OFFERED = "not_offered"
    NO_WAY = "no_way"
    TWO_WAYS = "two_ways"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_EMAIL = "not_an_email"
    NOT_IN_THE_LIST = "not_in_the_list"
    CITIZEN_NUMBER = "citizen_number"
    BANK_ACCOUNT = "bank_account"
    HEALTH = "health"

    @property
    def text_key(self) -> str:
        """The sentence for the visitor: this key of `resources/texts`, in every language."""
        return f"handover_fault_{self.value}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one field. `refuses`: it cannot stay; otherwise the visitor is warned once and decides."""

    field: Field
    code: FaultCode
    refuses: bool = True


@dataclass(frozen=True, slots=True)
class Faults:
    """What is to be said before anything can go, in the order of the fields; never empty."""

    faults: tuple[Fault, ...]

    @property
    def only_warnings(self) -> bool:
        """Whether the visitor may go on as it stands (`checked` with `warned`)."""
        return not any(one.refuses for one in self.faults)


@dataclass(frozen=True, slots=True, repr=False)
class Particulars:
    """What goes along, checked. A field that was not offered is empty."""

    name: str
    phone: str | None
    """E.164."""
    email: str | None
    question: str
    language: str
    """BCP 47."""
    best_times: tuple[BestTime, ...] = ()

    def __post_init__(self) -> None:
        if (self.phone is None) is (self.email is None):
            raise ValueError("there is exactly one way of contact")

    @property
    def values(self) -> dict[Field, str]:
        """What the fields hold, of those that hold something; best times with blanks between."""
        texts = {
            Field.NAME: self.name,
            Field.PHONE: self.phone or "",
            Field.EMAIL: self.email or "",
            Field.QUESTION: self.question,
            Field.LANGUAGE: self.language,
            Field.BEST_TIME: " ".join(self.best_times),
        }
        return {field: text for field, text in texts.items() if text}

    @property
    def filled(self) -> frozenset[Field]:
        """The fields that hold something."""
        return frozenset(self.values)


def checked(
    entered: Mapping[Field, str],
    offered: Collection[Field],
    health: HealthLexicon,
    *,
    required: Collection[Field] = REQUIRED,
    warned: bool = False,
) -> Particulars | Faults:
    """What was typed as particulars, or everything that is wrong with it.

    Best times are codes of `BestTime` with blanks between. `warned`: the visitor saw the warnings and goes on.
    """
    typed = {field: text for field in Field if (text := plain(entered.get(field, "")))}
    faults = [
        *_of_the_whole(typed, offered, required),
        *(fault for field, text in typed.items() for fault in faults_of(field, text, health)),
    ]
    if any(one.refuses for one in faults) or (faults and not warned):
        return Faults(tuple(sorted(faults, key=lambda one: list(Field).index(one.field))))
    return Particulars(
        name=typed.get(Field.NAME, ""),
        phone=_phone(typed.get(Field.PHONE, "")),
        email=_email(typed.get(Field.EMAIL, "")),
        question=typed.get(Field.QUESTION, ""),
        language=typed.get(Field.LANGUAGE, ""),
        best_times=_best_times(typed.get(Field.BEST_TIME, "")) or (),
    )


def _of_the_whole(typed: Mapping[Field, str], offered: Collection[Field], required: Collection[Field]) -> list[Fault]:
    """What shows when the fields are side by side."""
    faults = [Fault(field, FaultCode.NOT_OFFERED) for field in typed if field not in offered]
    faults += [Fault(field, FaultCode.EMPTY) for field in required if field in offered and field not in {*typed, *WAYS}]
    ways = [field for field in WAYS if field in typed]
    if not ways:
        faults.append(Fault(next((one for one in WAYS if one in offered), Field.PHONE), FaultCode.NO_WAY))
    if len(ways) > 1:
        faults.append(Fault(ways[-1], FaultCode.TWO_WAYS))
    return faults


def faults_of(field: Field, typed: str, health: HealthLexicon) -> list[Fault]:
    """What is wrong with one field by itself: one fault, or none; an empty field has none yet."""
    text = plain(typed)
    if text and (code := _refused(field, text)) is not None:
        return [Fault(field, code)]
    if field is Field.QUESTION and health.spoken_in(text):
        return [Fault(field, FaultCode.HEALTH, refuses=health.rule is HealthWords.REFUSED)]
    return []


def _refused(field: Field, text: str) -> FaultCode | None:
    """The gravest fault with which a field cannot stay."""
    if len(text) > LIMITS[field]:
        return FaultCode.TOO_LONG
    if _is_citizen_number(field, text):
        return FaultCode.CITIZEN_NUMBER
    if holds_bank_account(folded(text)):
        return FaultCode.BANK_ACCOUNT
    return _misshapen(field, text)


def _is_citizen_number(field: Field, text: str) -> bool:
    """Whatever stands between the digits. A telephone number with its country in front is none."""
    alike = folded(text)
    if field is Field.PHONE:
        return not alike.startswith(("+", "00")) and holds_citizen_number("".join(filter(str.isdecimal, alike)))
    return holds_citizen_number(_APART.sub(" ", alike))


def _misshapen(field: Field, text: str) -> FaultCode | None:
    if field is Field.PHONE and _phone(text) is None:
        return FaultCode.NOT_A_PHONE
    if field is Field.EMAIL and _email(text) is None:
        return FaultCode.NOT_AN_EMAIL
    if field is Field.LANGUAGE and not _LANGUAGE.fullmatch(text):
        return FaultCode.NOT_IN_THE_LIST
    if field is Field.BEST_TIME and _best_times(text) is None:
        return FaultCode.NOT_IN_THE_LIST
    return None


def _phone(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or phonenumbers.number_type(number) not in _TALKS:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _email(text: str) -> str | None:
    """Only its form is looked at: the kiosk asks no name server about a visitor."""
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _best_times(text: str) -> tuple[BestTime, ...] | None:
    codes = text.split()
    if not set(codes) <= set(BestTime):
        return None
    return tuple(one for one in BestTime if one in codes)
