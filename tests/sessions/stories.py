"""The stories: for every command and every error path, what is typed, and what happens at the provider meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from swapclient.sandbox import Box

TO = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
XRP = "rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv"
REFUND = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"

Deed = Callable[[Box, str], object]
"""What happens at the sandbox between two commands, while recording: it gets the box and the newest order's id."""


@dataclass(frozen=True)
class Story:
    """Commands and deeds in order; ``environ`` comes on top of the sandbox's."""

    steps: Sequence[tuple[str, ...] | Deed]
    environ: Mapping[str, str] = field(default_factory=dict)


def cmd(line: str, *more: str) -> tuple[str, ...]:
    """A command as it is typed; words with blanks are given apart."""
    return (*line.split(), *more)


def swap(*more: str, give: str = "BTC", amount: str = "0.5", to: str = TO, refund: str = REFUND) -> tuple[str, ...]:
    line = f"swap {give} USDT:tron -a {amount} --to {to} --refund-to {refund} --provider simpleswap --yes"
    return (*line.split(), *more)


def paid(box, order):
    box.control.deposit(order)


def later(seconds: float) -> Deed:
    return lambda box, order: box.control.advance(seconds)


def scenario(name: str, **options) -> Deed:
    return lambda box, order: box.control.scenario(name, **options)


def of_the_order(name: str, **options) -> Deed:
    return lambda box, order: box.control.scenario(name, order=order, **options)


PLACED = swap("--no-watch", "--json")


def through(provider: str) -> tuple[str, ...]:
    return tuple(provider if word == "simpleswap" else word for word in PLACED)


