// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Two rings around its place, light and dark, so that one of them is seen on any ground.
Item {
    id: ring

    property int corner: Theme.corner

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.ring * 2
        radius: ring.corner + Theme.ring * 2
        color: "transparent"
        border.color: Theme.focus
        border.width: Theme.ring
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.ring
        radius: ring.corner + Theme.ring
        color: "transparent"
        border.color: Theme.focusHalo
        border.width: Theme.ring
    }
}
