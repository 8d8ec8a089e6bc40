"""What the editor may do with the public form."""

from bs4 import BeautifulSoup
from jingwei.desk.inquiries.exc import FormFixed
from jingwei.desk.inquiries.form import fixed

import pytest
import transaction


def changed(*pairs) -> str:
    """The model of the form with some text exchanged."""
    source = fixed.FIELDS
    for old, new in pairs:
        assert old in source
        source = source.replace(old, new)
    return source


def with_field(text: str) -> str:
    """The model of the form with one field more."""
    return changed(("</schema>", f"{text}</schema>"))


EXTRA = """<field name="district" type="zope.schema.Choice"><title>所在区</title>
<required>False</required><values><element>临江区</element><element>望湖区</element></values>
</field><field name="firm" type="zope.schema.TextLine"><title>企业名称</title></field>"""
REFUSED = [
    changed(('name="topic"', 'name="subject"')),
    changed(('name="question" type="zope.schema.Text"', 'name="question" type="zope.schema.Int"')),
    changed(("<max_length>5000</max_length>", "<max_length>50000</max_length>")),
    changed(("<title>联系方式</title>", "<title>联系方式</title><required>False</required>")),
    with_field(
        '<field name="x" type="plone.namedfile.field.NamedBlobFile"><title>x</title></field>'
    ),
    with_field(
        '<field name="x" type="zope.schema.Choice"><title>x</title>'
        "<vocabulary>plone.app.vocabularies.Users</vocabulary></field>"
    ),
    with_field(
        '<field name="x" type="zope.schema.TextLine"><title>x</title>'
        "<defaultFactory>os.getcwd</defaultFactory></field>"
    ),
    with_field(
        '<field xmlns:e="http://namespaces.plone.org/supermodel/easyform" e:TDefault="python:1"'
        ' name="x" type="zope.schema.TextLine"><title>x</title></field>'
    ),
    changed(("<schema>", '<schema based-on="plone.app.users.schema.ICombinedRegisterSchema">')),
    changed(("<schema>", '<schema based-on="no.such.module">')),
    changed(("<schema>", "<schema><invariant>os.getcwd</invariant>")),
    changed(("</model>", '<schema name="second" /></model>')),
    changed(("<title>联系方式</title>", "<title>联系方式</title><required>false</required>")),
    changed(("<title>联系方式</title>", "<title>联系方式</title><required> False</required>")),
    changed(('name="topic" type="zope.schema.TextLine"', 'name="topic" type="zope.schema.Choice"')),
    changed(("<max_length>5000</max_length>", "<max_length>-5</max_length>")),
    changed(("<max_length>5000</max_length>", "<max_length>x</max_length>")),
    with_field('<field type="zope.schema.TextLine"><title>x</title></field>'),
    with_field('<field name="x" type="zope.schema.Set"><title>x</title></field>'),
    with_field(
        '<field name="x" type="zope.schema.TextLine"><title>x</title><form:widget'
        ' xmlns:form="http://namespaces.plone.org/supermodel/form"'
        ' type="z3c.form.browser.radio.RadioFieldWidget" /></field>'
    ),
    with_field(
        '<field name="x" type="zope.schema.Set"><title>x</title>'
        '<value_type type="zope.schema.Set"><value_type type="zope.schema.TextLine"/></value_type>'
        "</field>"
    ),
    with_field(
        '<field name="x" type="zope.schema.Set"><title>x</title>'
        '<value_type type="zope.schema.TextLine"/><form:widget'
        ' xmlns:form="http://namespaces.plone.org/supermodel/form"'
        ' type="z3c.form.browser.checkbox.CheckBoxFieldWidget" /></field>'
    ),
    with_field(
        '<field name="x" type="zope.schema.Set"><title>x</title><min_length>3</min_length>'
        '<value_type type="zope.schema.Choice"><values><element>一</element>'
        "<element>二</element></values></value_type></field>"
    ),
    *(
        with_field(f'<field name="{name}" type="zope.schema.TextLine"><title>x</title></field>')
        for name in ("form.buttons.submit", "a-b", "a b", "1", "_x", "x" * 101, "名")
    ),
    *(
        with_field(f'<field name="x" type="zope.schema.TextLine">{title}</field>')
        for title in ("", "<title/>", "<title> \u3000</title>", f"<title>{'长' * 2001}</title>")
    ),
    changed(("<title>联系方式</title>", "<title></title>")),
    *(
        with_field(f'<field name="x" type="zope.schema.{kind}"><title>x</title>{bounds}</field>')
        for kind, bounds in (
            ("TextLine", "<min_length>5</min_length><max_length>3</max_length>"),
            ("Text", "<min_length>2001</min_length>"),
            ("Text", "<min_length>99999999999999999999</min_length>"),
            ("Int", "<min>5</min><max>3</max>"),
            ("Date", "<min>2026-02-02</min><max>2026-01-01</max>"),
            ("Date", "<min>x</min>"),
            ("Int", "<default>x</default>"),
            ("Choice", "<values></values>"),
            ("Choice", "<values><element>一</element><element>一</element></values>"),
        )
    ),
    with_field(
        "".join(
            f'<field name="x{n}" type="zope.schema.TextLine"><title>x</title></field>'
            for n in range(31)
        )
    ),
    f"<!DOCTYPE model>{fixed.FIELDS}",
    f'<!DOCTYPE model [<!ENTITY e "x">]>{fixed.FIELDS}',
    changed(("联系方式</title>", "&e;</title>")),
    f'<!DOCTYPE model [<!ENTITY e "x">]>{changed(("联系方式</title>", "&e;</title>"))}',
    f"<?xml-stylesheet href='x'?>{fixed.FIELDS}",
    changed(("<schema>", "<schema><?x y?>")),
    changed(("<title>联系方式</title>", "<title>联系方式<?x y?></title>")),
    f'<?xml version="1.0" encoding="gbk"?>{fixed.FIELDS}',
    "",
    "<model/>",
    "no xml",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><model>&e;</model>',
]


