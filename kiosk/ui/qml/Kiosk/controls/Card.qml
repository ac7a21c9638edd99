// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A quiet surface around what belongs together.
Rectangle {
    id: card

    default property alias content: column.data
    property int gap: Theme.near

    implicitHeight: column.implicitHeight + Theme.gap * 2
    height: implicitHeight
    radius: Theme.corner
    color: Theme.surface
    border.color: Theme.hairline
    border.width: Theme.border

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gap
        spacing: card.gap
    }
}
