"""The HTTP interface: the same commands, permissions and reads as the pages, for programs. No logic of its own."""
