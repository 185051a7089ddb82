"""A canary key, sent through every way it could leak, is found nowhere."""

import base64
import json
import logging
import traceback
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swapclient.errors import SwapClientError
from swapclient.wire.redaction import HIDDEN, redact
from swapclient.wire.settings import DoorSettings
from swapclient.wire.trouble import Trouble
from tests.fakes import faulty
from tests.fakes.faulty import answer, closed_port

CANARY = "cAnary/Key+with=odd&chars äß"
COOKIE = "cookie-canary-7f3a"
PASSWORD = "pass:word-canary"


def leaks(text: str) -> bool:
    forms = (CANARY, quote(CANARY, safe=""), COOKIE, PASSWORD, quote(PASSWORD, safe=""), "cAnary")
    encoded = (base64.b64encode(f"{prefix}{CANARY}".encode()).decode()[8:28] for prefix in ("u:", "us:", "use:"))
    return any(form in text for form in (*forms, *encoded))


@given(st.text("abcXYZ019~+/=&?% \"\\'\tüß₿", min_size=6, max_size=40))
def test_a_secret_is_found_in_every_form_it_takes(secret):
    percent = quote(secret, safe="")
    forms = [secret, percent, percent.lower() if secret.islower() else percent, quote_plus(secret), quote(secret)]
    for form in (*forms, json.dumps(secret)[1:-1], repr(secret)[1:-1]):
        assert redact(f"<{form}>", [secret]) == f"<{HIDDEN}>"


@pytest.mark.parametrize(
    "piece", ["a", "a:", "a://", "'", "?", "&key=", "'password':'", "\n", "'api_key' , ", "https://a"]
)
def test_a_long_text_of_a_stranger_is_read_once_and_not_from_every_letter_anew(piece):
    """Were it not so, this would take hours."""
    text = piece * (1_000_000 // len(piece))
    assert len(redact(text, [CANARY])) > 0


@pytest.mark.parametrize("prefix", ["", "a", "ab", "user:", "some-user:"])
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_secret_inside_base64_is_found(prefix, encode):
    secret = "sup3r~secret?key>value"
    shown = redact("Basic " + encode(f"{prefix}{secret}".encode()).decode(), [secret])
    assert HIDDEN in shown
    left = shown.removeprefix("Basic ").replace(HIDDEN, "")
    assert len(left) <= len(base64.b64encode(prefix.encode())) + 8


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("(b'Set-Cookie', b'a=b; Path=/')", f"(b'Set-Cookie', b'{HIDDEN}')"),
        ("""{"x-api-key": "k1"}""", f"""{{"x-api-key": '{HIDDEN}'}}"""),
        ("Authorization: Bearer abc\r\nHost: x", f"Authorization: {HIDDEN}\r\nHost: x"),
        ("GET https://h/x?api_key=k1&from=btc", f"GET https://h/x?api_key={HIDDEN}&from=btc"),
        ("via socks5://me:pw@proxy:1080", f"via socks5://{HIDDEN}@proxy:1080"),
        ("the key of the matter: nothing", "the key of the matter: nothing"),
        ("me@host.example", "me@host.example"),
    ],
)
def test_what_is_secret_by_its_name_goes_even_unknown(said, shown):
    assert redact(said) == shown


def test_a_longer_secret_is_not_left_half_standing():
    assert redact("abcdefgh", ["abcd", "abcdefgh"]) == HIDDEN


def test_very_short_secrets_do_not_blot_out_words():
    assert redact("a cat", ["a", ""]) == "a cat"


class Everything(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record) + repr(record.__dict__))


@pytest.fixture
def logged():
    handler = Everything()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.lines
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "behaviour",
    [
        answer(CANARY.encode(), Set_Cookie=f"sid={COOKIE}", X_Echo="plain"),
        answer(f"bad key {CANARY}".encode(), 503),
        answer(b"", 302, Location=f"https://evil.example/?api_key={quote(CANARY)}"),
        faulty.cut,
        faulty.reset,
    ],
)
async def test_a_canary_key_is_in_no_log_error_or_repr(behaviour, server, open_door, logged):
    server.script = [behaviour]
    door = open_door(server.url, headers={"X-API-KEY": quote(CANARY)}, secrets=(CANARY,), attempts=2)
    written = [repr(door), repr(door._settings), str(door._settings), repr(door._trouble)]
    asks = (
        lambda: door.read("/q", {"api_key": CANARY}),
        lambda: door.read("/q", {"api_key": CANARY}, fresh=True),
        lambda: door.send("/o", {"key": CANARY}, {"api_key": CANARY}),
    )
    for ask in asks:
        try:
            await ask()
        except SwapClientError as error:
            written += [*traceback.format_exception(error), repr(error), error.hint, repr(error.context)]
    assert len(server.seen) >= 3
    assert any("httpcore" in line for line in logged)
    assert [text for text in (*written, *logged) if leaks(text)] == []


@pytest.mark.anyio
async def test_a_proxys_password_is_in_no_log_error_or_repr(server, open_door, logged):
    user_info = f"me:{quote(PASSWORD, safe='')}"
    written = []
    server.script = [answer(b"", 407)]
    for proxy in (server.url, f"http://127.0.0.1:{closed_port()}", f"socks5://127.0.0.1:{closed_port()}"):
        door = open_door("https://acme.example", proxy=proxy.replace("://", f"://{user_info}@"), attempts=1)
        written += [repr(door), repr(door._settings)]
        with pytest.raises(SwapClientError) as caught:
            await door.read("/q")
        written += [*traceback.format_exception(caught.value), repr(caught.value.context)]
    sent = base64.b64encode(f"me:{PASSWORD}".encode()).decode()
    assert server.seen[0].headers["proxy-authorization"] == f"Basic {sent}"
    assert [text for text in (*written, *logged) if leaks(text) or sent in text] == []


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "httpcore.proxy"])
async def test_a_handler_set_on_one_logger_sees_it_clean_too(name, open_door):
    open_door("https://acme.example", secrets=(CANARY,))
    handler, logger = Everything(), logging.getLogger(name)
    logger.addHandler(handler)
    try:
        logger.warning("sent %s", CANARY)
    finally:
        logger.removeHandler(handler)
    assert len(handler.lines) == 1
    assert not leaks(handler.lines[0])


@pytest.mark.anyio
async def test_our_own_loggers_new_ones_too_are_cleaned_with_their_tracebacks(open_door, logged):
    open_door("https://acme.example", secrets=(CANARY,))
    logger = logging.getLogger("swapclient.made_later.deep")
    try:
        int(CANARY)
    except ValueError:
        logger.exception("failed with %s", CANARY, stack_info=True)
    assert any("failed with" in line for line in logged)
    assert not any(CANARY in line for line in logged if "made_later" in line)


def test_what_the_error_below_says_is_redacted_and_cleaned():
    cause = Trouble("acme", (CANARY,)).cause(OSError(f"\x1b[1m {CANARY} refused"))
    assert cause == f"\\x1b[1m {HIDDEN} refused"


def test_settings_find_their_own_secrets():
    settings = DoorSettings(
        base_url="https://h",
        headers={"x-api-key": "k-one", "Authorization": "Bearer k-two", "Accept": "application/json"},
        secrets=("k-three",),
        proxy="socks5://me:p%40ss@h:1",
    )
    assert settings.hidden() == ("k-three", "k-one", "Bearer k-two", "p%40ss", "p@ss")
    assert repr(settings).count("k-") == 0
    assert "ss@" not in repr(settings)
