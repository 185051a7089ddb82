"""The one HTTP door: timeouts, retries of reads, rate budget, redaction, and reading what came back.

Nobody else in the house imports httpx or tenacity. ``door`` asks, ``reading`` understands the answer.
"""
