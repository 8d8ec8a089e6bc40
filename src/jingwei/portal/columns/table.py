"""The fixed columns of the site, in the order of its navigation."""

from typing import NamedTuple


class Plan(NamedTuple):
    """`type` is the ColumnType of the national guideline (handbook §5.4)."""

    title: str
    type: str
    description: str


COLUMNS: dict[str, Plan] = {
    "news": Plan("要闻", "工作动态", "本委重要会议、调研和工作动态"),
    "policies": Plan("政策文件", "政策文件", "本委主动公开的规范性文件和其他政策文件"),
    "disclosure": Plan(
        "信息公开", "信息公开目录", "信息公开指南、制度、法定主动公开内容和年度报告"
    ),
    "affairs": Plan("政务公开", "回应关切", "决策、执行、管理、服务、结果公开，通告和公示"),
    "guides": Plan("办事指南", "办事服务", "面向企业和群众的服务事项和办理条件"),
    "approvals": Plan("网上审批", "办事服务", "行政许可事项的依据、条件、程序和结果"),
    "projects": Plan("项目申报", "办事服务", "专项资金和试点示范项目的申报通知、评审和公示"),
    "inquiries": Plan("咨询", "咨询投诉", "公众和企业的咨询与本委的公开答复"),
    "enterprises": Plan("企业名录", "数据发布", "规模以上工业企业名录及简介"),
    "links": Plan("友情链接", "其他", "相关机关和服务平台"),
    "manufacturing": Plan("制造业", "工作动态", "制造业运行、集群培育和重点项目"),
    "operation": Plan("经济运行", "数据发布", "工业经济运行情况和要素保障"),
    "technology": Plan("科技进步", "工作动态", "企业技术中心、技术改造和创新项目"),
    "urban-industry": Plan("都市工业", "工作动态", "都市工业园区和楼宇工业"),
}
# The four columns that stand apart on the home page, and the one that is never in the top bar.
INDUSTRY = ("manufacturing", "operation", "technology", "urban-industry")
