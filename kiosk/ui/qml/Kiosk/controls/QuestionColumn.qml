// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The question, and what is wrong with the answer, where it stands beside its answers.
PagedColumn {
    id: column

    firstWhen: Sheet.error

    ErrorNotice {
        width: column.width
    }

    PlainText {
        objectName: "number"
        width: column.width
        text: Sheet.number
        color: Theme.primary
        font.pixelSize: Theme.textHint
        font.bold: true
    }

    Heading {
        objectName: "question"
        width: column.width
        text: Sheet.label
        font.pixelSize: Theme.scarce ? Theme.textLead : Theme.textTitle
        bottomPadding: Theme.tight
    }

    PlainText {
        objectName: "hint"
        width: column.width
        height: text === "" ? 0 : implicitHeight
        text: Sheet.hint
        font.pixelSize: Theme.textHint
        color: Theme.inkSoft
    }

    Loader {
        anchors.left: parent.left
        active: Theme.wide && Meanings.label !== ""
        sourceComponent: ExplainButton {
            width: Math.min(implicitWidth, column.width)
        }
    }
}
