// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A fixed place in the lowest bar: a pictogram with a word under it. `on`: this aid is in use, seen by bar and mark.
Tappable {
    id: control

    required property string pictogram
    property bool on: false
    property bool switchable: false

    padding: Theme.tight
    leftPadding: Theme.hair
    rightPadding: Theme.hair
    Accessible.checkable: switchable
    Accessible.checked: on
    Accessible.description: switchable ? (on ? Words.aidOn : Words.aidOff) : ""

    background: Rectangle {
        radius: control.corner
        color: control.on ? Theme.chosen : control.down ? Theme.sunken : Theme.surface
        border.width: control.on ? Theme.borderChosen : Theme.border
        border.color: control.on ? Theme.chosenLine : Theme.line

        Icon {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.tight
            name: "check"
            colour: Theme.chosenLine
            side: Theme.gap
            visible: control.on
        }
    }

    contentItem: Column {
        spacing: Theme.hair

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: control.pictogram
            colour: Theme.primary
            side: Theme.iconSmall
        }

        PlainText {
            width: parent.width
            text: control.text
            font.pixelSize: Theme.textSmall
            font.bold: control.on
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.headingLineHeight
            Accessible.ignored: true
        }
    }
}
