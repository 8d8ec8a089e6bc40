"""The demo organ's units, posts and accounts. Organ, districts and firms are invented."""

from jingwei.core import clock
from jingwei.core.accounts.api import IAccountSettings
from jingwei.core.organisation import api as staff
from jingwei.core.organisation.api import plugin
from jingwei.core.organisation.tokens import DISTRICT
from jingwei.core.organisation.tokens import FIRM
from jingwei.core.signing.api import ISigningSettings
from jingwei.core.signing.api import set_up
from jingwei.install.keys import make_missing
from plone.dexterity.utils import createContent
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import datetime


# Cost of the hashes of demo passwords; dozens of them are made at once.
COST = 4
# Trying a PIN takes a millisecond, and a certificate is good for all records of the demo.
SIGNING = {"pin_memory": 1, "pin_rounds": 1, "certificate_days": 1800}
# So long ago people got their posts.
FOUNDED = datetime.timedelta(days=3 * 365)
# Unit -> (title, does it handle matters of its own). The order is that of the organ's lists.
UNITS = {
    "commission": ("委领导", False),
    "office": ("办公室", True),
    "policy": ("政策法规处", True),
    "operation": ("经济运行处", True),
    "planning": ("规划投资处", True),
    "manufacturing": ("制造业处", True),
    "technology": ("科技进步处", True),
    "urban": ("都市工业处", True),
    "sme": ("中小企业处", True),
    "energy": ("节能与综合利用处", True),
    "informatization": ("信息化处", True),
    "power": ("电力与能源处", True),
    "safety": ("安全生产处", True),
    "finance": ("财务处", True),
    "personnel": ("人事处", True),
    "party": ("机关党委", True),
    "administration": ("系统管理", False),
}
# Posts of the units that differ; (title, holders).
POSTS = {
    "commission": {"principal": ("主任委员", ["principal"])},
    "office": {
        "leader": ("分管领导", ["leader"]),
        "head": ("主任", ["director"]),
        "deputy": ("副主任", []),
        "clerk": ("经办员", ["officeclerk"]),
        "registrar": ("文书", ["registrar"]),
        "archivist": ("档案员", ["archivist"]),
        "supervisor": ("督办员", ["supervisor"]),
        "editor": ("网站编辑", ["editor"]),
        "chief_editor": ("网站主编", ["editor2"]),
        "reviewer": ("保密审查员", ["reviewer"]),
    },
    "administration": {
        "system": ("系统管理员", ["sysadmin"]),
        "security": ("安全管理员", ["secadmin"]),
        "audit": ("审计管理员", ["auditor"]),
    },
}
# Accounts whose names do not follow from the unit.
CLERKS = {"operation": "clerk", "urban": "clerk2"}
HEADS = {"operation": "head", "urban": "head2"}
NAMES = {
    "clerk": "演示拟稿员",
    "head": "演示处长",
    "clerk2": "演示拟稿员乙",
    "head2": "演示处长乙",
    "officeclerk": "演示经办员",
    "director": "演示主任",
    "leader": "演示副主任",
    "principal": "演示主任委员",
    "registrar": "演示文书",
    "archivist": "演示档案员",
    "supervisor": "演示督办员",
    "editor": "演示编辑",
    "editor2": "演示主编",
    "reviewer": "演示保密审查员",
    "sysadmin": "演示系统管理员",
    "secadmin": "演示安全管理员",
    "auditor": "演示审计员",
    "district": "临江区经办员",
    "district2": "望湖区经办员",
    "firm1": "企业用户甲",
    "firm2": "企业用户乙",
    "expert1": "演示专家甲",
    "expert2": "演示专家乙",
    "expert3": "演示专家丙",
}
# Code or id -> (title, members). The region 99 of the codes does not exist.
FIRMS = {
    "91990101MA0000001Y": ("江城华锦纺织有限公司", ["firm1"]),
    "91990102MA0000002G": ("江城远航重工股份有限公司", ["firm2"]),
}
DISTRICTS = {
    "linjiang": ("临江区", ["district"]),
    "wanghu": ("望湖区", ["district2"]),
}


def found_organisation(site, password: str) -> None:
    """Set it up so that its people hold their posts since before the first record."""
    now = clock.now()
    with clock.at(now - FOUNDED, site):
        set_up_organisation(site, password, now)


def make_keys() -> None:
    """Make the keys that were good already when the people of the demo signed in its past."""
    with clock.at(clock.now() - FOUNDED):
        make_missing()


def set_up_organisation(site, password: str, now: datetime.datetime | None = None):
    """Create units, posts and one account per post, all with `password`, which is their PIN too.

    :param now: when they chose their PINs, if not at the moment that the clock shows.
    """
    getUtility(IRegistry)[f"{IAccountSettings.__identifier__}.password_cost"] = COST
    for account, name in accounts().items():
        add_account(site, account, name, password)
    organisation = site["intranet"]["organisation"]
    for unit, (title, handles) in UNITS.items():
        # Leaders and administrators are not called after their unit.
        created = createContent("Unit", id=unit, title=title, names_posts=handles, handles=handles)
        organisation._setObject(unit, created)
        for post, (post_title, holders) in posts(unit).items():
            content = createContent("Post", id=post, title=post_title, holders=tuple(holders))
            organisation[unit]._setObject(post, content)
    for prefix, table in ((FIRM, FIRMS), (DISTRICT, DISTRICTS)):
        for name, (title, members) in table.items():
            plugin().set_group(prefix + name, title, members)
    give_signatures(password, now)


def give_signatures(pin: str, pin_set: datetime.datetime | None) -> None:
    """Let all staff sign, with keys that cost little to try a PIN at."""
    registry = getUtility(IRegistry)
    for name, value in SIGNING.items():
        registry[f"{ISigningSettings.__identifier__}.{name}"] = value
    for person in staff.holders(staff.STAFF):
        set_up(person, pin, pin_set)


def posts(unit: str) -> dict[str, tuple[str, list[str]]]:
    """Posts of a unit: id -> (title, holders)."""
    if unit in POSTS:
        return POSTS[unit]
    found = {
        "leader": ("分管领导", ["leader"]),
        "head": ("处长", [HEADS.get(unit, f"{unit}head")]),
        "clerk": ("科员", [CLERKS.get(unit, f"{unit}clerk")]),
    }
    if unit in CLERKS:
        found["deputy"] = ("副处长", [])
    if unit == "informatization":
        found["network"] = ("网络管理员", [])
    return found


def accounts() -> dict[str, str]:
    """All accounts: user id -> full name."""
    found = dict(NAMES)
    for unit, (title, _handles) in UNITS.items():
        if unit not in POSTS:
            found.setdefault(CLERKS.get(unit, f"{unit}clerk"), f"演示{title}科员")
            found.setdefault(HEADS.get(unit, f"{unit}head"), f"演示{title}处长")
    return found


def add_account(site, account: str, name: str, password: str) -> None:
    """Make one account with no role but Member."""
    site.acl_users._doAddUser(account, password, ["Member"], [])
    site.portal_membership.getMemberById(account).setMemberProperties({"fullname": name})
