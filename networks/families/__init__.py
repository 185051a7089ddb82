"""One module a family of address formats; each is imported when first asked."""
