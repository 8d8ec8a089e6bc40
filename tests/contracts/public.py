"""Pages and services that everybody may ask for, each with its reason.

A page that needs the permission View is not public: its object decides.
"""

# (name, what it is registered for) -> reason
PUBLIC = {
    ("main_template", "Interface"): "macros only: the frame of every page, filled by the page",
    ("index.html", "builtins.Exception"): "error pages must reach the person who was refused",
    ("ploneform-macros", "Interface"): "macros only: the frame of every form, filled by the form",
    ("ploneform-render-widget", "IWidget"): "draws one field; a widget has no address",
    ("login", "INavigationRoot"): "where visitors become persons",
    ("plone-overview", "IApplication"): "redirects from the root of Zope to the site",
    ("root.pem", "IPloneSiteRoot"): "whoever checks a signature needs the root that it leads to",
    ("revoked.crl", "IPloneSiteRoot"): "whoever checks a signature asks which keys are revoked",
    ("verify", "IPloneSiteRoot"): "whoever holds a paper may ask whether it is genuine",
    ("resolveuid", "Interface"): "leads to an object only those who find it in the catalog",
    ("redirect-to-uuid", "Interface"): "the same under Plone's other name",
    ("version_file_view", "Interface"): "says that there is nothing, in place of a broken page",
    ("accessibility-info", "Interface"): "says that there is nothing, in place of Plone's words",
}
