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
    }

    QuestionHead {
        id: head

        width: page.width
    }

    Column {
        id: typing

        width: page.width
        spacing: Theme.tight

        EntryField {
            id: field

            width: parent.width
        }

        Keyboard {
            readonly property real room: page.height - trouble.height - head.height - page.gap * 2 - field.height - typing.spacing

            width: parent.width
            keyHeight: Math.max(Theme.finger, Math.min(Theme.target, Math.floor((room - spacing * 3) / 4)))
        }
    }
}
