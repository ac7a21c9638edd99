// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// How it went, after all is erased: three faces with words, or nothing.
Item {
    id: rating

    readonly property bool beside: !Theme.wide && Display.largeText
    // The faces come before the sentence: with large letters a low screen has no room for both.
    readonly property bool brief: Theme.wide && Display.largeText

    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.wide ? Theme.near : Theme.gap
        gap: Theme.wide ? Theme.near : Theme.gap
        centred: true

        Heading {
            objectName: "ratingTitle"
            width: page.width
            text: Words.ratingTitle
            font.pixelSize: Theme.wide ? Theme.textName : Theme.textHero
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            width: page.width
            height: rating.brief ? 0 : implicitHeight
            text: Words.ratingBody
            font.pixelSize: Theme.textLead
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        GridLayout {
            width: page.width
            columns: rating.beside ? 1 : 3
            columnSpacing: Theme.near
            rowSpacing: Theme.near
            uniformCellWidths: true

            Repeater {
                model: Feedback.ratings

                FaceButton {
                    required property var modelData

                    objectName: "rate-" + modelData.name
                    text: modelData.words
                    pictogram: "face_" + modelData.name
                    beside: rating.beside
                    small: Theme.wide
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Feedback.rate(modelData.name)
                }
            }
        }

        Item {
            width: page.width
            height: skip.implicitHeight + Theme.near

            BigButton {
                id: skip

                objectName: "skipRating"
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                width: Math.min(parent.width, Math.max(implicitWidth, Theme.length(420)))
                text: Words.ratingSkip
                onClicked: Feedback.leave()
            }
        }
    }
}
