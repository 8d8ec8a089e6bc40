"""Opinions in the real database."""

from jingwei.core.opinions import api
from jingwei.core.opinions.files import file_digest
from jingwei.core.opinions.log import OpinionLog
from jingwei.core.opinions.subscribers import forget_opinions
from plone.namedfile.file import NamedBlobFile

import hashlib
import transaction


def test_the_log_is_an_object_of_its_own(portal):
    log = OpinionLog()
    portal.opinion_log = log
    transaction.savepoint()
    assert log._p_oid and log._p_oid != portal._p_oid


def test_the_log_has_no_address(portal):
    assert OpinionLog.__roles__ == ()


def test_a_copy_has_no_opinions():
    class Copy:
        opinion_log = None

    copy = Copy()
    copy.opinion_log = OpinionLog()
    forget_opinions(copy, None)
    assert api.rows(copy) == ()


def test_a_file_is_hashed_once_until_it_changes(portal):
    file = NamedBlobFile(b"first", filename="附件.txt")
    portal.tried = file
    assert file_digest(file) == hashlib.sha256(b"first").hexdigest()
    transaction.commit()
    assert file_digest(file) == hashlib.sha256(b"first").hexdigest()
    file._blob._p_deactivate()
    assert file_digest(file) == hashlib.sha256(b"first").hexdigest()
    with file._blob.open("w") as stream:
        stream.write(b"second")
    assert file_digest(file) == hashlib.sha256(b"second").hexdigest()
    transaction.commit()
    assert file_digest(file) == hashlib.sha256(b"second").hexdigest()
    del portal.tried
    transaction.commit()
