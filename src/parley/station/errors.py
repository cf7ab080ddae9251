"""What we cannot do for our own user. What others sent wrongly is in parley.record.errors."""

from parley.line.values import Refusal

__all__ = ["Refusal"]
