"""The loop: hear, decide, write down, act.

Knows its surroundings only through `station.ports`; which store, bearer or keystore stands behind them is
`wiring`'s business.
"""
