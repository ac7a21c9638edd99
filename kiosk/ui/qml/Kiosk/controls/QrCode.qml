// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A QR code, dark on light in every theme, with its quiet zone; each square is a whole number of pixels.
Rectangle {
    id: code

    required property string squares
    property int side: Theme.length(300)
    readonly property int modules: Math.sqrt(squares.length)
    readonly property int square: Math.max(1, Math.floor(side / (modules + 8)))

    implicitWidth: square * (modules + 8)
    implicitHeight: implicitWidth
    color: Theme.qrLight
    visible: modules > 0
    Accessible.role: Accessible.Graphic
    Accessible.name: Words.qrName

    Image {
        x: code.square * 4
        y: code.square * 4
        width: code.square * code.modules
        height: width
        source: code.modules > 0 ? "image://qr/" + code.squares + "/" + Theme.qrDark : ""
        smooth: false
        // Kept nowhere: it is of one visitor.
        cache: false
    }
}
