// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The kiosk's own picture: hills, a path, an open door. `moving`: clouds drift, slowly.
Item {
    id: scene

    // Painted no larger than this: it has no fine lines, and a larger screen stretches it.
    readonly property int side: Math.min(1920, Math.max(width, height))
    property bool moving: false
    property real lift: 0

    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.hillNear
    }

    Accessible.ignored: true

    Image {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: parent.height * scene.lift
        height: parent.height
        source: scene.visible ? "image://scenes/way/" + Display.theme : ""
        sourceSize: Qt.size(scene.side, scene.side)
        fillMode: Image.PreserveAspectCrop
    }

    Repeater {
        model: 3

        Icon {
            id: cloud

            required property int index

            name: "cloud"
            colour: Theme.cloud
            side: Theme.length(150 + 50 * index)
            opacity: 0.85
            x: scene.width * (0.12 + 0.3 * index)
            y: scene.height * (0.06 + 0.05 * ((index * 2) % 3))

            NumberAnimation on x {
                running: scene.moving
                loops: Animation.Infinite
                from: -cloud.width
                to: scene.width
                duration: 90000 + 30000 * cloud.index
            }
        }
    }
}
