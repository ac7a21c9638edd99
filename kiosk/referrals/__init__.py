# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing a visitor over to a partner: never without a consent for that one recipient and purpose."""
