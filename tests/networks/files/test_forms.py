"""What kind of file it is, and which cell of a row is what."""

import io
import json

import pytest

from networks.files import FileError, run

TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
XRP = "rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY"


def answers(text, **asked):
    sink = io.BytesIO()
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    count = run(io.BytesIO(raw), sink, output="jsonl", workers=0, **asked)
    found = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert count == (len(found), sum(not row["ok"] for row in found))
    return found


def codes(text, **asked):
    return [row["error"]["code"] if not row["ok"] else "ok" for row in answers(text, **asked)]


@pytest.mark.parametrize(
    "text",
    [
        f"asset,address,memo\nXRP:ripple,{XRP},7\n",
        f"\ufeffMemo, Address ,note,ASSET\r\n7,{XRP},x,XRP:ripple\r\n",
        f"network;to;tag\nripple;{XRP};7\n",
        f"asset\tnetwork\trecipient\tdestination-tag\nXRP\tripple\t{XRP}\t7",
        f'"asset","address","extra id","note"\n"XRP:ripple","{XRP}","7","a ""b"", c\nd"\n',
        f'{{"asset": "XRP:ripple", "address": "{XRP}", "memo": "7"}}',
        f'\n\n{{"network": "xrp", "Address": "{XRP}", "tag": 7, "note": [1, {{}}], "payment_id": null}}\n',
        f"XRP:ripple {XRP} 7\n",
        f"  \n\r\n  ripple   {XRP}   7  \r\n\n",
    ],
)
def test_every_form_is_told_by_its_first_line_and_columns_by_their_names(text):
    (row,) = answers(text)
    assert (row["ok"], row["address"]["network"], row["address"]["text"]) == (True, "ripple", XRP)
    assert row["address"]["memo"] == "7"


@pytest.mark.parametrize(
    "text", [f"{TRON}\n", f"\n{TRON}\r\n\n", f"address\n{TRON}\n", f'{{"address": "{TRON}"}}\n', f"Wallet\n{TRON}"]
)
def test_an_asset_may_be_named_for_all_rows(text):
    (row,) = answers(text, where="USDT:tron")
    assert (row["address"]["asset"], row["address"]["text"]) == ("USDT:tron", TRON)


def test_rows_are_numbered_by_their_line():
    text = f'asset,note,address\ntron,"two\nlines",{TRON}\n\ntron,,{TRON}\ntron,,x\n'
    assert [row["row"] for row in answers(text)] == [2, 5, 6]
    assert [row["row"] for row in answers(f"\n\n{TRON}\n\n{TRON}\n", where="tron")] == [3, 5]


def test_an_empty_file_has_no_rows():
    assert answers("") == answers("\n \n\r\n") == answers("asset,address\n") == []


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        (f"XRP:ripple,{XRP}\n", None, "names its columns"),
        ("address,note\nx,y\n", None, "no column for the asset"),
        ("asset,address\nx,y\n", "tron", "leave out the one"),
        ("network,address\nx,y\n", "tron", "leave out the one"),
        ("asset,address,to\nx,y,z\n", None, "in doubt"),
        ("asset,coin,address\nx,y,z\n", None, "in doubt"),
        ("[\n", None, "an object a line"),
        (f"tron {TRON}\n".encode("utf-16"), None, "UTF-8"),
        (f"tron {TRON}\n".encode("utf-16-le"), None, "UTF-8"),
    ],
)
def test_a_file_that_leaves_a_doubt_is_refused_before_anything_is_answered(text, where, words):
    sink = io.BytesIO()
    with pytest.raises(FileError, match=words):
        run(io.BytesIO(text if isinstance(text, bytes) else text.encode()), sink, where=where)
    assert sink.getvalue() == b""


def test_an_unknown_output_is_refused():
    with pytest.raises(ValueError, match="csv, jsonl"):
        run(io.BytesIO(), io.BytesIO(), output="xml")


