// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Around what is being said, or was said last: light and dark rings, seen on any ground. Under the word a quiet line.
Item {
    objectName: "spot"
    x: Narration.spot.x
    y: Narration.spot.y
    width: Narration.spot.width
    height: Narration.spot.height
    visible: Narration.on && width > 0
    Accessible.ignored: true

    FocusRing {
        anchors.fill: parent
        corner: Theme.cornerSmall
    }

    Rectangle {
        objectName: "word"
        x: Narration.word.x - parent.x
        y: Narration.word.y - parent.y + Narration.word.height - height
        width: Narration.word.width
        height: Theme.hair
        radius: height / 2
        visible: width > 0
        color: Theme.focus
        Accessible.ignored: true
    }
}
