"""Rows checked side by side: one way to start, feed and end processes, for files and for `check_many`.

A kind of work is a module with `opened(told) -> Callable[[bytes], bytes]`: what it is `told` comes once, then pieces.
"""
