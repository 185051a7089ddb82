"""`schema`, `completion`, `providers`, `assets`, `networks`, help: what can be looked up."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest

import networks
from swapclient.cli.group import VERBS, swapclient
from swapclient.providers.registry import PROVIDERS

PROGRAM = Path(sys.executable).with_name("swapclient")


def test_the_schema_is_a_schema_and_is_printed_whole(cli, bare):
    for form in ((), ("--json",)):
        schema = json.loads(cli("schema", *form).out)
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["properties"]["schema"] == {"const": 1}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_says_how_to_keep_it(cli, bare, shell):
    left = cli("completion", shell)
    assert "_SWAPCLIENT_COMPLETE" in left.out
    assert left.out.splitlines()[-1].startswith("# To keep it: swapclient completion")
    assert (shell != "zsh") or left.out.startswith("#compdef swapclient")
    document = cli("completion", shell, "--json").document["completion"]
    assert document["source"] == left.out


def test_an_unknown_shell_is_a_usage_error(cli, bare):
    cli("completion", "tcsh", code=2)


COMPLETES = {
    "bash": """
source {script}
COMP_WORDS=(swapclient {words}) COMP_CWORD={place}
_swapclient_completion swapclient
printf '%s\\n' "${{COMPREPLY[@]}}"
""",
    "zsh": """
autoload -U compinit && compinit -u -d {script}.dump
source {script}
_describe() {{ print -l -- "${{(@P)3}}" }}
compadd() {{ print -l -- "${{(@P)5}}" }}
words=(swapclient {words}) CURRENT=$(({place} + 1))
_swapclient_completion
""",
    "fish": """
