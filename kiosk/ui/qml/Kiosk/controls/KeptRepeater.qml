// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick

// Items that are made once and filled anew: when fewer are needed, the rest stay, empty and unseen, for the next time.
Repeater {
    property int needed: 0

    model: 0
    onNeededChanged: {
        if (needed > count)
            model = needed;
    }
    Component.onCompleted: model = Math.max(count, needed)
}
