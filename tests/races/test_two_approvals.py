from tests.races import zeo

import pytest


pytestmark = pytest.mark.race


def test_of_two_approvals_at_once_one_counts(house, tmp_path):
    house.fresh()
    with zeo.server(house.base, tmp_path) as port:
        [path] = zeo.run(tmp_path, port, "prepare", [{}])
        rows = [
            {"person": "head", "path": path, "transition": "endorse", "params": {}},
            {"person": "head", "path": path, "transition": "endorse", "params": {}},
        ]
        zeo.again(tmp_path)
        answers = zeo.run(tmp_path, port, "approve", rows)
    # They are the same person's, who reads that it was done already.
    assert sorted(answers) == ["DoneAlready", "done"]
