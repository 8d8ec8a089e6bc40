"""Names of persons in running text: where one is introduced, and how it is shown in public."""

from collections.abc import Iterator

import re


COMPOUND = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫|长孙"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
    "奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余"
    "元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季"
    "麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭"
    "洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠曲封储靳焦巴谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符"
    "刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终暨居衡步都耿满"
    "弘匡国文寇广禄阙东殳沃利蔚越隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养鞠须丰巢关查后荆游竺权"
    "肖涂阳代闫"
)
_SURNAME = rf"(?:{COMPOUND}|[{SURNAMES}])"
_GIVEN = r"[\u4e00-\u9fff·]"
# Characters that do not continue a given name: the sentence goes on with them.
_STOP = "是在的住有想今来我电联手身咨反要与及向因对不请也先女男岁你您他她们现系和"
# Cues after which a person's name stands.
CUE = re.compile(
    r"(?:我(?:的名字)?叫|本人(?:姓名)?叫?|名叫|姓名|联系人|申请人|咨询人|反映人|经办人|负责人|法人代表|收件人|户名|此致)"
    rf"(?:[是为]|[:：])?\s*({_SURNAME}{_GIVEN}(?:(?![{_STOP}]){_GIVEN})?)"
)
# 我是 introduces many other things: only a name that ends the clause counts.
I_AM = re.compile(rf"我是\s*({_SURNAME}{_GIVEN}{{1,2}})(?=[，。,.；;！!、\s]|$)")
# A full name before a form of address.
ADDRESSED = re.compile(rf"({_SURNAME}(?:(?![{_STOP}]){_GIVEN}){{1,2}})(?=先生|女士|小姐|同志)")
# A signature: the last line holds nothing but a name.
SIGNED = re.compile(rf"\n\s*({_SURNAME}{_GIVEN}{{1,2}})\s*$")
# Words that begin with a surname and name no person.
NOT_NAMES = re.compile(
    r"谢谢|.*(?:[人户民商工生员者客主师长市区县镇局委处厅部]|公司|企业|工厂|单位|先生|女士|小姐|同志)$|.某"
)
FORMS = ("先生", "女士", "小姐", "同志")
CONTACT_WORD = re.compile(r"[\u4e00-\u9fff·]+")
CONTACT_CUES = re.compile(r"联系人|姓名|电话|手机|号码|邮箱|邮件|微信|地址|联系方式|[是为]")


def introduced(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of names that the text itself introduces as names."""
    for pattern in (CUE, I_AM, ADDRESSED, SIGNED):
        for match in pattern.finditer(text):
            start = match.start(1)
            thanks = match[1][0] == "谢" and text[start - 1 : start] in (
                "感",
                "致",
                "答",
                "多",
                "谢",
            )
            if not NOT_NAMES.fullmatch(match[1]) and not thanks:
                yield start, match.end(1)


def shown(name: str) -> str:
    """The surname and two stars, whatever the length of the name."""
    match = re.match(COMPOUND, name)
    return (match[0] if match else name[:1]) + "**"


def of_contact(contact: str) -> tuple[str, ...]:
    """Names that a line of contact data carries ("李小红 13800000000" -> 李小红).

    Who gives no more than a surname is called by it and the form of address: 王女士.
    """
    found = []
    for run in CONTACT_WORD.findall(CONTACT_CUES.sub(" ", contact)):
        name = run
        for form in FORMS:
            name = name.removesuffix(form)
        if name != run and re.fullmatch(_SURNAME, name):
            found.append(run)
        elif 2 <= len(name) <= 6 and re.match(_SURNAME, name):
            found.append(name)
    return tuple(found)
