"""What every site has, demo content or not: its machinery and its fixed folders."""

from jingwei.core.accounts.api import install_accounts
from jingwei.core.organisation.api import install_posts
from jingwei.core.rights.api import install_rights
from jingwei.core.search.api import install_search
from jingwei.desk.inquiries.api import install_inquiries
from jingwei.office.supervision.api import install_supervision
from jingwei.portal.columns.api import install_columns
from plone.dexterity.utils import createContent


# Path below the site root, portal type, title. Containers stand before what lies in them.
STRUCTURE: list[tuple[str, str, str]] = [
    ("intranet", "Office", "办公网"),
    ("intranet/organisation", "Organisation", "组织机构"),
    ("intranet/audit", "AuditTrail", "审计日志"),
    ("intranet/numbering", "NumberRegisters", "编号登记簿"),
    ("intranet/ticker", "Ticker", "系统任务"),
    ("intranet/jobs", "JobList", "我的作业"),
    ("intranet/views", "ViewBook", "保存的视图"),
    ("intranet/messages", "MessageBoxes", "消息"),
    ("intranet/signing", "SigningKeys", "签名密钥"),
    ("intranet/papers", "PaperShelf", "版式文件"),
    ("intranet/calendar", "WorkingCalendar", "工作日历"),
    ("intranet/documents", "RecordStore", "公文"),
    ("intranet/supervision", "RecordStore", "督办"),
    ("intranet/inquiries", "RecordStore", "咨询"),
    ("intranet/deputations", "RecordStore", "授权委托"),
    ("intranet/releases", "RecordStore", "公开发布"),
    ("desk", "Desk", "企业办事台"),
    ("desk/districts", "DistrictHouse", "区级部门"),
    ("inquiries/ask", "InquiryForm", "我要咨询"),
]
# What each record store keeps.
HOLDS: dict[str, tuple[str, ...]] = {
    "intranet/documents": ("OfficialDocument",),
    "intranet/supervision": ("SupervisionItem",),
    "intranet/inquiries": ("Inquiry",),
    "intranet/deputations": ("Deputation",),
    "intranet/releases": ("Release",),
}


def build(site) -> None:
    """Install the plugins and make what is missing of `STRUCTURE`; may be run again."""
    install_accounts(site)
    install_posts(site)
    install_rights(site)
    install_search(site)
    install_columns(site)
    for path, portal_type, title in STRUCTURE:
        made = make(site, path, portal_type, title)
        if path in HOLDS:
            made.holds = HOLDS[path]
    install_inquiries(site)
    install_supervision(site)


def make(site, path: str, portal_type: str, title: str):
    """Return the object at `path`, made if it is missing."""
    *parents, name = path.split("/")
    container = site
    for parent in parents:
        container = container[parent]
    if name not in container.objectIds():
        container._setObject(name, createContent(portal_type, id=name, title=title))
    return container[name]
