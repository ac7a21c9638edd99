// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The flow's answers under each other, and the quiet ones side by side below them. The next question with answers takes
// the page over.
PagedColumn {
    id: column

    // Where there is room, answers grow a little: easier to hit, calmer to read.
    readonly property int rows: Sheet.loudCount + (quietAnswers.count > 0 ? 1 : 0)
    readonly property real share: (height - above(trouble) - above(head) - above(hint) - gap * Math.max(0, rows - 1)) / Math.max(1, rows)
    readonly property real roomy: Math.floor(Math.min(share, Theme.answer * 1.3))

    firstWhen: Sheet.error

    Connections {
        target: Sheet

        function onPageChanged() {
            const on = column.Window.activeFocusItem;
            column.page = 0;
            if (on instanceof AnswerButton)
                on.focus = false;
        }
    }

    ErrorNotice {
        id: trouble

        width: column.width
        shown: Sheet.error !== "" && !Theme.wide
    }

    Loader {
        id: head

        width: column.width
        active: !Theme.wide
        sourceComponent: QuestionHead {
            hinted: !Display.largeText
        }
    }

    // Large letters: the question fills a page by itself.
    Loader {
        id: hint

        width: column.width
        active: !Theme.wide && Display.largeText && Sheet.hint !== ""
        sourceComponent: PlainText {
            objectName: "hint"
            text: Sheet.hint
            font.pixelSize: Theme.textHint
            color: Theme.inkSoft
        }
    }

    Loader {
        anchors.left: parent.left
        active: !Theme.wide && Display.largeText && Meanings.label !== ""
        sourceComponent: ExplainButton {
            width: Math.min(implicitWidth, column.width)
        }
    }

    Repeater {
        model: Sheet.choices

        AnswerButton {
            required property string name
            required property string label
            required property string drawing
            required property bool marked
            required property int index

            objectName: "answer-" + name
            width: column.width
            height: Math.max(implicitHeight, column.roomy)
            text: label
            pictogram: drawing
            chosen: marked
            several: Sheet.several
            place: index + 1
            places: Sheet.loudCount + quietAnswers.count
            onClicked: Sheet.choose(name)
        }
    }

    QuietAnswers {
        id: quietAnswers

        width: column.width
    }
}
