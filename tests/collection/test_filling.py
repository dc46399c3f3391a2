"""A thread that takes things in groups: nothing is lost, nobody waits for ever, and what goes wrong is told."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from frontgraph.collection.filling import Hand


def weight(number: int) -> int:
    return number


@pytest.mark.parametrize(("fewest", "most"), [(1, 1), (3, 5), (10, 10), (1_000, 2_000)])
def test_everything_is_taken_in_its_order(fewest: int, most: int) -> None:
    taken: list[int] = []
    groups: list[int] = []

    def take(numbers: list[int]) -> None:
        taken.extend(numbers)
        groups.append(sum(numbers))

    with Hand(take, weight, fewest, most) as hand:
        for number in range(1, 200):
            hand.give(number % 5 + 1)
    assert taken == [number % 5 + 1 for number in range(1, 200)]
    assert all(group <= max(most, 5) for group in groups)
    assert all(group >= fewest for group in groups[:-1] if most > fewest + 5)


def no_room(numbers: list[int]) -> None:
    raise OSError(f"no room for {numbers[0]}")


def hand_over(numbers: Iterable[int], *, fewest: int) -> None:
    with Hand(no_room, weight, fewest, fewest) as hand:
        for number in numbers:
            hand.give(number)


@pytest.mark.parametrize(("fewest", "count"), [(1, 1_000), (100, 1)])
def test_what_goes_wrong_is_raised_at_the_next_that_is_given_or_at_the_end(fewest: int, count: int) -> None:
    with pytest.raises(OSError, match="no room for 7"):
        hand_over([7] * count, fewest=fewest)


def test_after_a_failure_elsewhere_nothing_more_is_taken() -> None:
    taken: list[int] = []

    def fail() -> None:
        with Hand(taken.extend, weight, 100, 100) as hand:
            hand.give(1)
            raise ValueError("elsewhere")

    with pytest.raises(ValueError, match="elsewhere"):
        fail()
    assert taken == []
