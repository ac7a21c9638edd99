// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Around what is being said, or was said last: light and dark rings, seen on any ground.
Item {
    objectName: "spot"
    x: Narration.spot.x
    y: Narration.spot.y
    width: Narration.spot.width
    height: Narration.spot.height
    visible: Narration.on && width > 0
    Accessible.ignored: true

    FocusRing {
        around: parent
        corner: Theme.cornerSmall
        visible: true
    }
}
