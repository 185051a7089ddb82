"""A sample of the sweep: the whole is ``python -m tests.sweep``. The points are generated, see ``sweep``."""

import errno

import pytest

from tests.sweep.stories import STORIES
from tests.sweep.sweep import cut_power_at, fail_disk_at, kill_at, spread

KILLS = {"first_swap": 66, "swap": 66, "swap_500_after_accept": 52, "swap_cut_body": 40, "watch": 40, "reconcile": 40}
POWER_CUTS = 10
FULL_DISKS = 6


def test_the_sample_is_of_every_story_and_of_at_least_three_hundred_points():
    assert set(KILLS) == set(STORIES)
    assert sum(KILLS.values()) >= 300


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("story", KILLS)
def test_a_kill_at_every_write_and_every_send_loses_nothing(field, steps, story, half):
    points = spread(steps[story], KILLS[story])
    assert len(points) == KILLS[story], "the story has become shorter than its sample"
    killed = [kill_at(field, story, point) for point in points[half::2]]
    assert sum(killed) >= len(killed) - 2, "hardly any point was reached"


@pytest.mark.parametrize("story", STORIES)
def test_a_power_cut_shows_the_whole_truth(field, steps, story):
    for point in spread(steps[story], POWER_CUTS):
        cut_power_at(field, story, point)


@pytest.mark.parametrize("story", ["first_swap", "swap", "watch"])
def test_a_disk_that_is_full_from_any_write_on_loses_nothing(field, steps, story):
    for point in spread(steps[story], FULL_DISKS):
        fail_disk_at(field, story, point, errno.ENOSPC)


def test_a_broken_disk_is_no_worse_than_a_full_one(field, steps):
    for point in spread(steps["swap"], FULL_DISKS):
        fail_disk_at(field, "swap", point, errno.EIO)
