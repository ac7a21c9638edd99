// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Where the result stands. It is lent: it takes longest of all pages to make.
Item {
    id: place

    Component.onCompleted: Lent.result.parent = place

    Binding {
        target: Lent.result
        property: "width"
        value: place.width
        when: place.width > 0
        restoreMode: Binding.RestoreNone
    }

    Binding {
        target: Lent.result
        property: "height"
        value: place.height
        when: place.height > 0
        restoreMode: Binding.RestoreNone
    }
}
