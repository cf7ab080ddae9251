"""What may be concluded: the machines replayed over a verified bundle, in plain words.

Pure. It says at which level the evidence stands, and what remains one side's word.
"""

from parley.verdict.judge import judge
from parley.verdict.result import Verdict, plain
from parley.verdict.telling import words

__all__ = ["Verdict", "judge", "plain", "words"]
