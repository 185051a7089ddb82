"""Pure encodings: no knowledge of networks, nothing but text and bytes."""
