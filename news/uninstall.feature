The profile can be installed into a Plone site that exists, and leaves it as it was; records of the organ keep it from being uninstalled.
