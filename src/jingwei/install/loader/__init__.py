"""Many records where their history does not matter: copies of real ones, with own words and days.

People make one record of each kind and state; a `Stencil` prints others from it, with the same
classes, attributes and rows of the catalog.
"""
