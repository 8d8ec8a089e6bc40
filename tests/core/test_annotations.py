"""Type hints of a class are no annotations of its objects."""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from zope.annotation.interfaces import IAnnotations


def test_hints_of_the_class_are_not_taken_for_annotations(portal):
    store = portal.intranet.documents
    assert "holds" not in IAnnotations(store)
    assert "holds" in type(aq_base(store)).__annotations__


def test_what_is_noted_stays_with_the_object(portal):
    one, other = portal.intranet.documents, portal.intranet.inquiries
    IAnnotations(one)["jingwei.test"] = 1
    assert IAnnotations(one)["jingwei.test"] == 1
    assert "jingwei.test" not in IAnnotations(other)
    assert "jingwei.test" not in type(aq_base(one)).__annotations__
    assert isinstance(vars(aq_base(one))["__annotations__"], OOBTree)
    del IAnnotations(one)["jingwei.test"]
    assert "jingwei.test" not in IAnnotations(one)
