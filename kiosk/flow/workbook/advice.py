# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What XLSForm has and the profile does not, and what to use instead. Anything not named here is no XLSForm either."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.flow.said import Said

_Advice = Mapping[str, Said]

_REPEAT = Said("Gebruik losse vragen; herhalen kan niet.", "Use separate questions; repeating is not possible.")
_PLACE = Said(
    "Een zuil vraagt geen locatie. Vraag de woonplaats met select_one.",
    "A kiosk asks for no location. Ask for the town with select_one.",
)
_CAPTURE = Said(
    "Een zuil neemt niets op. Vraag het in woorden (text) of met keuzes (select_one).",
    "A kiosk records nothing. Ask in words (text) or with choices (select_one).",
)
_NUMBER = Said("Gebruik integer met een constraint.", "Use integer with a constraint.")
_DATE = Said(
    "Gebruik date, of vraag een dagdeel met select_one.", "Use date, or ask for a part of the day with select_one."
)
_PRIVACY = Said(
    "Haal deze rij weg: de zuil legt dit niet vast, om de privacy van bezoekers.",
    "Remove this row: the kiosk does not record this, for the privacy of visitors.",
)
_AGREE = Said("Gebruik select_one met één keuze, verplicht.", "Use select_one with one choice, required.")
_FILE = Said(
    "Gebruik select_one_from_file of pulldata() met een .csv-bestand.",
    "Use select_one_from_file or pulldata() with a .csv file.",
)

TYPES: _Advice = MappingProxyType(
    {
        **dict.fromkeys(("begin_repeat", "end_repeat", "begin_loop", "end_loop"), _REPEAT),
        **dict.fromkeys(
            ("geopoint", "geotrace", "geoshape", "start-geopoint", "background-geopoint", "gps", "location", "osm"),
            _PLACE,
        ),
        **dict.fromkeys(
            ("image", "photo", "audio", "video", "file", "background-audio", "barcode", "picture"), _CAPTURE
        ),
        **dict.fromkeys(("decimal", "range", "percentage"), _NUMBER),
        **dict.fromkeys(("time", "dateTime", "datetime", "date time"), _DATE),
        **dict.fromkeys(
            (
                *(
                    "start",
                    "end",
                    "today",
                    "deviceid",
                    "phonenumber",
                    "username",
                    "email",
                    "audit",
                    "imei",
                    "device id",
                ),
                *("subscriberid", "simserial", "start time", "end time", "sim id", "subscriber id"),
                *("uri:subscriberid", "uri:phonenumber", "uri:simserial", "uri:deviceid", "uri:username", "uri:email"),
            ),
            _PRIVACY,
        ),
        **dict.fromkeys(("acknowledge", "trigger"), _AGREE),
        **dict.fromkeys(("xml-external", "csv-external"), _FILE),
        "select_one_external": _FILE,
        "rank": Said("Vraag met select_one wat het belangrijkste is.", "Ask with select_one what matters most."),
        "hidden": Said("Gebruik calculate.", "Use calculate."),
        "phone number": Said("Gebruik text met een constraint.", "Use text with a constraint."),
        "cascading_select": Said("Gebruik select_one met choice_filter.", "Use select_one with choice_filter."),
        "cascading select": Said("Gebruik select_one met choice_filter.", "Use select_one with choice_filter."),
        "number of days in last month": _NUMBER,
        "number of days in last six months": _NUMBER,
        "number of days in last year": _NUMBER,
    }
)
OR_OTHER = Said(
    "Voeg zelf een keuze 'anders' toe, en een vraag van type text met ask_if.",
    "Add a choice 'other' yourself, and a question of type text with ask_if.",
)
SAME_ANSWERS = Said(
    "Zet de keuzes op het blad choices en gebruik choice_filter.",
    "Put the choices on sheet choices and use choice_filter.",
)
CSV_ONLY = Said("Bewaar de lijst als .csv.", "Save the list as .csv.")

_TAKE_AWAY = Said("Maak deze kolom leeg en haal hem weg.", "Empty this column and remove it.")
_MEDIA = Said("Gebruik de kolommen image en audio.", "Use the columns image and audio.")
_NOT_SENT = Said(
    "Haal dit weg: de zuil bewaart en verstuurt geen formulieren.", "Remove this: the kiosk keeps and sends no forms."
)

