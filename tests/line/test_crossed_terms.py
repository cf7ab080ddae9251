"""Terms that crossed other terms: withdrawn, and nobody is blamed for not having seen what was on its way."""

from parley.line.effects import Misconduct
from parley.line.terms import terms_hash
from tests.line.stage import Stage, terms
from tests.line.test_agreement import propose, standing


def test_an_offer_that_crossed_the_signature_under_the_one_before_it_is_withdrawn_without_blame() -> None:
    s = Stage()
    first = propose(s.b, flash_a_day=3)  # B, whose first card is the larger, offers
    s.cut = True
    s.a.ask("agree.sign")
    propose(s.b, flash_a_day=4)  # and offers again, before it hears that the first was signed
    s.cut = False
    s.settle()
    assert standing(s) == first == terms_hash(terms(flash_a_day=3))
    for station in (s.a, s.b):
        assert len(station.status()["agreement"]["withdrawn"]) == 1
        assert [effect for effect in station.effects if isinstance(effect, Misconduct)] == []
