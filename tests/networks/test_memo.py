"""Memos and tags: asked for, checked, and never contradicting the address."""

import pytest

import networks
from networks import memo
from networks.errors import AddressError

ACCOUNT = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"
WITH_TAG = "XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD2qwGkhgc48zzcx6Gkr"  # the same account, tag 13371337
STELLAR = "GA5XIGA5C7QTPTWXQHY6MCJRMTRZDOSHR6EFIBNDQTCQHG262N4GGKTM"
WITHOUT_TAG = "XV5sbjUmgPpvXv4ixFWZ5ptAYZ6PD2gYsjNFQLKYW33DzBm"


def code(where, text, given=None):
    with pytest.raises(AddressError) as caught:
        networks.check(where, text, given)
    return caught.value.code


def warned(text, given=None):
    return [notice.code for notice in networks.check("XRP", text, given).warnings]


def test_a_network_of_exchanges_asks_unless_told_that_none_is_needed():
    assert warned(ACCOUNT) == ["memo_maybe"]
    assert warned(ACCOUNT, "") == []
    assert warned(ACCOUNT, "7") == []
    assert networks.check("XRP", ACCOUNT, "7").memo == "7"
    assert networks.check("XRP", ACCOUNT, "").memo is None


@pytest.mark.parametrize("given", ["0", "1", "4294967295"])
def test_every_destination_tag_is_accepted(given):
    assert networks.check("XRP:ripple", ACCOUNT, given).memo == given


@pytest.mark.parametrize("given", ["-1", "4294967296", "1.0", "1e3", "abc", "٣", "+5", "0x10", "9" * 500])
def test_what_is_no_destination_tag_is_refused(given):
    assert code("XRP", ACCOUNT, given) == "bad_memo"


def test_the_tag_inside_is_answered_and_a_different_second_one_refused():
    assert networks.check("XRP", WITH_TAG).memo == "13371337"
    assert networks.check("XRP", WITH_TAG, "13371337").memo == "13371337"
    assert networks.check("XRP", WITH_TAG, "").memo == "13371337"
    assert code("XRP", WITH_TAG, "13371338") == "bad_memo"
    assert code("XRP", WITHOUT_TAG, "5") == "bad_memo"
    assert networks.check("XRP", WITHOUT_TAG).memo is None
    assert "memo_maybe" not in warned(WITHOUT_TAG)


def test_a_memo_where_the_network_has_none_is_refused():
    assert code("USDT:tron", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "123") == "bad_memo"
    assert networks.check("USDT:tron", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "").memo is None


def _rule(column):
    return memo.rule(networks.network("ripple")._replace(memo=column))


def test_a_required_memo_is_required_until_it_is_said_to_be_needless():
    rule = _rule("text:10 required")
    with pytest.raises(AddressError) as caught:
        memo.settle(rule, None, None, "x")
    assert caught.value.code == "memo_required"
    assert memo.settle(rule, "", None, "x") == (None, ())
    assert memo.settle(rule, "abc", None, "x") == ("abc", ())
    assert memo.settle(rule, None, "inside", "x") == ("inside", ())


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("text:28 optional", "a" * 28, "a" * 29),
        ("text:28 optional", "é" * 14, "é" * 15),
        ("id:uint64 optional", str(2**64 - 1), str(2**64)),
        ("hash:hex32 optional", "ab" * 32, "ab" * 31),
        ("text:4|id:uint64 optional", "12345678", "abcdefgh"),
        ("text:5 rare", "hello", "hel\nlo"),
    ],
)
def test_each_kind_of_memo_has_its_range(column, good, bad):
    assert memo.settle(_rule(column), good, None, "x")[0] == good
    with pytest.raises(AddressError) as caught:
        memo.settle(_rule(column), bad, None, "x")
    assert caught.value.code == "bad_memo"


def test_the_rule_of_a_network_can_be_asked_by_any_name():
    rule = networks.memo_rule("xrp")
    assert (rule.word, rule.asking, rule.kinds) == ("destination tag", "optional", (("tag", "uint32"),))
    assert networks.memo_rule("trc20").asking == "none"


def test_a_rare_memo_is_not_asked_for():
    assert memo.settle(_rule("text:5 rare"), None, None, "x") == (None, ())


def test_every_networks_memo_column_is_understood():
    for network in networks.networks():
        rule = memo.rule(network)
        assert (rule.asking == "none") == network.memo.startswith("none"), network.name
        assert all(size.isdigit() or size[4:].isdigit() or size[3:].isdigit() for _, size in rule.kinds), network.name


@pytest.mark.parametrize("given", [0, 5, False, b"", b"5", [], 1.0])
@pytest.mark.parametrize("where", ["XRP:ripple", "USDT:tron"])
def test_a_memo_that_is_no_text_is_refused_and_zero_does_not_mean_none(where, given):
    text = ACCOUNT if where == "XRP:ripple" else "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
    assert code(where, text, given) == "bad_memo"


def test_a_destination_tag_is_written_in_one_way():
    assert networks.check("XRP", ACCOUNT, "00012").memo == "12"
    assert networks.check("XRP", ACCOUNT, "000").memo == "0"
    assert networks.check("XRP", WITH_TAG, "0013371337").memo == "13371337"
    assert networks.check("stellar", STELLAR, "00012").memo == "00012"  # there it may be a text


def test_white_space_taken_off_a_memo_is_said():
    assert warned(ACCOUNT, " 7\n") == ["memo_trimmed"]


@pytest.mark.parametrize(("given", "point"), [("１２３", "U+FF11"), ("12\u0430", "U+0430"), ("٣", "U+0663")])
def test_a_memo_with_letters_that_only_look_right_is_warned_of(given, point):
    (notice,) = networks.check("stellar", STELLAR, given).warnings
    assert (notice.code, point in notice.message) == ("memo_letters", True)


def test_a_memo_beside_a_link_that_carries_another_is_refused():
    link = f"ripple:{ACCOUNT}?dt=12"
    assert networks.check("XRP", link).memo == "12"
    assert networks.check("XRP", link, "").memo == "12"
    assert [code("XRP", link, given) for given in ("13", "0", 0)] == ["bad_memo"] * 3
