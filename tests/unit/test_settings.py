"""Flag over environment over file over default; what cannot be meant is refused by name; keys stay out of sight."""

import subprocess
import sys
import types
from pathlib import Path

import pytest

from swapclient.errors import ConfigError
from swapclient.providers.registry import PROVIDERS
from swapclient.settings import Secret, load

KEY = "canary-k3y-0123456789"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def said(tmp_path):
    """Load with a settings file of that text."""

    def load_with(text="", flags=None, **environ):
        file = tmp_path / "swapclient.toml"
        file.write_text(text, encoding="utf-8")
        folders = {"data_dir": tmp_path / "data", "cache_dir": tmp_path / "cache"}
        return load({"config": file, **folders, **(flags or {})}, environ)

    return load_with


def without_key(said, text="", **environ):
    """Why the key cannot be had: that is kept for whoever would ask this provider, and stops nobody else."""
    trouble = said(text, **environ).providers["simpleswap"].key_trouble
    assert trouble.hint
    assert trouble.context["provider"] == "simpleswap"
    assert KEY not in f"{trouble} {trouble.hint} {trouble.context}"
    return trouble


def refused(said, text="", flags=None, **environ):
    with pytest.raises(ConfigError) as caught:
        said(text, flags, **environ)
    assert caught.value.hint
    assert KEY not in f"{caught.value} {caught.value.hint} {caught.value.context}"
    return caught.value


def test_a_flag_wins_over_the_environment_over_the_file_over_the_default(said):
    assert said().interval == 5.0
    assert said("interval = 7").interval == 7.0
    assert said("interval = 7", SWAPCLIENT_INTERVAL="8").interval == 8.0
    assert said("interval = 7", {"interval": "9"}, SWAPCLIENT_INTERVAL="8").interval == 9.0


def test_an_empty_variable_is_no_setting(said):
    assert said("interval = 7", SWAPCLIENT_INTERVAL="").interval == 7.0
    assert said(SIMPLESWAP_API_KEY="").providers["simpleswap"].key is None


def test_without_a_word_everything_is_in_the_usual_places(tmp_path):
    home = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    code = "from swapclient.settings import load; s = load({}, {}); print(s.journal, s.cache_dir, s.config, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**home, "HOME": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    journal, cache, config = done.stdout.splitlines()
    assert journal.startswith("sqlite:///")
    assert journal.endswith("/journal.db")
    assert "swapclient" in journal
    assert "swapclient" in cache
    assert config == "None"
    assert not (tmp_path / "XDG_DATA_HOME").exists()  # reading settings makes nothing


def test_platformdirs_is_asked_only_where_nothing_was_said(tmp_path):
    (tmp_path / "s.toml").write_text("")
    code = (
        "import sys; from swapclient.settings import load\n"
        f"load({{'config': {str(tmp_path / 's.toml')!r}, 'data_dir': '/x', 'cache_dir': '/y'}}, {{}})\n"
        "print('platformdirs' in sys.modules, 'keyring' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_journal_lies_in_the_data_folder_unless_it_is_named(said, tmp_path):
    assert said().journal == f"sqlite:///{tmp_path}/data/journal.db"
    assert said(SWAPCLIENT_JOURNAL="postgresql://h/d").journal == "postgresql://h/d"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("intervall = 7", "interval"),
        ("[providers.simplswap]\noff = true", "simpleswap"),
        ("[providers.simpleswap]\nkeyfile = 'x'", "key_file"),
        ("[simpleswap]\noff = true", "providers"),
    ],
)
def test_a_name_nobody_reads_is_refused_with_those_that_are(said, text, known):
    error = refused(said, text)
    assert error.stable_code == "unknown_setting"
    assert known in error.hint


@pytest.mark.parametrize(
    "text",
    [
        "interval = 'soon'",
        "interval = true",
        "interval = 0",
        "interval = -1",
        "interval = nan",
        "interval = inf",
        "proxy = true",
        "journal = 7",
        "book = ['a']",
        "[providers.simpleswap]\noff = 'no'",
        "[providers.simpleswap]\nurl = 7",
        "providers = 3",
        "[providers]\nsimpleswap = 3",
        "interval",
        "provider = 'nobody'",
        "proxy = 'ftp://x'",
        "data_dir = '~nobody-of-that-name/x'",
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(said, text):
    with pytest.raises(ConfigError) as caught:
        said(text, {"data_dir": None})
    assert caught.value.hint


@pytest.mark.parametrize("value", ["x", "0", "-3", "nan", "inf", "1,5"])
def test_seconds_are_seconds_wherever_they_are_said(said, value):
    assert "interval" in str(refused(said, SWAPCLIENT_INTERVAL=value))
    assert "timeout" in str(refused(said, flags={"timeout": value}))


def test_a_file_that_was_named_must_be_there(tmp_path):
    with pytest.raises(ConfigError, match="no settings file"):
        load({"config": tmp_path / "nothing.toml"}, {})
    with pytest.raises(ConfigError):
        load({}, {"SWAPCLIENT_CONFIG": str(tmp_path)})


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "s.toml").write_bytes(b"\xff\xfe\0")
    with pytest.raises(ConfigError):
        load({"config": tmp_path / "s.toml"}, {})


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8099/v3", "http://localhost:1", "http://[::1]:8", "https://x.example/v3"]
)
def test_plain_http_goes_to_this_machine_only(said, url):
    assert said(SIMPLESWAP_API_URL=url).providers["simpleswap"].url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://x.example",
        "http://127.0.0.1.x.example",
        "http://localhost@x.example",
        "ftp://x",
        "x",
        "https://",
        "http://[::1",
    ],
)
def test_a_url_that_would_show_addresses_to_others_is_refused(said, url):
    assert refused(said, SIMPLESWAP_API_URL=url).stable_code == "bad_url"
    assert refused(said, f"[providers.simpleswap]\nurl = '{url}'").stable_code == "bad_url"
    assert refused(said, SWAPCLIENT_MARKET_URL=url).stable_code == "bad_url"


