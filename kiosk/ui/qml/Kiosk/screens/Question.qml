// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// One question. Landscape: the question beside its answers; portrait: above them in one column.
Item {
    id: page

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Display.largeText ? Theme.tight : Theme.near
        anchors.bottomMargin: Display.largeText ? Theme.tight : Theme.near
        spacing: Theme.margin

        Loader {
            visible: active
            active: Theme.wide
            source: "../controls/" + Sheet.aside + ".qml"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Display.textStep > 1 && Sheet.kind !== "TEXT" ? 3 : 2
        }

        Loader {
            id: body

            objectName: "body"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            source: Sheet.body === "" ? "" : "../questions/" + Sheet.body + ".qml"
            focus: true
        }
    }
}
