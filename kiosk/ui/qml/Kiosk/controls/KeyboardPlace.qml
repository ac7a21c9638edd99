// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where the kiosk's keyboard stands on a page, in a height of `room`.
Item {
    id: place

    property real room: 0

    implicitHeight: Lent.keyboard.implicitHeight
    Component.onCompleted: Lent.keyboard.parent = place

    Binding {
        target: Lent.keyboard
        property: "width"
        value: place.width
    }

    Binding {
        target: Lent.keyboard
        property: "room"
        value: place.room
    }
}
