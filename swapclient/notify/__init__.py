"""Tell somebody: a receipt of every new order, away from this disk."""
