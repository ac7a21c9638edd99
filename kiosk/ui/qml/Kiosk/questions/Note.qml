// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Nothing to answer: the words are all.
PagedColumn {
    id: page

    Loader {
        width: page.width
        active: !Theme.wide
        source: "../controls/QuestionHead.qml"
    }
}
