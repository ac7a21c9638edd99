// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// A day in three steps: day, month by its name, year. Above them what was taken; a tap there goes back to that step.
PagedColumn {
    id: page

    firstWhen: Sheet.error

    ErrorNotice {
        id: trouble

        width: page.width
        shown: Sheet.error !== "" && !Theme.wide
    }

    Loader {
        id: head

        width: page.width
        active: !Theme.wide
        source: "../controls/QuestionHead.qml"
    }

    RowLayout {
        id: steps

        width: page.width
        height: implicitHeight
        spacing: Theme.tight
        uniformCellSizes: true

        Repeater {
            model: 3

            DateStep {
                required property int index
                readonly property var shown: Dates.steps[index]

                objectName: "step-" + shown.key
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: shown.spoken
                label: shown.label
                taken: shown.taken
                current: shown.current
                onClicked: Dates.showStep(shown.key)
            }
        }
    }

    ArrowArea {
        readonly property int bleed: Display.textStep > 1 ? Theme.bleed : 0

        x: -bleed
        width: page.width + bleed * 2
        height: step.height
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Backspace)
                Dates.eraseYear();
            else
                Dates.typeYear(event.text);
            event.accepted = event.key === Qt.Key_Backspace || /[0-9]/.test(event.text);
        }

        Loader {
            id: step

            readonly property real room: page.height - page.above(trouble) - page.above(head) - page.above(steps) - page.above(quiet)

            width: parent.width
            source: "Date" + Dates.step + ".qml"
            onLoaded: {
                if (Stage.byKeys)
                    nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            }

            Binding {
                target: step.item
                property: "room"
                value: step.room
            }

            Binding {
                target: step.item
                property: "most"
                value: page.room
            }
        }
    }

    QuietAnswers {
        id: quiet

        width: page.width
    }
}