def test_every_provider_has_its_variables(said):
    for name, spec in PROVIDERS.items():
        found = said(**{spec.key_variable: KEY, spec.url_variable: "http://127.0.0.1:9"}).providers
        assert found[name].key.reveal() == KEY
        assert found[name].url == "http://127.0.0.1:9"
        assert [other for other in found if found[other].key] == [name]


def test_a_provider_is_switched_off_by_file_or_environment(said):
    assert said("[providers.simpleswap]\noff = true").providers["simpleswap"].off
    assert said(SIMPLESWAP_OFF="1").providers["simpleswap"].off
    assert not said(SIMPLESWAP_OFF="no").providers["simpleswap"].off
    refused(said, SIMPLESWAP_OFF="perhaps")


def test_the_key_of_a_provider_that_is_off_is_not_looked_for(said):
    text = "[providers.simpleswap]\noff = true\nkey_file = '/nothing/here'"
    assert said(text).providers["simpleswap"].key is None


def key_file(tmp_path, content=f"{KEY}\n", mode=0o600):
    path = tmp_path / "key"
    path.write_text(content)
    path.chmod(mode)
    return path


def test_a_key_comes_from_a_file_of_ours(said, tmp_path):
    path = key_file(tmp_path)
    assert said(SIMPLESWAP_API_KEY_FILE=str(path)).providers["simpleswap"].key.reveal() == KEY
    text = f"[providers.simpleswap]\nkey_file = '{path}'"
    assert said(text).providers["simpleswap"].key.reveal() == KEY
    assert said(text, SIMPLESWAP_API_KEY="k2").providers["simpleswap"].key.reveal() == "k2"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o601])
def test_a_key_file_that_others_can_read_is_without_key(said, tmp_path, mode):
    path = key_file(tmp_path, mode=mode)
    assert f"chmod 600 {path}" in without_key(said, SIMPLESWAP_API_KEY_FILE=str(path)).hint


@pytest.mark.parametrize("content", ["", " \n", f"{KEY} {KEY}", f"{KEY}\n{KEY}", "schlüssel", "x" * 5000])
def test_a_key_file_without_a_key_is_without_key(said, tmp_path, content):
    without_key(said, SIMPLESWAP_API_KEY_FILE=str(key_file(tmp_path, content)))


def test_a_key_file_that_is_not_there_or_no_file_is_without_key(said, tmp_path):
    without_key(said, SIMPLESWAP_API_KEY_FILE=str(tmp_path / "nothing"))
    (tmp_path / "folder").mkdir(mode=0o700)
    without_key(said, SIMPLESWAP_API_KEY_FILE=str(tmp_path / "folder"))


@pytest.mark.parametrize("key", ["a b", "a\nb", "ключ", "\t", f"{KEY}\x1b[31m"])
def test_a_key_that_cannot_be_one_is_without_key(said, key):
    assert without_key(said, SIMPLESWAP_API_KEY=key).stable_code == "bad_key_text"


def test_a_key_does_not_belong_in_the_settings_file(said):
    assert refused(said, f"[providers.simpleswap]\nkey = '{KEY}'").stable_code == "key_in_settings"


@pytest.fixture
def keyring(monkeypatch):
    """A keyring with what is put in it."""

    class Locked(Exception):
        pass

    kept = {}
    ring = types.ModuleType("keyring")
    errors = types.ModuleType("keyring.errors")
    errors.KeyringError = Locked

    def get_password(service, name):
        if kept.get("locked"):
            raise Locked(KEY)
        return kept.get((service, name))

    ring.get_password = get_password
    ring.errors = errors
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return kept


RING = "[providers.simpleswap]\nkey = 'keyring'"


def test_a_key_comes_from_the_keyring_when_the_file_says_so(said, keyring):
    keyring["swapclient", "SIMPLESWAP_API_KEY"] = KEY
    assert said(RING).providers["simpleswap"].key.reveal() == KEY
    assert said().providers["simpleswap"].key is None


def test_a_keyring_that_is_empty_locked_or_missing_is_said(said, keyring, monkeypatch):
    assert without_key(said, RING).stable_code == "no_key_in_keyring"
    keyring["locked"] = True
    assert without_key(said, RING).stable_code == "no_keyring"
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "pip install" in without_key(said, RING).hint


def test_no_secret_is_in_the_repr_of_the_settings(said):
    settings = said(
        SIMPLESWAP_API_KEY=KEY,
        SWAPCLIENT_PROXY=f"socks5://me:{KEY}@127.0.0.1:9050",
        SWAPCLIENT_JOURNAL=f"postgresql://me:{KEY}@host/db",
    )
    secret = settings.providers["simpleswap"].key
    assert KEY in settings.proxy
    for shown in (
        repr(settings),
        str(settings),
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!s:>20}",
    ):
        assert KEY not in shown


def test_secrets_are_equal_by_their_text():
    assert Secret("a") == Secret("a") != Secret("b")
    assert len({Secret("a"), Secret("a")}) == 1
    assert Secret("a") != "a"


def test_a_folder_that_a_url_cannot_name_is_refused(said, tmp_path):
    refused(said, flags={"data_dir": tmp_path / "what?"})
