"""Options that several commands have; and many options as one value: the fields of a dataclass become options."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import typer

FORMAT = typer.Option("--format", help="How to print.")
Form = Annotated[Literal["json", "table", "csv"], FORMAT]
ShortForm = Annotated[Literal["json", "table"], FORMAT]
LineForm = Annotated[Literal["jsonl", "table"], FORMAT]
Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="The book: sqlite:///FILE or postgresql://...; without it rempart.db in your data folder.",
    ),
]
Meta = Annotated[
    Path | None, typer.Option(help="CSV (id, published, publisher, source) that dates plain texts.")
]


def commands(name: str, about: str) -> typer.Typer:
    """Return an empty set of commands that are told as plain text, without completion."""
    return typer.Typer(
        name=name,
        help=about,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with each parameter that is a dataclass with annotated fields spread over an option a field."""
    hints = get_type_hints(command, include_extras=True)
    spread: dict[str, type] = {}
    shown: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        kind = hints[name]
        if isinstance(kind, type) and is_dataclass(kind):
            spread[name] = kind
            of_kind = get_type_hints(kind, include_extras=True)
            shown += [
                inspect.Parameter(
                    field.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=inspect.Parameter.empty if field.default is MISSING else field.default,
                    annotation=of_kind[field.name],
                )
                for field in fields(kind)
            ]
        else:
            shown.append(parameter.replace(annotation=hints[name]))

    def called(**given: Any) -> None:
        """Gather the options into their dataclasses, and run the command."""
        gathered = {
            name: kind(**{field.name: given.pop(field.name) for field in fields(kind)})
            for name, kind in spread.items()
        }
        command(**given, **gathered)

    called.__name__, called.__doc__ = command.__name__, command.__doc__
    called.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined] # what typer reads
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return called
