"""A provider to run at home: a real HTTP server that speaks the providers' own languages. Shares no code with adapters.

Speaks SimpleSwap's API v3 under ``/v3``, Exolix's v2 under ``/exolix/api/v2``, ChangeNOW's v2 under ``/changenow/v2``,
StealthEX's v4 under ``/stealthex/v4``, 1Click's v0, signed with a key of the sandbox, under ``/near/v0``, Chainflip's
backend under ``/chainflip`` and a THORNode under ``/thorchain``; and plays five public markets under
``/markets/kraken`` and so on. In a test or a program::

    with Box(tmp_path / "sandbox.sqlite", speed=60) as box:
        box.url                       # "http://127.0.0.1:41237"
        box.environ                   # {"SIMPLESWAP_API_URL": ".../v3", "SIMPLESWAP_API_KEY": "sandbox-key", ...}
        box.control.scenario("error_500_after_accept")      # the next create
        box.control.scenario("refunded", order=order_id)    # this order
        box.control.deposit(order_id)                       # coins arrive; without an id: for the newest order
        box.control.pay(vault, "0.5", memo)                 # a payment with a memo; tells its transaction
        box.control.halt("BTC"), box.control.churn("BTC")   # THORChain: trading stands still; another vault
        box.control.market("BTC", "0.9")                    # what public markets show, not what providers reckon with
        box.control.age(3600, "okx")                        # that market's prices are of an hour ago
        box.control.rate("10", "exolix")                    # that provider offers ten times what is true
        box.control.advance(60)                             # a minute later
        box.control.orders(), box.control.creates(), box.control.calls()

``path`` is the ledger, a SQLite file: a later ``Box`` (and another at the same time) finds its orders. ``speed``
divides the time each stage of an order takes (at 1 a paid order is finished after 60 s; ``advance(60)`` finishes it at
once); the calendar, deadlines and rates stay real: ``advance`` moves them. ``real`` replaces the clock underneath.
``deposits_by_itself`` lets coins arrive that many seconds after creation. ``port`` 0 takes a free one.

Any key that begins with ``sandbox`` is good and has its own list of orders; ``sandbox-blocked`` is refused with 403.

Over HTTP: ``POST /_sandbox/deposit {"id", "amount"}``, ``/_sandbox/pay {"address", "amount", "memo"}``,
``/_sandbox/scenario {"name", "order", "times", "on", ...}``, ``/_sandbox/advance {"seconds"}``, ``/_sandbox/market
{"symbol", "factor", "only"}``, ``/_sandbox/age {"seconds", "only"}``, ``/_sandbox/rate {"factor", "provider"}``;
``GET /_sandbox/orders``, ``/_sandbox/calls``, ``/_sandbox/scenarios``.

Scenarios (``scenarios.SCENARIOS`` has all with their options):

- what becomes of an order: happy, late_deposit, underpaid, overpaid, expired, refunded, held_then_released, failed,
  unknown_status_word, listed_late; without ``order=`` they wait for the next one created;
- what is said wrongly about it: drift_at_create, drift_later (``field="addressFrom"``, ``value=``),
  second_read_differs, vanished;
- what is done to the answer of a request (``on="create"``, ``"read"``, ``"quote"``...): error_500_after_accept,
  created_201_null_field, cut_body, dropped_after_accept, hang_after_accept, slow, slow_loris, rate_limited_429,
  maintenance, html_200, wrong_content_type, null_body, gzip_bomb, endless_body, redirect_elsewhere, duplicate_keys,
  huge_number, deep_nesting, control_characters.
  A creation that meets one was carried out, but for rate_limited_429, maintenance and redirect_elsewhere; ``accept=``
  says otherwise. ``times=None`` is always; ``scenario("happy")`` clears what waits.
"""

from __future__ import annotations

from swapclient.sandbox.box import KEY, Box, environ, serve

__all__ = ["KEY", "Box", "environ", "serve"]
