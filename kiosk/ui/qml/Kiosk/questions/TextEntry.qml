// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Free text, typed on the kiosk's own keyboard.
PagedColumn {
    id: page

    // Landscape: the field stands beside the question instead.
    Loader {
        id: field

        width: page.width
        active: !Theme.wide
        source: "../controls/EntryField.qml"
    }

    Keyboard {
        width: page.width
        height: implicitHeight
        keyHeight: Math.max(Theme.finger, Math.min(Theme.target, Math.floor((page.height - (field.height > 0 ? field.height + page.gap : 0) - spacing * 3) / 4)))
    }
}
