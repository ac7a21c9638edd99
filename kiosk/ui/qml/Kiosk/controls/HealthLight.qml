// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// For the volunteer: how this kiosk does, in one shape and one word. What it means stands in staff mode.
Row {
    id: light

    readonly property color colour: ({
            good: Theme.good,
            notice: Theme.notice,
            alarm: Theme.danger
        })[Health.light]

    spacing: Theme.tight
    Accessible.role: Accessible.StaticText
    Accessible.name: word.text

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: "light_" + Health.light
        colour: light.colour
        side: Theme.iconSmall
    }

    PlainText {
        id: word

        objectName: "light"
        anchors.verticalCenter: parent.verticalCenter
        text: Health.word
        font.pixelSize: Theme.textSmall
        color: light.colour
        Accessible.ignored: true
    }
}
