"""A person gets a signature, mistypes the PIN, is locked out and let in again."""

from tests.office.documents.conftest import Office
from tests.office.documents.test_sheet_page import path_of

import pytest


pytestmark = pytest.mark.journey
# Each width has its own person, who had no key before: the one who judges for a unit.
PEOPLE = {1280: ("planning", "演示规划投资处处长"), 390: ("energy", "演示节能与综合利用处处长")}
PIN, WRONG = "江城-4711", "江城-4712"
OPINION = "拟同意。请补充能耗数据的统计口径。"


@pytest.fixture
def head(width, person) -> tuple[str, str]:
    """Account and unit of a person whose key was given up."""
    unit = PEOPLE[width][0]
    account = f"{unit}head"
    keys = "/intranet/signing/@signing-keys"
    person("secadmin").rest("POST", f"{keys}/revoke", person=account, reason="left")
    return account, unit


def draft(person, unit: str, title: str) -> str:
    """A document that waits for the head of the unit; its path."""
    office = Office(person)
    address = office.draft(f"{unit}clerk", title=title, drafting_unit=unit)
    office.done(f"{unit}clerk", address, "submit")
    return path_of(address)


def enrol(signer) -> None:
    """Set up the signature with the password and a PIN of one's own."""
    signer.open("/intranet/signing")
    signer.reads("待本人办理")
    signer.press("办理电子签名")
    signer.look("signing-enrol")
    signer.write("登录密码", signer.pin)
    signer.page.fill("#form-widgets-pin", PIN)
    signer.write("再次输入新PIN码", PIN)
    signer.press("确定")
    signer.reads("电子签名已办理", "有效", "P-256")
    signer.look("signing-mine")
    signer.pin = PIN


def sign(signer, pin: str) -> None:
    """Confirm with a PIN."""
    signer.page.locator("#form-widgets-pin").fill(pin)
    signer.page.locator("[name='form.buttons.confirm']").click()
    signer.page.wait_for_load_state()


def handle(keeper, account: str, button: str, *words: str) -> None:
    """Find the person in the list of keys, read how the key stands, and press a button."""
    keeper.open("/intranet/signing/people?size=200")
    row = keeper.page.locator("tr").filter(has=keeper.page.get_by_text(account, exact=True))
    for word in words:
        assert word in row.inner_text()
    row.get_by_role("button", name=button).click()
    keeper.page.wait_for_load_state()


def waits(signer) -> None:
    """The opinion is still there to be signed."""
    assert signer.page.locator("#form-widgets-opinion").input_value() == OPINION
    assert signer.page.locator("#form-widgets-pin").input_value() == ""


def test_a_wrong_pin_loses_nothing_and_five_lock_until_it_is_unlocked(window, person, head):
    account, unit = head
    first = draft(person, unit, "关于报送能耗数据的通知")
    second = draft(person, unit, "关于补报能耗数据的通知")
    keeper, signer = window("secadmin"), window(account)
    signer.open("/intranet/signing")
    signer.reads("已吊销", "请联系安全管理员开通办理")
    signer.look("signing-none")
    handle(keeper, account, "开通办理", "已吊销")
    keeper.reads("已开通")
    keeper.look("signing-people")
    enrol(signer)

    signer.open(first)
    signer.write("您的意见", OPINION)
    sign(signer, WRONG)
    signer.reads("PIN码错误，还可尝试4次")
    waits(signer)
    signer.look("signing-wrong")
    sign(signer, PIN)
    signer.reads(OPINION, "办公室主任")

    signer.open(second)
    signer.write("您的意见", OPINION)
    for _guess in range(5):
        sign(signer, WRONG)
    signer.reads("电子签名已锁定", "安全管理员")
    signer.look("signing-locked")
    locked = signer.tab()
    locked.goto(f"{signer.url}/intranet/signing")
    assert "PIN码已连续五次输入错误" in locked.inner_text("main")
    handle(keeper, account, "解锁", "已锁定")
    keeper.reads("已解锁")
    waits(signer)
    signer.press("重新查看本件")
    signer.page.locator("#kept button").click()
    waits(signer)
    sign(signer, PIN)
    signer.reads(OPINION, "办公室主任")
    signer.open(f"{second}/@@signatures")
    signer.reads("签名有效", OPINION)
    signer.look("signing-signatures")
