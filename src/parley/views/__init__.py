"""From facts to screens: what people read. Everything here can be rebuilt from the record."""
