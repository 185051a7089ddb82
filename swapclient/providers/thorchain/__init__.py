"""THORChain, for who can attach a memo to a payment: quotes only, checked against halts. No key, no orders."""
