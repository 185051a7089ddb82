"""The one boundary: whatever happens inside ends here as a document or a sentence, and as an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from swapclient.cli.screen import Screen
from swapclient.cli.session import Session
from swapclient.cli.streams import let_go, stand_in, where, writing
from swapclient.errors import InFlight, SwapClientError, UsageError

__all__ = ["INTERRUPTED", "run"]

INTERRUPTED = 130
BROKEN_PIPE = 141


def run(argv: Sequence[str]) -> int:
    """Run one command line, without any word the help; returns the exit code."""
    can_answer = stand_in()
    session = Session(json="--json" in argv)
    if not can_answer:
        session.screen.say("error: stdout is closed, so there is nowhere to answer; nothing was done")
        return UsageError.exit_code
    with session.exits:
        try:
            return _answer(argv, session, session.screen)
        except (OSError, SystemExit) as error:
            unheard = writing(error)
            if unheard is None:
                raise
            return _unheard(unheard, session, session.screen)


def _answer(argv: Sequence[str], session: Session, screen: Screen) -> int:
    """The command's answer, printed, whatever it is.

    Raises:
        OSError: stdout cannot be written.
    """
    from swapclient.cli.group import swapclient  # noqa: PLC0415 - completion and help build it once

    try:
        answer = swapclient.main(
            args=list(argv) or ["--help"], prog_name="swapclient", standalone_mode=False, obj=session
        )
        return _deliver(answer, session, screen)
    except (KeyboardInterrupt, click.Abort):
        return _interrupted(session, screen)
    except (SwapClientError, click.ClickException) as error:
        return _fail(_at_home(_known(error), session), session, screen)
    except Exception as error:  # the one place where a bug becomes words and exit code 1
        if writing(error):
            raise
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
    screen.flush()
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
    return SwapClientError(
        f"a bug in swapclient: {type(error).__name__} in {where(error)}",
        hint="Nothing is lost: see `swapclient orders`. Please report it with this line.",
    )


def _interrupted(session: Session, screen: Screen) -> int:
    """Ctrl-C: what is known of the order is the last line."""
    screen.flush()
    screen.say()
    if session.json and not session.answered:
        from swapclient.cli.reply import envelope  # noqa: PLC0415 - as above

        said = SwapClientError("interrupted", hint="Go on with: swapclient watch", code="interrupted")
        screen.document(envelope({}, said.about(last_known=session.last_known) if session.last_known else said))
    screen.say(f"interrupted; {session.last_known or 'nothing was created'}")
    return INTERRUPTED


def _unheard(error: OSError, session: Session, screen: Screen) -> int:
    """Nobody can be answered: the disk is full, or the reader went away, as `head` does. What is known goes to stderr.

    An order may exist, so the exit code never sounds as if nothing had happened.
    """
    let_go(sys.stdout)
    gone = isinstance(error, BrokenPipeError)
    if not gone or session.last_known:
        screen.say(f"error: the answer cannot be written: {error.strerror}")
        screen.say(f"       {session.last_known or 'Make room, or write elsewhere.'}")
    if gone:
        return BROKEN_PIPE
    return InFlight.exit_code if session.last_known else UsageError.exit_code
