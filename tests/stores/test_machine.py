"""The station's store on a disk that fails: pages, crashes inside them, power cuts and faults, in any order.

A page that ended is there after whatever happens next. One that a crash broke off is there whole or not at all.
"""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from parley.sim.world.disk import Crash, Disk, DiskError, Fault, Survival
from parley.sim.world.host import empty_record
from parley.sim.world.vfs import Vfs
from parley.station.ports import StoreFailed
from parley.stores.sqlite import SqliteStore
from tests.stores.houses import begun
from tests.stores.model import STEPS, Model, compare, take

RECORD = Path("station.db")
NUMBERS = count()
PAGES = st.lists(STEPS, min_size=1, max_size=5)
OPERATIONS = st.integers(1, 24)  # of the disk, into a page: its writes, its syncs, at times a checkpoint

Steps = list[tuple[Any, ...]]


class StoreOnBadDisk(RuleBasedStateMachine):
    """What was committed is never lost, whatever the disk does; what was not is there whole or not at all."""

    def opened(self) -> SqliteStore:
        """The store, as a station opens it."""
        return SqliteStore(RECORD, vfs=self.vfs.name)

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        self.disk = Disk(Random(seed))
        self.disk.put({str(RECORD): empty_record()})
        self.vfs = Vfs(f"machine-{next(NUMBERS)}", self.disk)
        self.store = begun(self.opened())
        self.model = Model()

    @rule(steps=PAGES)
    def a_page(self, steps: Steps) -> None:
        after = self.written(steps)
        if after is not None:
            self.model = after

    @rule(steps=PAGES, operation=OPERATIONS, mode=st.sampled_from(Survival))
    def a_crash_in_a_page(self, steps: Steps, operation: int, mode: Survival) -> None:
        self.disk.crash_at = self.disk.operations + operation
        try:
            after = self.written(steps)
        except Crash:
            self.starts_again(mode)
            self.either(steps)
            return
        if after is not None:  # it ended before the disk did
            self.model = after
        self.starts_again(mode)

    @rule(steps=PAGES, fault=st.sampled_from(Fault), mode=st.sampled_from(Survival))
    def a_page_on_a_failing_disk(self, steps: Steps, fault: Fault, mode: Survival) -> None:
        self.disk.faults.add(fault)
        try:
            with self.store.writing() as page:
                after = deepcopy(self.model)
                for step in steps:
                    take(after, page, step)
        except (StoreFailed, apsw.Error, DiskError):
            self.starts_again(mode)
            self.either(steps)
            return
        self.model = after
        self.starts_again(mode)

    @rule(mode=st.sampled_from(Survival))
    def a_crash_at_rest(self, mode: Survival) -> None:
        self.starts_again(mode)

    @rule()
    def opened_anew(self) -> None:
        self.store.close()
        self.store = self.opened()

    @invariant()
    def same(self) -> None:
        compare(self.store, self.model)

    def written(self, steps: Steps) -> Model | None:
        """The model after this page; None if the store refused it."""
        after = deepcopy(self.model)
        try:
            with self.store.writing() as page:
                for step in steps:
                    take(after, page, step)
        except StoreFailed:
            return None
        return after

    def either(self, steps: Steps) -> None:
        """Nobody was told how the page ended: it is there whole, or not at all."""
        try:
            compare(self.store, self.model)
        except AssertionError:
            after = self.model_after(steps)
            compare(self.store, after)
            self.model = after

    def model_after(self, steps: Steps) -> Model:
        """What would be there if the page had ended."""
        after = deepcopy(self.model)
        for step in steps:
            take(after, Anything(), step)
        return after

    def starts_again(self, mode: Survival) -> None:
        """The machine stops, and starts on what its disk then holds."""
        self.disk.dead = True
        self.vfs.cut()
        with suppress(apsw.Error, Crash):
            self.store.close()
        self.disk.revive(mode)
        self.vfs.join()
        self.store = self.opened()

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()


class Anything:
    """A page that takes every step."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


class Careless(StoreOnBadDisk):
    """The same with a store that does not wait for its syncs."""

    def opened(self) -> SqliteStore:
        store = super().opened()
        store.db.execute("PRAGMA synchronous = OFF")
        return store


def test_whatever_the_disk_does_what_was_committed_stays() -> None:
    run_state_machine_as_test(
        StoreOnBadDisk, settings=settings(max_examples=40, stateful_step_count=20, deadline=None)
    )


def test_a_store_that_does_not_wait_for_its_syncs_is_found_out() -> None:
    with pytest.raises((AssertionError, StoreFailed)):
        run_state_machine_as_test(
            Careless,
            settings=settings(
                max_examples=60, stateful_step_count=20, deadline=None, database=None, phases=[Phase.generate]
            ),
        )
