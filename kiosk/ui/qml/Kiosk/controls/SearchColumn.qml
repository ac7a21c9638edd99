// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The question, and the answers that what is typed leads to; those for who does not find theirs are always there.
PagedColumn {
    id: column

    firstWhen: Sheet.error + Sheet.entry

    ErrorNotice {
        width: column.width
    }

    QuestionHead {
        width: column.width
    }

    Loader {
        anchors.left: parent.left
        active: Theme.wide && Meanings.label !== ""
        sourceComponent: ExplainButton {
            width: Math.min(implicitWidth, column.width)
        }
    }

    Loader {
        width: column.width
        active: Sheet.searchNote !== ""

        sourceComponent: PlainText {
            objectName: "searchNote"
            text: Sheet.searchNote
            font.bold: true
            Accessible.role: Accessible.AlertMessage
        }
    }

    Repeater {
        model: Sheet.choices

        AnswerButton {
            required property string name
            required property string label
            required property bool marked

            objectName: "answer-" + name
            width: column.width
            implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
            text: label
            chosen: marked
            onClicked: Sheet.choose(name)
        }
    }

    QuietAnswers {
        width: column.width
    }
}
