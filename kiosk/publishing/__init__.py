# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a functional manager does before a flow reaches a kiosk: check, prove, compare, approve, report, preview.

Here flow and directory meet. Needs the `publish` extra; a kiosk has none of it.
"""