def test_a_network_beside_an_asset_that_names_another_is_refused():
    rows = f"asset,network,address\nUSDT,tron,{TRON}\nUSDT:tron,TRON,{TRON}\nUSDT:tron,bsc,{TRON}\n"
    assert codes(rows) == ["ok", "ok", "unknown_network"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{", "bad_format"),
        ("[]", "bad_format"),
        ("[" * 5000, "bad_format"),
        ("1" * 5000, "bad_format"),
        (f'{{"network": "tron", "address": "{TRON}", "address": "{TRON}"}}', "bad_format"),
        (f'{{"network": "tron", "address": "{TRON}", "to": "{TRON}"}}', "bad_format"),
        ('{"network": "tron"}', "bad_format"),
        ('{"network": "tron", "address": 5}', "bad_format"),
        (f'{{"network": "tron", "address": ["{TRON}"]}}', "bad_format"),
        (f'{{"network": "ripple", "address": "{XRP}", "memo": true}}', "bad_format"),
        (f'{{"network": "ripple", "address": "{XRP}", "memo": 7.0}}', "bad_format"),
        (f'{{"network": "ripple", "address": "{XRP}", "memo": 18446744073709551616}}', "bad_format"),
        (f'{{"network": "ripple", "address": "{XRP}", "memo": 4294967296}}', "bad_memo"),
        (f'{{"address": "{TRON}"}}', "unknown_network"),
        (f'{{"network": "tron", "address": "{TRON}\\u200b"}}', "hidden_characters"),
        (f'{{"network": "tron", "address": "\\ud800{TRON}"}}', "hidden_characters"),
    ],
)
def test_a_broken_json_row_is_answered_and_those_around_it_too(row, code):
    good = f'{{"network": "tron", "address": "{TRON}"}}'
    assert codes(f"{good}\n{row}\n{good}\n") == ["ok", code, "ok"]


def test_a_json_row_may_not_name_an_asset_beside_the_one_given():
    row = f'{{"network": "tron", "address": "{TRON}"}}\n'
    assert codes(row, where="tron") == ["bad_format"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"{TRON}", "bad_format"),
        (f'"tron"x,{TRON}', "bad_format"),
        (f"tron,{TRON}\udcff", "hidden_characters"),
        (f"tron,\0{TRON}", "hidden_characters"),
        ("tron,", "bad_format"),
        (f",{TRON}", "unknown_network"),
        ("tron," + "1" * 120_000, "bad_length"),
        ("tron," + "1" * 140_000, "bad_format"),
        ("tron," + "1" * 1_500_000, "bad_length"),
    ],
    ids=lambda value: value[:20],
)
def test_a_broken_csv_row_is_answered_and_those_around_it_too(row, code):
    assert codes(f"network,address\ntron,{TRON}\n{row}\ntron,{TRON}\n") == ["ok", code, "ok"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"{TRON}\udcff", "hidden_characters"),
        (f"{TRON} {TRON}", "bad_format"),
        ("1" * 3_000_000, "bad_length"),
        (" ".join(["abandon"] * 11 + ["about"]), "secret_pasted"),
    ],
    ids=lambda value: value[:20],
)
def test_a_broken_line_is_answered_and_those_around_it_too(row, code):
    assert codes(f"{TRON}\n{row}\n{TRON}\n", where="tron") == ["ok", code, "ok"]


def test_a_recovery_phrase_in_place_of_asset_and_address_is_never_repeated():
    sink = io.BytesIO()
    run(io.BytesIO(b"legal winner thank year wave sausage worth useful legal winner thank yellow\n"), sink, workers=0)
    assert b"secret_pasted" in sink.getvalue()
    assert b"legal" not in sink.getvalue()


def test_the_memo_given_for_all_is_for_rows_without_their_own():
    text = f"asset,address,memo\nXRP,{XRP},\nXRP,{XRP},8\n"
    assert [row["address"]["memo"] for row in answers(text, memo="7")] == ["7", "8"]
