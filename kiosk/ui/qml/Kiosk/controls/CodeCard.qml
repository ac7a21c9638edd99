// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The code, large; a loudspeaker does not say it.
Card {
    id: card

    PlainText {
        width: parent.width
        text: Words.doneCode
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    PlainText {
        readonly property bool personal: true

        objectName: "code"
        width: parent.width
        text: Receipt.code
        font.pixelSize: Theme.textTitle
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.name: Words.doneCode
        Accessible.description: text
    }
}
