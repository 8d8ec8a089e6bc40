"""Body texts of demo documents: the same building blocks, arranged by title and seed."""

import random


OPENINGS = (
    "为贯彻落实市委、市政府关于推动工业经济高质量发展的部署，结合我市实际，现将有关事项明确如下。",
    "经研究，现就有关工作通知如下，请认真组织实施。",
    "为进一步规范管理、提高服务企业的效率，根据有关规定，制定以下安排。",
)
SECTIONS = (
    (
        "总体要求",
        (
            "坚持问题导向和目标导向，突出重点行业、重点园区和重点企业，推动各项任务落到实处。",
            "坚持公开、公平、公正，依法依规办理，主动接受社会监督。",
        ),
    ),
    (
        "主要任务",
        (
            "各区经信部门要摸清底数，建立台账，按季度报送进展情况。",
            "支持企业实施设备更新和数字化改造，引导资金、人才等要素向先进制造业集聚。",
            "加强部门协同，对企业反映的用地、用电、融资等问题限时办理、逐项反馈。",
        ),
    ),
    (
        "申报条件",
        (
            "在本市行政区域内登记注册，具有独立法人资格，经营和信用状况良好。",
            "项目符合国家产业政策和本市规划要求，未重复享受同类财政补助。",
        ),
    ),
    (
        "组织实施",
        (
            "市经济委员会负责统筹协调和督促检查，各区经信部门负责初审和日常服务。",
            "专项资金使用情况向社会公开，接受审计和监督。",
        ),
    ),
    (
        "工作要求",
        (
            "各单位要明确责任人和时间节点，重要情况及时报告。",
            "对弄虚作假、骗取财政资金的，依法依规追究责任。",
        ),
    ),
)
NUMERALS = "一二三四五六"


def body(title: str, chance: random.Random) -> str:
    """HTML of a plausible body."""
    sections = [SECTIONS[0], *chance.sample(SECTIONS[1:-1], 2), SECTIONS[-1]]
    parts = [f"<p>{chance.choice(OPENINGS)}</p>"]
    for numeral, (heading, sentences) in zip(NUMERALS, sections, strict=False):
        parts.append(f"<h2>{numeral}、{heading}</h2>")
        for index, sentence in enumerate(sentences, 1):
            parts.append(f"<p>（{NUMERALS[index - 1]}）{sentence}</p>")
    parts.append("<p>特此通知。</p>" if title.endswith("通知") else "<p>本文自印发之日起施行。</p>")
    return "".join(parts)
