"""The values of a form's fields: whether they fit, how people type them, how people read them.

Three modules under one name: what fits is in `fitting`, what is typed in `typed`, what is read in `shown`.
"""

from parley.forms.fitting import check, given, problems
from parley.forms.shown import plainly, shown
from parley.forms.typed import BadValue, parse

__all__ = ["BadValue", "check", "given", "parse", "plainly", "problems", "shown"]
