"""What an entry's past names that is not here: read through both sides' logs, whatever the order in which they came."""

from itertools import permutations

from parley.record.entry import NOTHING, After
from parley.record.pasts import Lack, Pasts, Trail

ALL = Lack()


def mine(epoch: str, here: int, *steps: tuple[int, After], follows: After = NOTHING) -> Trail:
    return Trail(True, epoch, follows, steps or ((0, NOTHING),), here)


def theirs(epoch: str, here: int, *steps: tuple[int, After], follows: After = NOTHING) -> Trail:
    return Trail(False, epoch, follows, steps or ((0, NOTHING),), here)


def lack(trails: list[Trail], epoch: str, index: int) -> Lack:
    """What is lacking of that entry's past: the same, in whichever order the logs are read."""
    (found,) = {Pasts(order).lack(epoch, index) for order in permutations(trails)}
    return found


def test_nothing_is_lacking_where_all_that_is_named_is_here() -> None:
    logs = [mine("a0", 3, (0, NOTHING), (2, After("b0", 2))), theirs("b0", 2, (1, After("a0", 1)))]
    assert {lack(logs, "a0", index) for index in range(3)} == {ALL}


def test_what_an_entry_names_and_is_not_here_is_lacking_from_it_on() -> None:
    logs = [mine("a0", 4, (0, NOTHING), (2, After("b0", 5))), theirs("b0", 2)]
    assert [lack(logs, "a0", index) for index in range(4)] == [ALL, ALL, Lack(3), Lack(3)]


def test_it_is_lacking_in_the_past_of_whoever_names_that_entry_and_of_nobody_who_names_less() -> None:
    logs = [
        mine("a0", 4, (0, NOTHING), (2, After("bx", 5))),
        theirs("b1", 6, (0, NOTHING), (1, After("a0", 2)), (4, After("a0", 3))),
    ]
    assert lack(logs, "b1", 3) == ALL
    assert lack(logs, "b1", 4).entries == lack(logs, "b1", 5).entries == 5


def test_a_log_takes_over_what_is_lacking_in_the_part_that_it_follows() -> None:
    first = mine("a0", 4, (0, NOTHING), (2, After("bx", 5)))
    assert lack([first, mine("a1", 1, follows=After("a0", 2))], "a1", 0) == ALL
    assert lack([first, mine("a1", 1, follows=After("a0", 3))], "a1", 0) == Lack(5)


def test_of_one_log_the_largest_that_is_named_counts_and_several_add_up() -> None:
    logs = [mine("a0", 4, (0, After("bx", 5)), (1, After("bx", 3)), (2, After("by", 2)), (3, After("bx", 6)))]
    assert [lack(logs, "a0", index).entries for index in range(4)] == [5, 5, 7, 8]


def test_a_log_is_over_once_its_author_is_known_to_have_written_in_another_since() -> None:
    logs = [
        mine("a0", 5, (0, After("bx", 5)), (3, After("b1", 1)), (4, After("b1", 3))),
        theirs("b1", 3, (0, NOTHING), (2, After("a0", 1))),
    ]
    # The first entry of b1 knows nothing of bx: bx may have gone on when it was written, or have been begun later.
    assert lack(logs, "b1", 0) == ALL
    assert lack(logs, "a0", 3) == Lack(5)
    assert lack(logs, "b1", 2) == lack(logs, "a0", 4) == Lack(5, over=5)


def test_what_comes_later_is_reckoned_as_if_it_had_been_there() -> None:
    steps = ((0, NOTHING), (1, After("bx", 4)), (2, After("b1", 1)))
    grown = Pasts([mine("a0", 1), theirs("b1", 1)])
    for index, after in steps[1:]:
        grown.add("a0", index, after, NOTHING, mine=True)
    grown.add("b1", 1, After("a0", 3), NOTHING, mine=False)
    grown.add("b2", 0, NOTHING, After("b1", 2), mine=False)
    whole = [mine("a0", 3, *steps), theirs("b1", 2, (0, NOTHING), (1, After("a0", 3)))]
    assert grown.lack("a0", 2) == lack(whole, "a0", 2) == Lack(4)
    assert grown.lack("b1", 1) == lack(whole, "b1", 1) == Lack(4, over=4)
    assert grown.lack("b2", 0) == Lack(4, over=4)


def test_logs_that_name_each_other_in_a_circle_come_to_an_end() -> None:
    logs = [mine("a0", 3, (0, After("b0", 3))), theirs("b0", 3, (0, After("a0", 3)), (2, After("ax", 1)))]
    assert lack([mine("c0", 1), *logs], "b0", 2).entries == 1
    assert lack([mine("a1", 1, follows=After("a1", 1))], "a1", 0) == ALL


def test_who_claims_to_hold_what_came_after_it_is_read_alike_in_whatever_order() -> None:
    """A circle: b0 names more of a0 than there is, and a0 goes on and names b0. Nobody wrote that honestly."""
    logs = [
        mine("a0", 6, (0, NOTHING), (2, After("b0", 4)), (5, After("b1", 1))),
        theirs("b0", 5, (0, NOTHING), (3, After("a0", 1_000)), (4, After("a0", 5))),
        theirs("b1", 2, (0, After("a0", 2)), (1, After("a0", 4)), follows=After("b0", 2)),
        theirs("b2", 1, (0, After("a0", 6)), follows=After("b1", 1)),
    ]
    assert lack(logs, "a0", 1) == ALL
    assert lack(logs, "a0", 2) == lack(logs, "b0", 3) == Lack(994)
    assert lack(logs, "b1", 0) == ALL
    assert lack(logs, "b1", 1) == lack(logs, "b2", 0) == Lack(994)


def test_two_claims_that_go_in_a_circle_are_read_alike_in_whatever_order() -> None:
    logs = [
        mine("a0", 3, (1, After("b0", 3)), (2, After("bx", 7))),
        theirs("b0", 3, (1, After("a0", 3)), (2, After("ay", 2))),
        mine("a1", 1, (0, After("b0", 2)), follows=After("a0", 1)),
    ]
    assert lack(logs, "a0", 1).entries == lack(logs, "b0", 1).entries == lack(logs, "a1", 0).entries == 9
    assert lack(logs, "a0", 0) == lack(logs, "b0", 0) == ALL
