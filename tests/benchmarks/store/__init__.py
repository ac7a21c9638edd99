# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the store takes in and tells, beside PostgreSQL's own COPY, its own raw query, and DuckDB."""
