"""``sandbox``: the play-money provider as a server of its own."""

from __future__ import annotations

from pathlib import Path

import click

from swapclient.cli.options import common
from swapclient.cli.play import folder, silenced
from swapclient.cli.reply import Reply, envelope
from swapclient.cli.session import Session

__all__ = ["command"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8099, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--speed", default=1.0, show_default=True, type=click.FloatRange(0.01, 10000), help="Orders run faster.")
@click.option("--seed", default=0, show_default=True, type=int, help="Another market.")
@click.option("--pay-after", type=click.FloatRange(0), metavar="SECONDS", help="Deposits arrive by themselves.")
@click.option("--scenario", metavar="NAME", help="What every order or request meets, as in error_500_after_accept.")
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="File of its orders.")
@common()
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    host: str,
    port: int,
    speed: float,
    seed: int,
    pay_after: float | None,
    scenario: str | None,
    ledger: Path | None,
) -> Reply:
    """Run the sandbox provider as a server, until Ctrl-C. It prints what to export so that programs speak to it.

    \b
    swapclient sandbox
    swapclient sandbox --port 0 --speed 30 --pay-after 2
    swapclient sandbox --scenario error_500_after_accept
    """  # noqa: D301 - \b is click's mark
    from swapclient.sandbox import serve  # noqa: PLC0415 - `--help` needs no server

    def started(url: str, environ: dict[str, str]) -> None:
        variables = {**environ, **silenced(environ)}
        if session.json:
            session.screen.document(envelope({"sandbox": {"url": url, "environ": variables}}))
            session.answered = True
            return
        session.screen.say(f"sandbox at {url}, play money only; Ctrl-C ends it. For programs that shall speak to it:")
        for name, value in variables.items():
            session.screen.data(f"export {name}={value}")
        session.screen.flush()

    session.last_known = "the sandbox has ended; its orders are kept"
    path = ledger or folder(session.environ) / "server.db"
    serve(
        path,
        host,
        port,
        speed=speed,
        seed=seed,
        deposits_by_itself=pay_after,
        scenario=scenario,
        on_started=started,
    )
    return Reply(streamed=True)
