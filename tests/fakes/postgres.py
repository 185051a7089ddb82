"""A real PostgreSQL server for tests: its own folder, a unix socket, no port, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Missing", "server"]

PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql")


class Missing(Exception):
    """There is no server to be started here, and why."""


@contextmanager
def server() -> Iterator[str]:
    """Start one and yield the URL of a database without its name: ``f"{url}".format("postgres")``.

    Raises:
        Missing: no initdb on this machine, no user it could run as, or it does not start.
    """
    programs = _programs()
    who = _somebody()
    # a socket's path is short, and the server's user must be able to reach it: not pytest's folder
    folder = Path(tempfile.mkdtemp(prefix="swc-pg-"))
    try:
        if who:
            os.chown(folder, who.pw_uid, who.pw_gid)
        data = folder / "data"
        _run(
            who,
            folder,
            programs / "initdb",
            "-D",
            data,
            "-U",
            "tester",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "-N",
            "--no-locale",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=40"
        log = folder / "log"
        try:
            _run(who, folder, programs / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "-t", "60", "start")
            yield f"postgresql://tester@/{{}}?host={folder}"
        finally:
            _run(who, folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = [path for place in PLACES for path in Path(place).glob("**/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path).resolve()] if on_path else []
    good = [path.parent for path in found if (path.parent / "pg_ctl").exists()]
    if not good:
        raise Missing("PostgreSQL's initdb is not on this machine")
    return max(good, key=lambda path: [int(part) for part in path.parts if part.isdecimal()])


def _somebody() -> pwd.struct_passwd | None:
    """The user to become: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Missing("PostgreSQL does not run as root, and there is no other user")


def _run(who: pwd.struct_passwd | None, folder: Path, *command: object, check: bool = True) -> None:
    # the server outlives pg_ctl and would keep a pipe open: its words go to a file
    with (folder / "said").open("w+", encoding="utf-8") as said:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            user=who.pw_uid if who else None,
            group=who.pw_gid if who else None,
            extra_groups=[] if who else None,
        )
        if check and done.returncode:
            said.seek(0)
            raise Missing(f"PostgreSQL does not start: {said.read()[-400:]}")
