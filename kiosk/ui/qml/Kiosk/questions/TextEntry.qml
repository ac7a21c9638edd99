// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Free text, typed on the kiosk's own keyboard.
PagedColumn {
    id: page

    EntryField {
        width: page.width
        height: implicitHeight
        words: Visitor.entry
        numeric: false
    }

    Keyboard {
        width: page.width
        height: implicitHeight
    }
}
