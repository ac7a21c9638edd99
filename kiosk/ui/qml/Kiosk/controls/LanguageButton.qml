// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Begins a visit: the language's name in its own script, and "begin" in that same language.
Tappable {
    id: control

    required property string begin
    required property string code

    implicitHeight: Math.max(Theme.answer, Theme.textLead * 2 + topPadding + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.tight
    bottomPadding: Theme.tight
    Accessible.name: text + ". " + begin

    background: Rectangle {
        radius: control.corner
        color: control.down ? Theme.primaryPressed : Theme.primary
    }

    contentItem: RowLayout {
        spacing: Theme.near

        PlainText {
            text: control.text
            color: Theme.primaryInk
            font.pixelSize: Theme.textLead
            font.bold: true
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        PlainText {
            text: control.begin
            color: Theme.primaryInk
            font.pixelSize: Theme.textSmall
            horizontalAlignment: Text.AlignRight
            Layout.maximumWidth: control.width / 2
            Accessible.ignored: true
        }

        Icon {
            name: "next"
            colour: Theme.primaryInk
            turns: true
        }
    }
}