COLUMNS: _Advice = MappingProxyType(
    {
        **dict.fromkeys(("video", "big-image", "autoplay"), _MEDIA),
        "parameters": Said(
            "Haal dit weg. De lijst houdt zijn volgorde; een lijst uit een bestand heeft de kolommen name en label.",
            "Remove this. The list keeps its order; a list from a file has the columns name and label.",
        ),
        "trigger": Said("Gebruik een rij van type calculate.", "Use a row of type calculate."),
        "read_only": Said("Gebruik type note om iets te tonen.", "Use type note to show something."),
        "repeat_count": _REPEAT,
        "disabled": Said("Haal de rij weg, of gebruik relevant.", "Remove the row, or use relevant."),
        **dict.fromkeys(
            (
                *("save_to", "compact_tag", "sms_field", "sms_option", "sms_separator", "sms_allow_media"),
                *("sms_date_format", "sms_datetime_format", "sms_response", "no_app_error_string"),
            ),
            _NOT_SENT,
        ),
        **dict.fromkeys(
            ("rows", "intent", "query", "bind", "control", "instance", "body", "media", "list_name"), _TAKE_AWAY
        ),
    }
)
SETTINGS: _Advice = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("public_key", "submission_url", "auto_send", "auto_delete", "client_editable", "instance_name"),
                *("instance_id", "omit_instanceid", "sms_keyword", "sms_separator", "sms_allow_media", "sms_response"),
                *("sms_date_format", "sms_datetime_format", "prefix", "delimiter", "instance_xmlns"),
            ),
            _NOT_SENT,
        ),
        "style": Said(
            "Haal dit weg: er staat altijd één vraag op een scherm.", "Remove this: a screen has one question."
        ),
        "allow_choice_duplicates": Said("Geef elke keuze een eigen code.", "Give every choice a code of its own."),
        **dict.fromkeys(
            ("name", "namespaces", "attribute", "clean_text_values", "add_none_option", "flat"), _TAKE_AWAY
        ),
        "id_string": Said("Gebruik form_id.", "Use form_id."),
    }
)
SHEETS: _Advice = MappingProxyType(
    {
        "external_choices": _FILE,
        "entities": _NOT_SENT,
        "osm": _PLACE,
    }
)

_FIXED = Said(
    "Haal dit weg: dezelfde antwoorden moeten altijd dezelfde uitkomst geven.",
    "Remove this: the same answers must always give the same outcome.",
)
_CHOICES = Said("Gebruik selected() op elke keuze.", "Use selected() for each choice.")
_REFER = Said("Verwijs naar vragen als ${naam}.", "Refer to questions as ${name}.")

FUNCTIONS: _Advice = MappingProxyType(
    {
        **dict.fromkeys(("uuid", "random", "randomize", "digest", "decrypt", "last-saved"), _FIXED),
        "now": Said("Gebruik today().", "Use today()."),
        **dict.fromkeys(("indexed-repeat", "position-in", "once-per-repeat", "current"), _REPEAT),
        **dict.fromkeys(("area", "distance", "enclosed-area", "geofence", "intersects"), _PLACE),
        **dict.fromkeys(
            ("boolean", "boolean-from-string"),
            Said("Schrijf een vergelijking, zoals ${naam} = 'ja'.", "Write a comparison, as ${name} = 'yes'."),
        ),
        "string": Said("Haal string() weg; een waarde is al tekst.", "Remove string(); a value is text already."),
        **dict.fromkeys(
            ("floor", "ceiling", "abs", "pow", "sqrt", "log", "log10", "exp"),
            Said("Gebruik round() of int().", "Use round() or int()."),
        ),
        **dict.fromkeys(
            ("decimal-date-time", "decimal-time", "date-time", "format-date-time"),
            Said("Gebruik date(), today() en format-date().", "Use date(), today() and format-date()."),
        ),
        **dict.fromkeys(("count-non-empty", "checklist", "weighted-checklist"), _CHOICES),
        "join": Said("Gebruik concat().", "Use concat()."),
        **dict.fromkeys(
            ("substring", "substring-before", "substring-after", "normalize-space", "translate"),
            Said("Gebruik substr(), contains() of regex().", "Use substr(), contains() or regex()."),
        ),
        **dict.fromkeys(("jr:itext", "version", "property"), _FIXED),
        **dict.fromkeys(("name", "local-name", "namespace-uri", "last", "id", "lang"), _REFER),
        "choice-name": Said("Schrijf jr:choice-name().", "Write jr:choice-name()."),
        **dict.fromkeys(("search",), Said("Gebruik choice_filter.", "Use choice_filter.")),
    }
)
APPEARANCES: _Advice = MappingProxyType(
    {
        **dict.fromkeys(
            ("field-list", "table-list", "label", "list-nolabel", "list", "horizontal", "horizontal-compact"),
            Said("Haal dit weg: er staat altijd één vraag op een scherm.", "Remove this: a screen has one question."),
        ),
        **dict.fromkeys(
            ("map", "quick map", "placement-map", "maps", "image-map", "draw", "signature", "annotate"), _CAPTURE
        ),
        **dict.fromkeys(("search", "autocomplete"), Said("Gebruik minimal.", "Use minimal.")),
    }
)
LEAVE_OUT = Said(
    "Laat de kolom appearance leeg, of gebruik minimal, numbers of email.",
    "Leave the column appearance empty, or use minimal, numbers or email.",
)
