"""``docs/commands.md``, from the command line itself."""

import inspect
import re
from typing import Any

import typer
from layout import block, code, page, table

from integration_appraisal.cli.app import COMMANDS, app_for

_INTRO = """`appraise COMMAND --help` says the same, and `appraise --version` which version this is. `-` in place of a
file reads standard input. A command writes to the terminal unless `-o` names a file; findings and messages go to
standard error. It ends with

| exit code | what it means |
| --- | --- |
| 0 | done |
| 1 | the input has errors, or with `--strict` warnings |
| 2 | wrong usage, or a file that can't be read or written |
| 130 | interrupted |
| 70 | a fault of ours; `--debug` says more |

The environment variable `APPRAISE_CATALOGUE` names the catalogue for files that name none: a folder, a file, or a
bundled catalogue."""
_LITERAL = re.compile(r"(?<![\w`])(--?[a-z][\w-]*|[A-Z]{3,}(?:[.=_][A-Z]+)*)(?![\w`])")


def commands_page() -> str:
    """Every command with its arguments, options and examples, in the order in which people need them."""
    group: Any = typer.main.get_command(app_for(tuple(COMMANDS)))
    root = typer.Context(group, info_name="appraise")
    listed = table(("command", "what it does"), ((f"[`{name}`](#{name})", short) for name, short in COMMANDS.items()))
    sections = [_section(name, group.commands[name], root) for name in COMMANDS]
    return page("Commands", "`cli/`", listed, _INTRO, *sections)


def _section(name: str, command: Any, root: typer.Context) -> str:
    context = typer.Context(command, info_name=name, parent=root)
    usage = " ".join([f"appraise {name}", *command.collect_usage_pieces(context)])
    rows = [record for own in command.params if (record := own.get_help_record(context))]
    examples = command.epilog.split("Examples:\n", 1)[1]
    parts = [
        f"## {name}",
        _told(inspect.cleandoc(command.help)),
        block(usage),
        table(
            ("argument or option", "what it does"),
            ((code(names), _told(told)) for names, told in rows if names != "-h, --help"),
        ),
        block(inspect.cleandoc(examples)),
    ]
    return "\n\n".join(parts)


def _told(told: str) -> str:
    """Help, with options in it marked as such, and without what the usage shows by itself."""
    return _LITERAL.sub(r"`\1`", told.replace("[required]", "").strip())
