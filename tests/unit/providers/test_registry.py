"""The register: what every provider is called, and what opening one costs."""

import subprocess
import sys

import pytest

from swapclient.providers.registry import PROVIDERS
from tests.fakes.bench import Bench


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_provider_is_what_its_entry_says(name, clock):
    spec = PROVIDERS[name]
    bench = Bench(name, spec.default_url, "k3y", None, clock)
    provider = bench.open()
    assert (spec.name, provider.name, provider.title) == (name, name, spec.title)
    assert provider.capabilities.needs_key is spec.needs_key
    assert spec.default_url.startswith("https://")
    assert spec.key_variable == f"{spec.url_variable.removesuffix('_API_URL')}_API_KEY"


def test_the_key_travels_as_each_provider_wants_it():
    sent = {name: spec.headers("k3y") for name, spec in PROVIDERS.items() if spec.key_header}
    assert sent["simpleswap"] == {"x-api-key": "k3y"}
    assert sent["exolix"] == {"Authorization": "k3y"}
    assert sent["changenow"] == {"x-changenow-api-key": "k3y"}
    assert sent["stealthex"] == {"Authorization": "Bearer k3y"}
    assert PROVIDERS["exolix"].headers(None) == {}


def test_reading_the_register_loads_neither_an_adapter_nor_httpx():
    code = (
        "import sys; import swapclient.providers.registry; "
        "print([name for name in sys.modules if name.endswith('.adapter') or name in ('httpx', 'msgspec')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_exolix_lists_orders_only_with_a_key(clock):
    url = PROVIDERS["exolix"].default_url
    assert Bench("exolix", url, "k3y", None, clock).open().capabilities.lists
    assert not Bench("exolix", url, None, None, clock).open().capabilities.lists
