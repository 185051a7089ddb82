"""What people see, one module a subject. Everything that others wrote is made printable here once more."""
