"""A door leads to one host, and no id leads out of it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from swapclient.errors import ConfigError, InputRefused
from swapclient.wire.origin import checked_base, checked_proxy, join, segment


@pytest.mark.parametrize(
    "url",
    [
        "http://api.acme.example",
        "http://127.0.0.1.acme.example",
        "http://localhost.acme.example",
        "http://10.0.0.1:80",
        "http://0.0.0.0:80",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "api.acme.example",
        "https://",
        "https://user:pass@api.acme.example",
        "https://@api.acme.example",
        "https://api.acme.example?x=1",
        "https://api.acme.example#x",
        "https://api.acme.example:port",
        "https://api.acme.example\\@evil.example",
        "https://api.acme.example\n",
        "https://аpi.acme.example",
        "https://[::1",
        "",
    ],
)
def test_only_https_or_this_machine_is_a_base(url):
    with pytest.raises(ConfigError) as caught:
        checked_base(url, provider="acme")
    assert caught.value.stable_code == "bad_url"
    assert caught.value.hint
    assert "pass" not in caught.value.message


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://api.acme.example/v3/", "https://api.acme.example/v3"),
        ("HTTPS://api.acme.example", "https://api.acme.example"),
        ("https://10.0.0.1:8443", "https://10.0.0.1:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_a_good_base_loses_only_its_last_slash(url, base):
    assert checked_base(url, provider="acme") == base


@pytest.mark.parametrize("proxy", ["ftp://u:canary@h", "h:1", "socks4://u:canary@h:1", "http://", "http://h:x"])
def test_an_unknown_proxy_is_refused_without_repeating_it(proxy):
    with pytest.raises(ConfigError) as caught:
        checked_proxy(proxy, provider="acme")
    assert caught.value.stable_code == "bad_proxy"
    assert "canary" not in f"{caught.value.message}{caught.value.hint}{caught.value.context}"


@pytest.mark.parametrize(
    "path", ["", "x", "//evil.example", "/a//b/../c", "/..", "/a/.", "/a?b", "/a#b", "/a b", "/\\e"]
)
def test_a_path_that_leads_elsewhere_is_an_error(path):
    with pytest.raises(ValueError, match="not a path"):
        join("https://api.acme.example", path)


@pytest.mark.parametrize("text", ["", " ", ".", "..", "...", ". .", "x" * 201, "a\x00b", "a\nb", "\ud800"])
def test_an_empty_or_impossible_id_never_reaches_a_url(text):
    with pytest.raises(InputRefused):
        segment(text)


@given(st.text(max_size=20))
@example("../../x")
@example("a?b#c/d")
@example("%2e%2e")
def test_an_id_stays_one_part_of_the_path(text):
    try:
        part = segment(text)
    except InputRefused:
        return
    assert join("https://h", f"/orders/{part}").count("/") == 4
    assert not set(part) & set("/?#\\ ")
