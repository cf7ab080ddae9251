"""From facts to screens: what people read. Everything here can be rebuilt from the record.

Each view is a function from a `Reading` to plain values, ready for JSON; times in them are RFC 3339 stamps. The
command line and the console print them. Texts of the counterpart are in them as written: whoever shows them makes
them harmless for the place where they are shown. Shapes: docs/reference/cli-json.md.
"""
