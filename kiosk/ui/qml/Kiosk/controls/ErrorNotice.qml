// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// What to put right, when an answer does not stand; else it takes no room.
Notice {
    objectName: shown ? "error" : ""
    shown: Sheet.error !== ""
    words: Sheet.error
    Accessible.name: Sheet.label + "\n" + Sheet.error
    wrong: true
}
