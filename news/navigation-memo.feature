Pages of the office take an eighth less work: what a person may use is asked again only when something
in the site has changed.
