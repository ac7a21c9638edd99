# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that prints what the interface of the store is."""

import json

import click

from kiosk.store.service import interface_document


@click.command(epilog="Example: kiosk store openapi > openapi.json")
def openapi() -> None:
    """Print the OpenAPI document, as the service publishes it."""
    click.echo(json.dumps(interface_document(), ensure_ascii=False, indent=2))
