// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// The receipt on paper.
BigButton {
    objectName: "printReceipt"
    text: Words.donePrint
    pictogram: "print"
    letters: Theme.textBar
    enabled: !Receipt.printing
    onClicked: Receipt.print()
}
