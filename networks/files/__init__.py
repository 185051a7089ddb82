"""Files of addresses: CSV with a header, JSON lines, or a line an address; answered in their order.

    run(source, sink, where="USDT:tron")   -> Count(rows, bad); what a row holds is never raised

Large files are checked by as many processes as there are processors, and memory stays the same for a million rows.
"""

from .batch import Count, run
from .forms import FileError

__all__ = ["Count", "FileError", "run"]
