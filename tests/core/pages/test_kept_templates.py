"""Compiled templates outlive the process."""

from chameleon.template import BaseTemplate
from jingwei.core.pages.serving import keep_templates
from Products.PageTemplates.PageTemplate import PageTemplate

import pytest
import sys


@pytest.fixture
def kept(tmp_path, house):
    """A folder of compiled templates that does not exist before."""
    before = BaseTemplate.loader
    keep_templates(tmp_path / "cache")
    yield tmp_path / "cache"
    BaseTemplate.loader = before


def rendered(text: str) -> str:
    """What a new template with this text says."""
    template = PageTemplate()
    template.write(text)
    return template()


def test_a_template_is_compiled_once_for_all_processes(kept):
    text = "<p tal:content='python: 40 + 2'></p>"
    assert rendered(text) == "<p>42</p>"
    (module,) = kept.glob("*.py")
    module.write_text(module.read_text().replace("<p", "<kept"))
    # Another process has loaded nothing yet.
    keep_templates(kept)
    del sys.modules[module.stem]
    assert rendered(text) == "<kept>42</p>"
    assert list(kept.glob("*.py")) == [module]


def test_a_changed_template_is_compiled_anew(kept):
    assert rendered("<p>first</p>") == "<p>first</p>"
    assert rendered("<p>second</p>") == "<p>second</p>"
    assert len(list(kept.glob("*.py"))) == 2
