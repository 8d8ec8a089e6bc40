"""/intranet/papers: what waits or failed, for those who look after it."""

from jingwei.core.papers import api
from jingwei.core.papers.content import shelf
from jingwei.core.papers.shelf import FAILED
from tests.office.documents.conftest import office

import pytest
import re
import transaction


pytestmark = pytest.mark.proof
__all__ = ["office"]
PLACE = "/intranet/papers"


@pytest.fixture
def failed(office, site, kind):
    """A paper of a document that could not be made."""
    address = office.walk("issued")
    with site.open() as portal:
        document = portal.unrestrictedTraverse("intranet" + address.split("/intranet", 1)[1])
        api.want(document, kind)
        (key,) = [key for key in shelf().wanted if key[1] == kind]
        wanted = shelf().wanted[key]
        shelf().forget(*key)
        wanted.state, wanted.error = FAILED, "第3段无法排版"
        shelf().want(wanted)
        transaction.commit()
        title = document.title
    yield title
    with site.open():
        shelf().forget(*key)
        transaction.commit()


def test_the_registrar_reads_what_hinders_a_paper_and_lets_it_be_tried_again(failed, person):
    client = person("registrar")
    page = client.get(PLACE).text
    assert failed in page
    assert "第3段无法排版" in page
    token = re.search(r'name="_authenticator" value="([^"]+)"', page)[1]
    key = re.search(r'name="key"[^>]*value="([^"]+)"', page)[1]
    form = {"_authenticator": token, "key": key, "again": "1", "page": "view"}
    assert client.post(f"{PLACE}/handle", form).status_code == 302
    page = client.get(PLACE).text
    assert "正在生成版式文件" in page
    assert "第3段无法排版" not in page


def test_the_system_administrator_sees_the_trouble_and_not_the_record(failed, person):
    page = person("sysadmin").get(PLACE).text
    assert "第3段无法排版" in page
    assert failed not in page


@pytest.mark.parametrize("account", ["clerk", "leader", "secadmin", "auditor", "district", "firm1"])
def test_nobody_else_has_the_list(failed, person, account):
    assert person(account).get(PLACE).status_code in (403, 404)
    assert person(account).post(f"{PLACE}/handle", {"again": "1"}).status_code in (403, 404)
