// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Today's finished visits by theme: the number in words and as a bar.
Card {
    id: card

    readonly property int letters: Display.largeText ? Theme.textSmall : Theme.textBody

    gap: Theme.tight

    PlainText {
        width: parent.width
        text: Words.staffToday
        font.pixelSize: Theme.textLead
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    PlainText {
        width: parent.width
        text: Panel.today.length === 0 ? Words.staffTodayNone : Words.staffTodayTotal + ": " + Panel.todayTotal
    }

    Repeater {
        model: Panel.today

        Item {
            id: line

            required property var modelData

            width: card.width - Theme.gap * 2
            height: name.implicitHeight

            PlainText {
                id: name

                anchors.left: parent.left
                width: parent.width * 0.5
                text: line.modelData.name
                font.pixelSize: card.letters
                color: Theme.inkSoft
            }

            Rectangle {
                anchors.left: name.right
                anchors.leftMargin: Theme.near
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(Theme.border, (parent.width * 0.4 - Theme.near) * line.modelData.count / Math.max(1, Panel.todayTotal))
                height: Theme.near
                radius: height / 2
                color: Theme.primary
            }

            PlainText {
                anchors.right: parent.right
                width: parent.width * 0.1
                text: line.modelData.count
                font.pixelSize: card.letters
                font.bold: true
                horizontalAlignment: Text.AlignRight
            }
        }
    }
}
