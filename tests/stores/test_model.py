"""A store beside a model of it in plain dictionaries: pages that end or break off, opening anew, in any order."""

import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from parley.station.ports import StoreFailed
from tests.stores.houses import HOUSES, House, begun
from tests.stores.model import STEPS, BreakOff, Model, compare, take


class StoreBesideModel(RuleBasedStateMachine):
    """The store and the model stay the same."""

    house: House
    pages = Bundle("pages")

    @initialize()
    def begin(self) -> None:
        self.store = begun(self.house.open())
        self.model = Model()

    @rule(steps=st.lists(STEPS, min_size=1, max_size=5), breaks_off=st.booleans())
    def page(self, steps: list[tuple[Any, ...]], breaks_off: bool) -> None:
        after = deepcopy(self.model)
        try:
            with self.store.writing() as page:
                for step in [*steps, *([("break off",)] if breaks_off else [])]:
                    take(after, page, step)
        except (BreakOff, StoreFailed):
            return  # nothing of it counts
        wrong = [step for step in steps if step[0] == "entries" and not step[3]]
        twice = [step for step in steps if step[0] == "answer" and step[1] in self.model.answers]
        assert not wrong, "entries anywhere but at the end are refused"
        assert not twice, "an answer is given once"
        self.model = after

    @rule()
    def opened_anew(self) -> None:
        self.store.close()
        self.store = self.house.open()

    @invariant()
    def same(self) -> None:
        compare(self.store, self.model)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()


@pytest.mark.parametrize("name", sorted(HOUSES))
def test_a_store_is_what_its_model_is(name: str) -> None:
    class Machine(StoreBesideModel):
        def __init__(self) -> None:
            super().__init__()
            self.folder = tempfile.TemporaryDirectory()
            self.house = HOUSES[name](Path(self.folder.name))

        def teardown(self) -> None:
            super().teardown()
            self.folder.cleanup()

    run_state_machine_as_test(
        Machine, settings=settings(max_examples=60, stateful_step_count=25, deadline=None)
    )
