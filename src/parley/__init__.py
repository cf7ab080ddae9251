"""Parley: a crisis line between two parties that do not trust each other, but must not misunderstand each other.

Each party runs its own station. Both hold the record, neither can change it unseen, a third can verify it offline.
"""

__version__ = "0.1.0.dev0"
