// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Twelve large keys. `submitText` empty: no key to send.
Grid {
    id: pad

    signal digit(string digit)
    signal erase
    signal submit

    property string submitText: ""
    property int keyWidth: Theme.length(170)
    property int keyHeight: Theme.answer

    columns: 3
    spacing: Theme.near
    layoutDirection: Qt.LeftToRight
    Accessible.role: Accessible.Grouping
    Accessible.name: Words.keyboard
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        KeyButton {
            required property string modelData

            width: pad.keyWidth
            height: pad.keyHeight
            text: modelData
            onClicked: pad.digit(modelData)
        }
    }

    KeyButton {
        objectName: "key-erase"
        width: pad.keyWidth
        height: pad.keyHeight
        text: Words.eraseOne
        pictogram: "backspace"
        spoken: Words.eraseOneName
        onClicked: pad.erase()
    }

    KeyButton {
        width: pad.keyWidth
        height: pad.keyHeight
        text: "0"
        onClicked: pad.digit("0")
    }

    KeyButton {
        objectName: "key-submit"
        width: pad.keyWidth
        height: pad.keyHeight
        text: pad.submitText
        strong: true
        visible: pad.submitText !== ""
        onClicked: pad.submit()
    }
}
