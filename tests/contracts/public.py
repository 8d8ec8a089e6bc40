"""Pages and services that everybody may ask for, each with its reason.

A page that needs the permission View is not public: its object decides.
"""

# (name, what it is registered for) -> reason
PUBLIC = {
    ("main_template", "Interface"): "macros only: the frame of every page, filled by the page",
    ("index.html", "builtins.Exception"): "error pages must reach the person who was refused",
    ("index.html", "jingwei.core.exc.Refusal"): "error pages must reach who was refused",
    ("index.html", "zExceptions.unauthorized.Unauthorized"): "leads visitors to the log-in",
    ("plone-overview", "IApplication"): "redirects from the root of Zope to the site",
}
