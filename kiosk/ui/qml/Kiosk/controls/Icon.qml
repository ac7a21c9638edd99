// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A pictogram in one colour; always beside a word, so it says nothing by itself.
Image {
    id: icon

    required property string name
    property color colour: Theme.ink
    property int side: Theme.icon
    property bool turns: false

    width: side
    height: side
    sourceSize: Qt.size(side, side)
    source: name === "" ? "" : "image://icons/" + name + "/" + colour
    mirror: turns && LayoutMirroring.enabled
    cache: true
    Accessible.ignored: true
}
