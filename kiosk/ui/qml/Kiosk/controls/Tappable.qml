// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// Everything that can be pressed: by finger (on release; sliding off cancels), by Enter or Space, by a screen reader.
T.AbstractButton {
    id: control

    property int corner: Theme.corner

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.near
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Keys.onReturnPressed: control.click()
    Keys.onEnterPressed: control.click()

    // Made when it is needed: a page has dozens of these, and shows one ring at most.
    Loader {
        anchors.fill: parent
        z: 2
        active: control.visualFocus
        sourceComponent: FocusRing {
            corner: control.corner
        }
    }
}
