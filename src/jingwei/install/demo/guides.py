"""Service guides: the elements that every guide must have (handbook §6.1), as one text."""

from collections.abc import Iterator


# Elements in the order in which people look for them: name in the data -> heading.
BASICS = {
    "code": "事项编码",
    "kind": "事项类型",
    "organ": "实施主体",
    "audience": "服务对象",
    "legal_days": "法定办结时限",
    "promised_days": "承诺办结时限",
    "way": "办件类型",
    "visits": "到现场次数",
    "range": "通办范围",
    "fee": "收费情况",
    "result": "审批结果",
    "delivery": "送达方式",
}
SECTIONS = {
    "basis": "设定依据",
    "conditions": "受理条件",
    "materials": "申请材料",
    "steps": "办理流程",
    "place": "办理地点和时间",
    "contact": "咨询、监督和进程查询",
    "agents": "中介服务",
    "remedy": "行政复议和行政诉讼",
    "questions": "常见问题",
}
MATERIALS = "| 材料名称 | 形式和份数 | 来源 | 填写和提交说明 |"


def text(row: dict) -> str:
    """The guide of `row` in the demo's marks."""
    return "\n".join(_lines(row["guide"]))


def _lines(guide: dict) -> Iterator[str]:
    yield "## 基本信息"
    yield "| 要素 | 内容 |"
    for name, heading in BASICS.items():
        yield f"| {heading} | {guide[name]} |"
    for name, heading in SECTIONS.items():
        yield f"## {heading}"
        if name == "materials":
            yield MATERIALS
            yield from (f"| {' | '.join(material)} |" for material in guide[name])
        else:
            yield from guide[name]
