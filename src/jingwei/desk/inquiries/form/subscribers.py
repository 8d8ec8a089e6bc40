"""What the audit learns of the form beside its questions, which tell of themselves."""

from jingwei.core.audit import api as audit


def edited(form, event) -> None:
    """Its title, or a text before or after it."""
    models = ("fields_model", "actions_model")
    audit.edited("inquiry.form_changed", form, event, left_out=models)
