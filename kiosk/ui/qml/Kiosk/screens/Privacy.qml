// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The privacy notice: four short layers; the last one says whom to ask.
Item {
    id: notice

    readonly property int columns: Theme.wide && !Display.largeText ? 2 : 1

    function rows(layers: var): var {
        const found = [];
        for (let at = 0; at < layers.length; at += columns)
            found.push(layers.slice(at, at + columns));
        return found;
    }

    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        centred: !Theme.wide

        Heading {
            objectName: "privacyTitle"
            width: page.width
            text: Words.privacyTitle
        }

        Repeater {
            model: notice.rows(Privacy.layers)

            RowLayout {
                id: row

                required property var modelData

                width: page.width
                spacing: Theme.near

                Repeater {
                    model: row.modelData

                    NoticeLayer {
                        required property var modelData

                        objectName: modelData.key
                        pictogram: modelData.key
                        label: modelData.label
                        words: modelData.text
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                    }
                }
            }
        }
    }
}
