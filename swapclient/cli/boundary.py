"""The one boundary: whatever happens inside ends here as a document or a sentence, and as an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.errors import SwapClientError, UsageError

__all__ = ["INTERRUPTED", "run"]

INTERRUPTED = 130
BROKEN_PIPE = 141


def run(argv: Sequence[str]) -> int:
    """Run one command line, without any word the help; returns the exit code."""
    from swapclient.cli.group import swapclient  # noqa: PLC0415 - completion and help build it once

    session = Session(json="--json" in argv)
    screen = session.screen
    with session.exits:
        try:
            answer = swapclient.main(
                args=list(argv) or ["--help"], prog_name="swapclient", standalone_mode=False, obj=session
            )
            return _deliver(answer, session, screen)
        except (KeyboardInterrupt, click.Abort):
            return _interrupted(session, screen)
        except BrokenPipeError:
            return _nobody_reads()
        except (SwapClientError, click.ClickException) as error:
            return _fail(_at_home(_known(error), session), session, screen)
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes words and exit code 1
            return _fail(_bug(error), session, screen)


def _deliver(answer: object, session: Session, screen: Screen) -> int:
    """Print a command's reply."""
    from swapclient.cli.reply import Reply, envelope  # noqa: PLC0415 - `--version` and `--help` reply nothing

    if not isinstance(answer, Reply):
        return answer if isinstance(answer, int) else 0
    if answer.error:
        _at_home(answer.error, session)
    if answer.raw is not None:
        screen.raw(answer.raw)
    elif session.json and not answer.streamed:
        screen.document(envelope(answer.document, answer.error))
    elif not session.json:
        answer.draw(screen)
    if answer.error:
        _explain(answer.error, session, screen)
    screen.out.flush()
    return answer.error.exit_code if answer.error else answer.exit_code


def _fail(error: SwapClientError, session: Session, screen: Screen) -> int:
    """Print an error that left nothing else to show."""
    if session.json:
        from swapclient.cli.reply import envelope  # noqa: PLC0415 - as above

        screen.document(envelope({}, error))
    _explain(error, session, screen)
    return error.exit_code


def _at_home(error: SwapClientError, session: Session) -> SwapClientError:
    """The same error; in the sandbox the commands it advises are the sandbox's."""
    if session.sandbox:
        error.hint = error.hint.replace("swapclient ", "swapclient --sandbox ")
    return error


def _explain(error: SwapClientError, session: Session, screen: Screen) -> None:
    """The sentence on stderr, and what to do."""
    if session.json and not session.verbose:
        return
    screen.say(f"error: {error.message}")
    if error.hint:
        screen.say(f"       {error.hint}")


def _known(error: SwapClientError | click.ClickException) -> SwapClientError:
    """Complaints of click are usage errors like ours."""
    if isinstance(error, SwapClientError):
        return error
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "swapclient"
    return UsageError(error.format_message(), hint=f"See: {path} --help")


def _bug(error: Exception) -> SwapClientError:
    if os.environ.get("SWAPCLIENT_DEBUG"):
        raise error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{where.tb_frame.f_globals.get('__name__')}:{where.tb_lineno}" if where else "?"
    return SwapClientError(
        f"a bug in swapclient: {type(error).__name__} in {place}",
        hint="Nothing is lost: see `swapclient orders`. Please report it with this line.",
    )


def _interrupted(session: Session, screen: Screen) -> int:
    """Ctrl-C: what is known of the order is the last line."""
    screen.out.flush()
    screen.say()
    if session.json and not session.answered:
        from swapclient.cli.reply import envelope  # noqa: PLC0415 - as above

        said = SwapClientError("interrupted", hint="Go on with: swapclient watch", code="interrupted")
        screen.document(envelope({}, said.about(last_known=session.last_known) if session.last_known else said))
    screen.say(f"interrupted; {session.last_known or 'nothing was created'}")
    return INTERRUPTED


def _nobody_reads() -> int:
    """The reader of our output went away, as `head` does."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    return BROKEN_PIPE
