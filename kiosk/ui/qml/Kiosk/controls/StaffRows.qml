// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A card with lines of a name and a value.
Card {
    id: card

    required property string title
    required property var rows

    readonly property int letters: Display.largeText ? Theme.textSmall : Theme.textBody

    // The largest letters, or a narrow card: the value under its name.
    readonly property bool stacked: Display.textStep > 1 || width < letters * 20

    gap: Theme.tight

    PlainText {
        width: parent.width
        text: card.title
        font.pixelSize: Theme.textLead
        font.bold: true
        visible: text !== ""
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: card.rows

        Grid {
            id: line

            required property var modelData

            width: card.width - Theme.gap * 2
            columns: card.stacked ? 1 : 2
            columnSpacing: Theme.near

            PlainText {
                width: card.stacked ? line.width : line.width * 0.38
                text: line.modelData.label
                // Stacked, a further line of one name stands right under the one before.
                visible: text !== "" || !card.stacked
                font.pixelSize: card.letters
                color: Theme.inkSoft
            }

            PlainText {
                width: card.stacked ? line.width : line.width * 0.62 - line.columnSpacing
                text: line.modelData.value
                font.pixelSize: card.letters
                font.bold: true
                color: line.modelData.tone === "notice" ? Theme.notice : Theme.ink
            }
        }
    }
}
