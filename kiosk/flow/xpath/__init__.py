# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Expressions: XPath 1.0 with the functions of ODK XForms, compiled to closures."""
