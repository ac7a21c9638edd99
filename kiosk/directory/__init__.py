# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The service directory: organisations, services, hours; what fits a visitor. Pure but for reading files."""
