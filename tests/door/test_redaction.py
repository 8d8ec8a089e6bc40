"""What is masked in public, and what must stay readable."""

from jingwei.core.names import of_contact
from jingwei.door.redaction import apply
from jingwei.door.redaction import masks

import itertools
import pytest


MASKED = [
    ("请打13812345678联系我", "phone", "请打138****5678联系我"),
    ("电话138-1234-5678。", "phone", "电话138****5678。"),
    ("电话 138 1234 5678", "phone", "电话 138****5678"),
    ("手机：１３８１２３４５６７８", "phone", "手机：138****5678"),
    ("+86 13812345678", "phone", "+86 138****5678"),
    ("打幺三八一二三四五六七八", "phone", "打幺三八****五六七八"),
    ("单位电话027-87654321转802", "phone", "单位电话027-****4321"),
    ("电话(027)87654321", "phone", "电话027-****4321"),
    ("电话：8765-4321", "phone", "电话：****4321"),
    ("身份证号11010519491231002X", "identity", "身份证号110105********002X"),
    ("420106199001011234 打错", "none", "420106199001011234 打错"),
    ("身份证：420106199001011234", "identity", "身份证：420106********1234"),
    ("11010519491231002x，", "identity", "110105********002X，"),
    ("老证 110105491231002 号", "identity", "老证 110105*****1002 号"),
    ("卡4111111111111111", "bank", "卡4111 **** **** 1111"),
    ("账号：4200 1234 5678 9", "bank", "账号：4200 **** **** 6789"),
    ("发到zhang.san@example.cn即可", "email", "发到z***@example.cn即可"),
    ("微信号：zhangsan_88", "account", "微信号：***"),
    ("QQ 123456789", "account", "QQ ***"),
    ("住江城市临江区解放大道1288号3栋2单元501室，", "address", "住江城市临江区解放大道***，"),
    ("中山路12号附3号", "address", "中山路***"),
    ("阳光小区12栋3单元502室漏水", "address", "阳光小区***漏水"),
    ("住在3栋2单元501室", "address", "住在***"),
    ("张家村3组12号", "address", "张家村***"),
    ("我叫王小明，是企业主", "name", "我叫王**，是企业主"),
    ("我叫王明在一家企业", "name", "我叫王**在一家企业"),
    ("联系人：欧阳小丽", "name", "联系人：欧阳**"),
    ("姓名 李雷 电话", "name", "姓名 李** 电话"),
    ("我是张伟，想咨询", "name", "我是张**，想咨询"),
    ("请找陈国强先生", "name", "请找陈**先生"),
    ("盼复。\n刘洋", "name", "盼复。\n刘**"),
]
PLAIN = [
    "江经〔2026〕12号文件第3号附件",
    "第12号公告、2026年第3号",
    "2026-11-23、2026年11月23日、20261123",
    "补贴金额1380000000元，合计 13,812,345,678.00 元",
    "统一社会信用代码11341702486344515H",
    "统一社会信用代码91420100MA4KXXXX1D",
    "索引号11341702486344515H/202110-00013",
    "请拨打12345或12333热线",
    "服务热线4008123456",
    "供电线路3号开关、公路12号桥",
    "工业增加值增长8.5%，用电量123456789012千瓦时",
    "我是一家企业的职工，想咨询政策",
    "我是江城人。",
    "我叫不出名字",
    "感谢陈先生、李女士的帮助",
    "项目编号2026010112345678",
    "谢谢！\n谢谢",
    "盼复\n江城市",
    "订单号20260101123456789012345",
    "第三十号楼梯",
]


@pytest.mark.parametrize(("text", "kind", "public"), MASKED)
def test_personal_data_are_masked_by_their_rule(text, kind, public):
    found = masks(text)
    assert apply(text, found) == public
    assert {mask.kind for mask in found} == ({kind} if public != text else set())


@pytest.mark.parametrize("text", PLAIN)
def test_what_belongs_to_nobody_stays_readable(text):
    assert masks(text) == []


def test_the_name_of_the_writer_is_masked_wherever_it_occurs():
    words = of_contact("联系人：赵小燕 13812345678")
    assert words == ("赵小燕",)
    text = "上次赵小燕来过，这次还是赵小燕。"
    assert apply(text, masks(text, words)) == "上次赵**来过，这次还是赵**。"


@pytest.mark.parametrize(
    ("contact", "names"),
    [
        ("张伟 13812345678", ("张伟",)),
        ("张女士 13812345678", ("张女士",)),
        ("欧阳先生，027-87654321", ("欧阳先生",)),
        ("张小红女士 13812345678", ("张小红",)),
        ("女士 13812345678", ()),
        ("欧阳修,ouyang@example.cn", ("欧阳修",)),
        ("13812345678", ()),
        ("", ()),
    ],
)
def test_a_contact_line_gives_its_names(contact, names):
    assert of_contact(contact) == names


def test_the_editor_adds_masks_and_removes_wrong_ones():
    text = "宏达机械厂的电话是027-87654321"
    assert apply(text, masks(text, kept={"027-87654321"}, added=["宏达机械厂"])) == (
        "***的电话是027-87654321"
    )


def test_masks_do_not_overlap_and_stand_in_order():
    text = "我叫王小明，电话13812345678，身份证11010519491231002X，住中山路12号3栋501室"
    found = masks(text, words=["王小明"])
    assert [mask.kind for mask in found] == ["name", "phone", "identity", "address"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
