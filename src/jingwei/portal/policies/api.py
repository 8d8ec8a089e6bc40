"""What other features ask of policy documents."""

from jingwei.portal.policies.content import VALIDITY


__all__ = ["VALIDITY"]
