// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Free text, typed on the kiosk's own keyboard; the field is always in sight of its keys.
PagedColumn {
    id: page

    firstWhen: Sheet.error

    ErrorNotice {
        id: trouble

        width: page.width
        shown: Sheet.error !== "" && !Theme.wide
    }

    Loader {
        id: head

        width: page.width
        active: !Theme.wide
        source: "../controls/QuestionHead.qml"
    }

    Column {
        id: typing

        width: page.width
        spacing: Theme.tight

        EntryField {
            id: field

            width: parent.width
        }

        KeyboardPlace {
            x: -Theme.bleed
            width: parent.width + Theme.bleed * 2
            height: implicitHeight
            room: page.height - page.above(trouble) - page.above(head) - field.height - typing.spacing
        }
    }
}
