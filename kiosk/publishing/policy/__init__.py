# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bevoegdhedenmatrix for people: as a workbook to edit, as a paper to sign, and the papers that follow from it."""
