// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One of many answers, found by typing. The field stands on its keys, and what is found above it (landscape: beside it).
Item {
    id: page

    Loader {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: field.top
        anchors.bottomMargin: Theme.near
        active: !Theme.wide
        source: "../controls/SearchColumn.qml"
    }

    EntryField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.tight
    }

    KeyboardPlace {
        id: keys

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: -Theme.bleed
        anchors.rightMargin: -Theme.bleed
        anchors.bottom: parent.bottom
        room: Theme.wide ? page.height - field.height - Theme.tight : page.height * 0.32
    }
}
