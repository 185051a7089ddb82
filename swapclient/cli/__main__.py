"""``python -m swapclient.cli`` is ``swapclient``."""

from swapclient.cli import main

main()
