"""What the set-up of a site asks for; what features build on is named in the package itself."""

from jingwei.core.rights.install import install_rights


__all__ = ["install_rights"]
