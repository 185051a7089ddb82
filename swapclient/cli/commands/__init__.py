"""One module a verb; each has one ``command`` that returns a Reply."""
