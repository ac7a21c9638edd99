// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

PlainText {
    font.pixelSize: Theme.textTitle
    font.bold: true
    lineHeight: Theme.headingLineHeight
    Accessible.role: Accessible.Heading
}
