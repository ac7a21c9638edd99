# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on a workbook: one HTML page that needs no network, for the functional manager and colleagues."""
