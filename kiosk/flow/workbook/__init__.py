# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the author's workbook (XLSForm with own sheets) and makes the XForm of it. Needs the `publish` extra."""
