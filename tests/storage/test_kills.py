"""A program that is killed at any moment loses nothing it acknowledged and leaves whole files."""

import json
import os
import random
import subprocess

import pytest

from tests.storage.processes import ROOT, python

KILLS = int(os.environ.get("RAI_DESKTOP_TEST_KILLS", "15"))

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.slow,
]


@pytest.mark.parametrize("what", ["edits", "publishing"])
def test_kill_at_any_moment(tmp_path, what):
    seed = random.randrange(1 << 30)
    command = python("-m", "tests.storage.killing", what, tmp_path, seed, KILLS)
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60 + 5 * KILLS, check=False
    )
    assert answer.returncode == 0, answer.stderr
    report = json.loads(answer.stdout)
    assert report["faults"] == [], f"seed {seed}"
    assert report["done"] > 0
