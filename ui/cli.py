"""``aiqleads``: the commands. An error is one clear line; ``--debug`` shows where it came from."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from ui.commands import admin, ask, doctor, evals, import_, ingest, match, up
from ui.commands.pairs import PairsCommand

app = typer.Typer(
    name="aiqleads",
    help="AIQLeads: find, hold and buy real-estate leads in your own words.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(up.up)
app.command()(up.serve)
app.command()(up.worker)
app.command()(up.scheduler)
app.command()(up.migrate)
app.command("import", cls=PairsCommand)(import_.import_)
app.command()(ingest.ingest)
app.command()(match.match)
app.command()(admin.admin)
app.command()(ask.ask)
app.command()(ask.chat)
app.command(context_settings=evals.PASS_ON)(evals.evals)
app.command()(evals.bench)
app.command()(doctor.doctor)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """AIQLeads: find, hold and buy real-estate leads in your own words."""


def main() -> None:
    """The console script."""
    args = [word for word in sys.argv[1:] if word != "--debug"]
    if len(args) == len(sys.argv) - 1:
        sys.excepthook = one_line
    command = typer.main.get_command(app)
    try:
        code = command.main(args=args or ["--help"], prog_name="aiqleads", standalone_mode=False)
    except TyperException as error:
        typer.echo(f"Error: {' '.join(error.format_message().split())}", err=True)
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except BrokenPipeError:
        code = 0
        sys.stderr.close()
    sys.exit(code if isinstance(code, int) else 0)


def one_line(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """An error of ours says what to do itself; a defect shows its name."""
    if hasattr(error, "hint") or hasattr(error, "detail"):
        text = str(error)
    else:
        first = (str(error).strip().splitlines() or [""])[0]
        text = f"{kind.__name__}: {first} (run again with --debug to see where)"
    typer.echo(f"Error: {text}", err=True)


if __name__ == "__main__":
    main()
