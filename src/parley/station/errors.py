"""What we cannot do for our own user. What others sent wrongly is in parley.record.errors."""


class Refusal(Exception):
    """Something was asked for that cannot be done. `what` says what, `hint` says what now."""

    def __init__(self, what: str, hint: str = "", code: str = "refused") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.code = code