@pytest.mark.proof
@pytest.mark.parametrize("source", REFUSED)
def test_what_the_letterbox_needs_stays_whoever_saves(source, portal, person):
    with pytest.raises(FormFixed):
        portal.inquiries.ask.fields_model = source
    answer = person("admin").rest("PATCH", "/inquiries/ask", fields_model=source)
    assert answer.status_code == 403, answer.text
    answer = person("editor").rest("PATCH", "/inquiries/ask", fields_model=source)
    assert answer.status_code == 400, answer.text
    assert 'name="topic"' in portal.inquiries.ask.fields_model


W = 'xmlns:form="http://namespaces.plone.org/supermodel/form" type="z3c.form.browser'
TERMS = "<values><element>一</element><element>二</element></values>"
CHOICES = f'<value_type type="zope.schema.Choice">{TERMS}</value_type>'
TAKEN = {
    "radio": f'"zope.schema.Choice">{TERMS}<form:widget {W}.radio.RadioFieldWidget"/>',
    "select": f'"zope.schema.Choice">{TERMS}<form:widget {W}.select.SelectFieldWidget"/>',
    "several": f'"zope.schema.Set">{CHOICES}<form:widget {W}.checkbox.CheckBoxFieldWidget"/>',
    "two of two": f'"zope.schema.Set"><min_length>2</min_length>{CHOICES}',
    "yes or no": f'"zope.schema.Bool"><form:widget {W}.radio.RadioFieldWidget"/>',
    "tick": f'"zope.schema.Bool"><form:widget {W}.checkbox.SingleCheckBoxFieldWidget"/>',
    "number": '"zope.schema.Int"><min>1</min><max>9</max><default>3</default>',
    "day": '"zope.schema.Date"><min>2026-01-01</min><max>2026-12-31</max>',
    "text": '"zope.schema.Text"><min_length>10</min_length><required>False</required>',
}


@pytest.mark.proof
@pytest.mark.parametrize("kind", TAKEN)
def test_plain_questions_of_every_kind_are_taken_and_shown(counter, person, kind):
    model = with_field(f'<field name="extra" type={TAKEN[kind]}<title>补充问题</title></field>')
    grouped = model.replace(
        '<field name="extra"', '<fieldset name="g" label="更多"><field name="extra"'
    )
    grouped = grouped.replace("补充问题</title></field>", "补充问题</title></field></fieldset>")
    try:
        for source in (model, grouped):
            answer = person("editor").rest("PATCH", "/inquiries/ask", fields_model=source)
            assert answer.status_code == 204, answer.text
            page = person().get("/inquiries/ask")
            assert page.status_code == 200
            assert "补充问题" in page.text and "form.widgets.extra" in page.text
            assert counter.post(counter.fill()).status_code == 200
    finally:
        person("editor").rest("PATCH", "/inquiries/ask", fields_model=fixed.FIELDS)


ACTIONS = [
    fixed.ACTIONS.replace(fixed.LETTERBOX, f"collective.easyform.actions.{kind}")
    for kind in ("Mailer", "SaveData", "CustomScript")
] + [
    fixed.ACTIONS.replace(
        "</schema>",
        '<field name="m" type="collective.easyform.actions.Mailer"><title>m</title></field>'
        "</schema>",
    ),
    fixed.ACTIONS.replace("</title>", "</title><required>False</required>"),
    '<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema/></model>',
]


