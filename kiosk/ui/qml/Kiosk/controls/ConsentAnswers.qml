// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Yes and no: one size, one colour, neither of them chosen.
GridLayout {
    id: answers

    columns: width < Theme.textAnswer * 26 ? 1 : 2
    columnSpacing: Theme.near
    rowSpacing: Theme.near
    uniformCellWidths: true
    uniformCellHeights: true

    BigButton {
        objectName: "consentYes"
        text: Words.consentYes
        enabled: !Consent.busy
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.wide ? Theme.answer : Theme.bar
        onClicked: Consent.yes()
    }

    BigButton {
        objectName: "consentNo"
        text: Words.consentNo
        enabled: !Consent.busy
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.wide ? Theme.answer : Theme.bar
        onClicked: Consent.no()
    }
}
