"""How parcels cross. Each bearer is a plain implementation of one port; none knows another."""
