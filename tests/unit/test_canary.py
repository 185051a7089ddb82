"""The search for the key finds it."""

from swapclient.sandbox import KEY
from tests.canary import files_with_the_key


def test_a_key_in_any_file_of_any_folder_is_found(tmp_path):
    (tmp_path / "deep").mkdir()
    guilty = tmp_path / "deep" / "page.db"
    guilty.write_bytes(b"\0" * 5000 + KEY.encode() + b"\xff")
    (tmp_path / "innocent").write_text(KEY[:-1])
    assert files_with_the_key(tmp_path) == [guilty]
    guilty.unlink()
