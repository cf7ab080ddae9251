"""Where the record is kept. Each store is a plain implementation of one port; none knows another."""
