// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// On paper.
BigButton {
    objectName: "print"
    text: Words.printSlip
    pictogram: "print"
    letters: Theme.textBar
    enabled: !Advice.printing
    onClicked: Advice.printSlip()
}
