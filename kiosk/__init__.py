# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Werkcentrum kiosk: walk-in guidance that ends at an open service, or at a person."""

__version__ = "0.1.0"
