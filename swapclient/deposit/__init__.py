"""What to send, where, until when: the instruction, its QR code, and a payment URI where one is unambiguous."""
