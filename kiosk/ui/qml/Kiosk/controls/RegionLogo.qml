// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// The region's logo, on white in every theme: that is what logos are drawn for.
Rectangle {
    implicitWidth: picture.implicitWidth + Theme.near * 2
    implicitHeight: Theme.iconLarge + Theme.tight * 2
    radius: Theme.corner
    color: Theme.qrLight
    Accessible.role: Accessible.Graphic
    Accessible.name: Display.regionName

    Image {
        id: picture

        anchors.centerIn: parent
        source: "image://logo/region"
        sourceSize.height: Theme.iconLarge
    }
}
