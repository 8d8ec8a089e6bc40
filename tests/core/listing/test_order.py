"""Long lists are ordered by walking an index; it comes to the same as sorting."""

from jingwei.core.listing import sets

import pytest


INDEXES = ("last_turn", "sortable_title", "row_number", "review_state", "row_unit", "row_urgency")


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", INDEXES)
def test_every_part_is_the_same_however_it_is_found(site, many, monkeypatch, name, descending):
    with site.open(user="principal") as portal:
        catalog = portal.portal_catalog
        ids = sets.found(catalog(portal_type="OfficialDocument")).ids
        index = catalog.Indexes[name]
        whole = sets.part(ids, index, descending, 0, len(ids))
        assert sorted(whole) == list(ids)
        monkeypatch.setattr(sets, "FEW", 3)
        for start in range(0, len(ids) + 7, 7):
            assert sets.part(ids, index, descending, start, start + 7) == whole[start : start + 7]


@pytest.mark.parametrize("descending", [False, True])
def test_rows_that_an_index_does_not_know_come_last(site, many, monkeypatch, descending):
    with site.open(user="principal") as portal:
        catalog = portal.portal_catalog
        ids = sets.found(catalog()).ids
        index = catalog.Indexes["row_unit"]
        whole = sets.part(ids, index, descending, 0, len(ids))
        known = [id_ in index._unindex for id_ in whole]
        assert known == sorted(known, reverse=True) and False in known
        monkeypatch.setattr(sets, "FEW", 3)
        for start in range(0, len(ids) + 5, 5):
            assert sets.part(ids, index, descending, start, start + 5) == whole[start : start + 5]
