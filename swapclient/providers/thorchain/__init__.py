"""THORChain, for who can attach a memo to a payment: checked quotes, and orders that are payments to come. No key."""