source {script}
complete --do-complete "swapclient {words}"
""",
}


@pytest.mark.parametrize(("words", "wanted"), [(["rec"], "reconcile"), (["export", "--for"], "--format")])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_real_shell_completes_verbs_and_options(cli, bare, monkeypatch, shell, words, wanted):
    where = shutil.which(shell)
    if where is None:
        pytest.skip(f"{shell} is not installed")
    script = bare / f"completion.{shell}"
    script.write_text(cli("completion", shell).out)
    monkeypatch.setenv("PATH", f"{PROGRAM.parent}:/usr/bin:/bin")
    story = COMPLETES[shell].format(script=script, words=" ".join(words), place=len(words))
    flags = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run([where, *flags, "-c", story], capture_output=True, text=True, check=False)
    offered = {word.split(":")[0] for word in done.stdout.split()}
    assert wanted in offered, f"{done.stdout}\n{done.stderr}"


def offered(monkeypatch, words):
    """What bash would be offered."""
    monkeypatch.setenv("_SWAPCLIENT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"swapclient {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    done = subprocess.run([PROGRAM], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_the_shell_is_offered_the_swaps_on_record(cli, place, monkeypatch):
    first, second = place(), place(amount="0.25")
    assert offered(monkeypatch, f"show {first.swap_id[:6]}") == [first.swap_id]
    assert offered(monkeypatch, f"watch {second.swap_id[:6]}") == [second.swap_id]


def test_at_the_prompt_nothing_is_made_and_nothing_complains(bare, monkeypatch):
    assert offered(monkeypatch, "show x") == []
    assert not (bare / "data").exists()
    monkeypatch.setenv("SWAPCLIENT_JOURNAL", "nonsense")
    assert offered(monkeypatch, "show x") == []


def test_providers_are_told_with_their_keys_present_or_not_but_never_shown(cli, home, monkeypatch):
    monkeypatch.setenv("CHANGENOW_OFF", "0")
    told = {one["name"]: one for one in cli("providers", "--json").document["providers"]}
    assert set(told) == set(PROVIDERS)
    assert told["simpleswap"]["key"] == "set"
    assert told["exolix"]["key"] == "off"
    assert told["changenow"]["key"] == "missing"
    assert told["simpleswap"]["holds"]
    left = cli("providers").out
    assert "missing: set CHANGENOW_API_KEY" in left
    assert "sandbox-" not in left


def test_stats_compare_promised_with_paid_from_the_own_record(cli, place, box, hurried):
    good, bad = place(), place(amount="0.25")
    box.control.scenario("refunded", order=bad.order_id)
    for swap in (good, bad):
        box.control.deposit(swap.order_id)
    cli("watch", code=10)
    told = {one["name"]: one["stats"] for one in cli("providers", "--stats", "--json").document["providers"]}
    stats = told["simpleswap"]
    assert (stats["swaps"], stats["finished"], stats["ended"]) == (2, 1, {"refunded": 1})
    assert stats["compared"] == 1
    assert float(stats["against_quote_bps"]) == float(stats["worst_bps"])
    assert told["exolix"]["swaps"] == 0
    left = cli("providers", "--stats").out
    assert "2 swaps, 1 finished, 0 held, 1 refunded" in left
    assert "no swap yet" in left


def test_assets_are_found_by_word_and_by_a_networks_other_name(cli, home):
    everything = cli("assets", "--json").document
    assert {"BTC:bitcoin", "USDT:tron"} <= {one["asset"] for one in everything["assets"]}
    assert all("simpleswap" in one["providers"] for one in everything["assets"])
    tethers = [one["asset"] for one in cli("assets", "usdt", "--json").document["assets"]]
    assert tethers
    assert all("USDT" in name for name in tethers)
    on_tron = {one["network"] for one in cli("assets", "trc20", "--json").document["assets"]}
    assert on_tron == {"tron"}
    assert cli("assets", "nosuchcoin").out == "nobody lists nosuchcoin\n"


def test_the_age_of_the_list_is_told_and_an_old_one_is_marked(cli, home, box):
    assert "simpleswap's list is 0 s old" in cli("assets").err
    box.control.scenario("redirect_elsewhere", on="assets", times=None)
    (listing,) = cli("assets", "--fresh", "--json").document["listings"]
    assert listing["stale"] is True
    assert "old: the provider cannot be asked now" in cli("assets", "--fresh").err


def test_nobody_to_ask_is_an_error_with_its_reason(cli, home, box, monkeypatch):
    box.control.scenario("redirect_elsewhere", on="assets", times=None)
    failed = cli("assets", "--json", code=6).document
    assert failed["missing"][0]["provider"] == "simpleswap"
    monkeypatch.setenv("SIMPLESWAP_API_KEY", "wrong")
    box.control.scenario("happy")
    assert cli("assets", "--json", code=5).document["error"]["code"] == "bad_key"


def test_networks_are_listed_offline_with_aliases_and_memo_rules(cli, bare):
    told = cli("networks", "--json").document["networks"]
    assert [one["name"] for one in told] == [one.name for one in networks.networks()]
    (tron,) = cli("networks", "trc20", "--json").document["networks"]
    assert tron["name"] == "tron"
    assert "TRON" in cli("networks", "tron").out
    ripple = cli("networks", "ripple", "--json").document["networks"][0]
    assert ripple["memo"]["word"] == "destination tag"
    assert cli("networks", "nosuchnet").out == "no network is called nosuchnet\n"


MINE = (
    *("orders", "show", "watch", "reconcile", "qr", "support", "export", "import", "add"),
    *("doctor", "schema", "completion", "providers", "assets", "networks"),
)


@pytest.mark.parametrize("verb", MINE)
def test_every_verb_has_help_with_an_example_and_takes_json(cli, bare, verb):
    said = cli(verb, "--help").out
    assert f"swapclient {verb}" in said.partition("\n\n")[2]
    assert "--json" in said
    assert verb in VERBS


@pytest.mark.parametrize("verb", MINE)
def test_an_option_that_does_not_exist_is_a_usage_error_in_json(cli, bare, verb):
    assert cli(verb, "--nosuch", "--json", code=2).document["error"]["code"] == "usage"


def test_the_shell_is_offered_every_verb_without_importing_one():
    code = (
        "import sys; from swapclient.cli.group import swapclient as group; import click;"
        "found = [one.value for one in group.shell_complete(click.Context(group), '')];"
        "print(*found, *(name for name in sys.modules if name.startswith('swapclient.cli.commands.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == list(VERBS)
    settings = swapclient.context_settings  # click keeps the help option as the first context that asked had it
    assert [one.value for one in swapclient.shell_complete(click.Context(swapclient, **settings), "--ver")] == [
        "--version"
    ]