STORIES: dict[str, Story] = {
    "quote": Story([cmd("quote BTC USDT:tron -a 0.5"), cmd("quote BTC USDT:tron -a 0.5 --json")]),
    "quote_fixed": Story([cmd("quote LTC USDT:tron -a 12 --fixed --json --provider simpleswap")]),
    "quote_one_provider_down": Story(
        [
            cmd("assets BTC --json"),
            scenario("maintenance", provider="exolix", on="quote", times=None),
            cmd("quote BTC USDT:tron -a 0.5 --json"),
        ]
    ),
    "quote_below_minimum": Story([cmd("quote BTC USDT:tron -a 0.00001 --json --provider simpleswap")]),
    "quote_refusals": Story(
        [
            cmd("quote BTC USDT -a 0.5 --json"),
            cmd("quote BTC USDT:nowhere -a 0.5 --json"),
            cmd("quote NOTACOIN USDT:tron -a 0.5 --json"),
            cmd("quote USDT:bitcoin USDT:tron -a 5 --json"),
            cmd("quote BTC USDT:tron -a 0,5 --json"),
            cmd("quote BTC USDT:tron -a NaN --json"),
            cmd("quote BTC USDT:tron -a 1e3 --json"),
            cmd("quote BTC USDT:tron -a 0.123456789 --json"),
            cmd("quote BTC USDT:tron --json"),
            cmd("quote BTC USDT:tron -a 0.5 --provider nobody --json"),
        ]
    ),
    "wrong_key": Story(
        [cmd("quote BTC USDT:tron -a 0.5 --provider simpleswap --json"), swap("--json")],
        environ={"SIMPLESWAP_API_KEY": "not-a-good-key"},
    ),
    "swap_to_finished": Story([PLACED, paid, later(3600), cmd("watch --json"), cmd("orders --json"), cmd("orders")]),
    "swap_in_words": Story([swap("--no-watch"), cmd("orders"), paid, later(3600), cmd("watch")]),
    "swap_no_terminal": Story([("swap", "BTC", "USDT:tron", "-a", "0.5", "--to", TO, "--refund-to", REFUND)]),
    "swap_refusals": Story(
        [
            swap("--json", to=EVM),
            swap("--json", to=TO[:-1] + "D"),
            swap("--json", to="TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
            swap("--json", refund=TO),
            swap("--json", "--memo", "12"),
            swap("--json", amount="0.5.5"),
            swap("--json", "--idempotency-key", "not a key"),
            swap("--json", "--max-cost", "8"),
        ]
    ),
    "swap_dear": Story([lambda box, order: box.control.market("BTC", "2"), swap("--json")]),
    "swap_below_floor": Story([swap("--json", "--min-receive", "99999999")]),
    "idempotency": Story(
        [
            swap("--no-watch", "--json", "--idempotency-key", "exit-1"),
            swap("--no-watch", "--json", "--idempotency-key", "exit-1"),
            swap("--no-watch", "--json", "--idempotency-key", "exit-1", amount="0.6"),
        ]
    ),
    "unknown_then_adopted": Story(
        [
            scenario("error_500_after_accept", on="create"),
            PLACED,
            cmd("reconcile --json"),
            cmd("orders --json"),
        ]
    ),
    "unknown_then_absent": Story(
        [scenario("maintenance", on="create", accept=False), PLACED, cmd("reconcile --json"), cmd("orders --json")]
    ),
    "unreadable_creation": Story([scenario("html_200", on="create"), PLACED, cmd("reconcile --json")]),
    "drift_at_create": Story(
        [scenario("drift_at_create", field="addressTo"), PLACED, cmd("orders --json"), cmd("orders")]
    ),
    "second_read_differs": Story([scenario("second_read_differs"), PLACED]),
    "drift_later": Story(
        [scenario("drift_later", field="addressFrom"), PLACED, cmd("watch --json"), cmd("orders --json")]
    ),
    "held_then_released": Story(
        [
            scenario("held_then_released"),
            PLACED,
            paid,
            later(30),
            cmd("watch --json"),
            later(36000),
            cmd("watch --json"),
        ]
    ),
    "underpaid": Story([scenario("underpaid"), PLACED, paid, later(600), cmd("watch --json")]),
    "refunded": Story([scenario("refunded"), PLACED, paid, later(36000), cmd("watch --json")]),
    "failed": Story([scenario("failed"), PLACED, paid, later(36000), cmd("watch --json")]),
    "expired": Story([scenario("expired"), PLACED, later(864000), cmd("watch --json"), cmd("orders --json")]),
    "unknown_word": Story([scenario("unknown_status_word"), PLACED, paid, later(20), cmd("watch --json")]),
    "control_characters": Story([scenario("control_characters", on="create"), PLACED, swap("--no-watch")]),
    "validate": Story(
        [
            cmd(f"validate USDT:tron {TO} --json"),
            cmd(f"validate USDT:tron {TO}"),
            cmd(f"validate USDT:tron {EVM} --json"),
            cmd(f"validate USDT:ethereum {TO} --json"),
            cmd(f"validate USDT:tron {TO[:-1]}D"),
            cmd("validate XRP:ripple rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv --json"),
            cmd("validate XRP:ripple rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv --memo 99999999999 --json"),
            cmd("validate USDT:tron TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t --json"),
            cmd(f"validate --identify {EVM} --json"),
        ]
    ),
    "reading": Story(
        [
            cmd("orders"),
            cmd("orders --json"),
            cmd("show nothing-here --json"),
            cmd("watch --json"),
            cmd("reconcile --json"),
            cmd("qr nothing-here --json"),
            cmd("support nothing-here --json"),
            cmd("networks tron"),
            cmd("export"),
            cmd("providers"),
            cmd("providers --stats --json"),
            cmd("completion bash"),
            cmd("completion klingon --json"),
            cmd("validate --batch <folder>/nothing.csv --json"),
            cmd("demo --nonsense"),
            cmd("sandbox --port nonsense --json"),
            cmd("doctor --json"),
        ]
    ),
    "looking_at_a_swap": Story(
        [
            PLACED,
            cmd("show <swap>"),
            cmd("show <swap> --json"),
            cmd("show <order> --json --refresh"),
            cmd("qr <swap>"),
            cmd("qr <swap> --json"),
            cmd("qr <swap> --uri"),
            cmd("qr <swap> --svg <folder>/code.svg"),
            cmd("qr <swap> --svg <folder>/code.svg --json"),
            cmd("support <swap>"),
            cmd("support <swap> --json"),
            cmd("reconcile <swap> --json"),
            cmd("reconcile <swap> --abandon --json --reason no"),
            cmd("watch <swap> --json --timeout nonsense"),
            paid,
            later(3600),
            cmd("watch <swap>"),
            cmd("qr <swap> --json"),
            cmd("show <swap> --json"),
        ]
    ),
    "record_out_and_in": Story(
        [
            PLACED,
            cmd("export -o <folder>/out.jsonl"),
            cmd("export -o <folder>/out.jsonl"),
            cmd("export -o <folder>/out.jsonl --force"),
            cmd("export --format csv"),
            cmd("import <folder>/out.jsonl"),
            cmd("import <folder>/out.jsonl --json --journal sqlite:///<folder>/second.db"),
            cmd("orders --journal sqlite:///<folder>/second.db"),
            cmd("import <folder>/nothing.jsonl --json"),
            cmd("orders --json --journal nonsense"),
        ]
    ),
    "made_elsewhere": Story(
        [
            PLACED,
            ("add", "simpleswap", "<order>", "--to", TO, "--json", "--journal", "sqlite:///<folder>/second.db"),
            ("add", "simpleswap", "<order>", "--to", TO, "--json", "--journal", "sqlite:///<folder>/second.db"),
            ("add", "simpleswap", "<order>", "--to", "TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL", "--json"),
            ("add", "simpleswap", "nothing1", "--to", TO, "--json"),
            ("add", "nobody", "<order>", "--to", TO, "--json"),
        ]
    ),
    "settled_by_a_person": Story(
        [
            scenario("error_500_after_accept", on="create"),
            PLACED,
            cmd("reconcile <swap> --abandon --json"),
            cmd("reconcile <swap> --adopt nothing1 --json"),
            cmd("reconcile <swap> --abandon --json --reason", "support knows of no order"),
            cmd("show <swap> --json"),
        ]
    ),
    "no_listing": Story(
        [
            scenario("error_500_after_accept", provider="stealthex", on="create"),
            through("stealthex"),
            cmd("reconcile --json"),
            cmd("orders"),
        ]
    ),
    "parts": Story([swap("--split", "2", "--no-watch", "--json", amount="1"), cmd("orders")]),
    "memo": Story(
        [
            ("swap", "BTC", "XRP:ripple", "-a", "0.5", "--to", XRP, "--refund-to", REFUND, "--yes", "--json"),
            (
                "swap",
                "BTC",
                "XRP:ripple",
                "-a",
                "0.5",
                "--to",
                XRP,
                "--refund-to",
                REFUND,
                "--yes",
                "--json",
                "--no-watch",
                "--memo",
                "12345",
                "--provider",
                "simpleswap",
            ),
            (
                "swap",
                "XRP:ripple",
                "USDT:tron",
                "-a",
                "900",
                "--to",
                TO,
                "--refund-to",
                XRP,
                "--yes",
                "--no-watch",
                "--provider",
                "simpleswap",
                "--refund-memo",
                "77",
            ),
        ]
    ),
    **{
        f"through_{name}": Story([through(name), paid, later(7200), cmd("watch --json")])
        for name in ("exolix", "changenow", "stealthex")
    },
    "payment_memo": Story(
        [
            through("thorchain"),
            (*through("thorchain"), "--i-can-send-a-memo"),
            cmd("show <swap>"),
            cmd("qr <swap>"),
            cmd("qr <swap> --png <folder>/code.png --json"),
            lambda box, order: box.control.halt("BTC"),
            cmd("show <swap> --refresh --json"),
            lambda box, order: box.control.halt("BTC", stopped=False),
            cmd("sent <swap> nonsense --json"),
            cmd("sent <swap>", "00" * 32),
            cmd("show <swap> --json"),
        ],
        environ={"THORCHAIN_OFF": "0"},
    ),
    "settings": Story(
        [
            cmd("orders --json --config <folder>/none.toml"),
            cmd("quote BTC USDT:tron -a 0.5 --json --proxy nonsense"),
            cmd("orders --json --journal sqlite:////proc/nothing/journal.db"),
        ],
    ),
    "usage": Story(
        [cmd("nonsense"), cmd("nonsense --json"), cmd("quote"), cmd("--help"), cmd("swap --help"), cmd("--version")]
    ),
}