@pytest.mark.parametrize("source", ACTIONS)
def test_letters_go_into_the_letterbox_only(source, portal, person):
    with pytest.raises(FormFixed):
        portal.inquiries.ask.actions_model = source
    answer = person("editor").rest("PATCH", "/inquiries/ask", actions_model=source)
    assert answer.status_code >= 400, answer.text


def test_the_editor_is_offered_no_other_action(person):
    page = person("editor").get("/inquiries/ask/actions/@@add-action")
    assert page.status_code == 200, page.status_code
    for kind in ("Mailer", "Save Data", "Custom Script"):
        assert kind not in page.text, kind


def test_nobody_else_changes_the_form(person):
    for account in ("editor2", "reviewer", "officeclerk", "clerk", "firm1", None):
        for view in ("edit", "fields", "actions", "fields/@@modeleditor", "saveddata"):
            answer = person(account).get(f"/inquiries/ask/{view}")
            assert answer.status_code in (302, 401, 403, 404), (account, view)


def test_the_editor_cannot_delete_a_needed_field(counter, person):
    client = person("editor")
    page = client.get("/inquiries/ask/fields")
    assert page.status_code == 200, page.text
    token = BeautifulSoup(client.get("/inquiries/ask/edit").text, "html.parser").find(
        "input", {"name": "_authenticator"}
    )["value"]
    client.post("/inquiries/ask/fields/contact/@@delete", {"_authenticator": token})
    assert "form.widgets.contact" in person().get("/inquiries/ask").text


def test_the_editor_adds_questions_and_their_answers_are_kept(counter, site, person):
    with site.open(user="admin") as portal:
        portal.inquiries.ask.fields_model = with_field(EXTRA)
        transaction.commit()
    try:
        page = BeautifulSoup(person().get("/inquiries/ask").text, "html.parser")
        filled = counter.fill() | {
            "form.widgets.district:list": page.find("option", string="临江区")["value"],
            "form.widgets.firm": "江城<b>演示</b>有限公司",
        }
        number, _code = counter.receipt(counter.post(filled))
    finally:
        with site.open(user="admin") as portal:
            portal.inquiries.ask.fields_model = fixed.FIELDS
            transaction.commit()
    address = counter.addresses()[number]
    kept = person("officeclerk").rest("GET", address).json()["extra"]
    assert kept == [["所在区", "临江区"], ["企业名称", "江城<b>演示</b>有限公司"]]
    assert "江城&lt;b&gt;演示&lt;/b&gt;有限公司" in person("officeclerk").get(address).text


def test_a_question_added_in_the_schema_editor_is_saved(counter, site):
    from collective.easyform.api import get_schema
    from collective.easyform.api import set_fields
    from zope import schema

    with site.open(user="admin") as portal:
        form = portal.inquiries.ask
        model = get_schema(form)
        model._InterfaceClass__attrs["remark"] = field = schema.Text(
            __name__="remark", title="备注", required=False
        )
        field.interface = model
        set_fields(form, model)
        assert 'name="remark"' in form.fields_model


UNSAFE = '<p onclick="x()">请先查阅<b>办事指南</b>。{}</p><script>alert(1)</script>'


def test_the_editor_writes_before_and_after_the_questions_and_no_script_gets_through(person):
    editor = person("editor")
    words = {
        name: {"data": UNSAFE.format(name), "content-type": "text/html"}
        for name in ("formPrologue", "formEpilogue")
    }
    try:
        answer = editor.rest("PATCH", "/inquiries/ask", **words)
        assert answer.status_code == 204, answer.text
        page = person().get("/inquiries/ask")
        assert page.status_code == 200
        before, form, after = page.text.partition('name="ticket"')
        assert form
        assert "请先查阅<b>办事指南</b>。formPrologue" in before
        assert "请先查阅<b>办事指南</b>。formEpilogue" in after
        assert "alert(1)" not in page.text and "onclick" not in page.text
    finally:
        editor.rest("PATCH", "/inquiries/ask", formPrologue="", formEpilogue="")
    assert "办事指南</b>" not in person().get("/inquiries/ask").text


def test_the_form_promises_the_time_that_is_set(counter, person):
    try:
        counter.set(contact_days=90)
        page = person().get("/inquiries/ask").text
        assert "办结90天后删除" in page
        assert "一年" not in page
    finally:
        counter.set(contact_days=365)
    assert "办结365天后删除" in person().get("/inquiries/ask").text
