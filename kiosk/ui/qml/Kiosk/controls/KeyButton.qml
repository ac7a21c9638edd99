// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One key of a keypad or keyboard.
Tappable {
    id: key

    property bool strong: false
    // Another ground: a key that changes what is there (`soft`), or that is switched on.
    property bool soft: false
    property bool on: false
    property string pictogram: ""
    property string spoken: text

    objectName: "key-" + text
    padding: Theme.hair
    corner: Theme.cornerSmall
    Accessible.name: Words.keyName.replace("{key}", spoken)

    background: Rectangle {
        radius: key.corner
        color: key.strong ? (key.down ? Theme.primaryPressed : Theme.primary) : key.down || key.soft ? Theme.sunken : key.on ? Theme.chosen : Theme.surface
        border.width: key.strong ? 0 : key.on ? Theme.borderChosen : Theme.border
        border.color: Theme.line
    }

    contentItem: Item {
        // Not of the word: its letters are as large as the key has room for.
        implicitWidth: Theme.iconSmall
        implicitHeight: Theme.iconSmall

        Loader {
            anchors.centerIn: parent
            active: key.pictogram !== ""
            sourceComponent: Icon {
                name: key.pictogram
                side: Theme.iconSmall
            }
        }

        PlainText {
            id: word

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: key.text
            color: key.strong ? Theme.primaryInk : Theme.ink
            font.pixelSize: Math.min(key.text.length > 1 ? Theme.textAid : Theme.textAnswer, Math.round(key.height * 0.62), Math.round(key.width * (key.text.length === 1 ? 0.58 : 1)))
            lineHeight: 1
            font.bold: key.strong
            horizontalAlignment: Text.AlignHCenter
            visible: key.pictogram === ""
            Accessible.ignored: true
        }
    }
}
