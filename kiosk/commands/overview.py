# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A group of commands, shown in the order of its table, that loads only the one that runs."""

import importlib
from collections.abc import Mapping

import click

OWN_PACKAGE = "kiosk"


class Overview(click.Group):
    """`overview`: name -> (`module:attribute`, its line in the overview).

    `extras`: name -> the extra of this project that the command needs; without its packages the command says so.
    """

    def __init__(
        self,
        *,
        overview: Mapping[str, tuple[str, str]],
        extras: Mapping[str, str],
        **attributes: object,
    ) -> None:
        """The other attributes are those of `click.Group`."""
        super().__init__(**attributes)  # type: ignore[arg-type] # passed on as they came
        self._overview = overview
        self._extras = extras

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self._overview)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own signature
        if cmd_name not in self._overview:
            return None
        module_name, _, attribute = self._overview[cmd_name][0].partition(":")
        try:
            command = getattr(importlib.import_module(module_name), attribute)
        except ModuleNotFoundError as missing:
            package = (missing.name or "").partition(".")[0]
            if cmd_name not in self._extras or package == OWN_PACKAGE:
                raise
            install = f"pip install 'werkcentrum-kiosk[{self._extras[cmd_name]}]'"
            raise click.ClickException(f"{package} is not here; run: {install}") from missing
        if not isinstance(command, click.Command):
            raise TypeError(f"{module_name}:{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._overview.items()])
