# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every screen in every language, layout, theme and size of letters: looked at by rules, and shown in sheets."""
