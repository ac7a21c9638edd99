// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What staff may do, in rows: blocks of the column in which this stands, so that a page ends after any of them.
Repeater {
    id: actions

    required property var offered
    required property int columns

    function rows(): var {
        const found = [];
        for (let at = 0; at < offered.length; at += columns)
            found.push(offered.slice(at, at + columns));
        return found;
    }

    model: rows()

    Row {
        id: row

        required property var modelData

        width: actions.parent.width
        height: childrenRect.height
        spacing: Theme.tight

        Repeater {
            model: row.modelData

            StaffAction {
                width: (row.width - row.spacing * (actions.columns - 1)) / actions.columns
            }
        }
    }
}
