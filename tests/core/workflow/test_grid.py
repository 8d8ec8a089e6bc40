from jingwei.core.workflow.check import problems
from jingwei.core.workflow.compiler import definition
from jingwei.core.workflow.grid import load

import pytest


SOUND = """
id = "leave"
title = "Leave"
types = ["Leave"]
initial = "draft"
final = ["granted"]
[roles]
A = "Asker"
H = "Head"
[states]
draft = "Draft"
asked = "Asked"
granted = "Granted"
[permissions]
view = ["A", "AH", "AH"]
"jingwei: Ask" = ["A", "", ""]
"jingwei: Grant" = ["", "H", ""]
[transitions.ask]
title = "Ask"
from = ["draft"]
to = "asked"
guard = "jingwei: Ask"
[transitions.grant]
title = "Grant"
from = ["asked"]
to = "granted"
guard = "jingwei: Grant"
judges = ["ask"]
"""


def faults(tmp_path, *changes):
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "workflow.toml"
    path.write_text(text)
    return problems(load(path))


def test_a_sound_grid_has_no_problems(tmp_path):
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"jingwei: Ask" = ["A", "", ""]', '"jingwei: Ask" = ["A", ""]', "2 cells for 3 states"),
        ('view = ["A",', 'view = ["AX",', "unknown role letter X"),
        ('to = "asked"', 'to = "gone"', "unknown state gone"),
        ('final = ["granted"]', "final = []", "granted is a dead end"),
        ('final = ["granted"]', 'final = ["granted"]\nreached = ["gone"]', "gone is named"),
        ('to = "granted"\n', "", "state granted is unreachable"),
        ('guard = "jingwei: Grant"', 'guard = "jingwei: Other"', "has no row"),
        ('["", "H", ""]', '["", "", "H"]', "nobody can fire it from asked"),
        ('H = "Head"', 'H = "Anonymous"', "open to Anonymous"),
        ('H = "Head"', 'H = "Manager"', "Manager is for maintenance"),
        ('["", "H", ""]', '["", "AH", ""]', "role Asker also holds ask, which it judges"),
        ("view =", "View =", "write it by its alias"),
        ('judges = ["ask"]', 'judges = ["beg"]', "judges the unknown transition beg"),
        ('to = "asked"', 'to = "asked"\nfired_by = "moon"', "fired_by must be one of"),
        ('to = "asked"', 'to = "asked"\nfired_by = "door"', "may have no guard"),
    ],
)
def test_a_fault_is_named(tmp_path, old, new, complaint):
    # `View =` stands for the raw permission name in place of its alias.
    found = "\n".join(faults(tmp_path, (old, new)))
    assert complaint in found


def test_the_definition_names_every_cell_without_acquisition(tmp_path):
    path = tmp_path / "workflow.toml"
    path.write_text(SOUND)
    text = definition(load(path))
    assert 'acquired="True"' not in text
    assert text.count('name="View" acquired="False"') == 3
    assert text.count('name="Access contents information" acquired="False"') == 3
    assert "@@act/grant" in text
    assert "<script" not in text
