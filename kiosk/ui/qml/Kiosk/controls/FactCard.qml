// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One fact on a surface of its own.
Card {
    id: card

    required property string key
    required property string label
    required property string words
    required property string tone

    FactRow {
        width: parent.width
        key: card.key
        label: card.label
        words: card.words
        tone: card.tone
    }
}
