"""The use cases: place an order once, follow it, settle an unknown outcome."""
