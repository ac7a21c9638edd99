// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick

// One particular, asked as any question is.
Question {
}
