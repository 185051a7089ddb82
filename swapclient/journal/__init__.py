"""The durable record of every intent and everything that happened to it."""
