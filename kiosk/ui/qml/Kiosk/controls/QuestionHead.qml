// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The question itself, and what to do.
Column {
    id: head

    // False: what to do, and the difficult words, stand in blocks of their own.
    property bool hinted: true

    spacing: Theme.near
    bottomPadding: Theme.tight

    PlainText {
        objectName: "number"
        width: parent.width
        text: Sheet.number
        visible: text !== ""
        color: Theme.primary
        font.pixelSize: Theme.textHint
        font.bold: true
    }

    Heading {
        objectName: "question"
        width: parent.width
        text: Sheet.label
    }

    PlainText {
        objectName: "hint"
        width: parent.width
        text: Sheet.hint
        font.pixelSize: Theme.textHint
        color: Theme.inkSoft
        visible: text !== "" && head.hinted
    }

    ExplainButton {
        anchors.left: parent.left
        width: Math.min(implicitWidth, parent.width)
        visible: text !== "" && head.hinted && !Theme.wide
    }
}
