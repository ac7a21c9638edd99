# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A group of commands, shown in the order of its table, that loads only the one that runs."""

import importlib
from collections.abc import Mapping

import click


class Overview(click.Group):
    """`overview`: name -> (`module:attribute`, its line in the overview)."""

    def __init__(self, *, overview: Mapping[str, tuple[str, str]], **attributes: object) -> None:
        """The other attributes are those of `click.Group`."""
        super().__init__(**attributes)  # type: ignore[arg-type] # passed on as they came
        self._overview = overview

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self._overview)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own signature
        if cmd_name not in self._overview:
            return None
        module_name, _, attribute = self._overview[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module_name), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module_name}:{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._overview.items()])
