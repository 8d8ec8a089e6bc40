Every page can be read in English: the link is at the foot. Editors find their texts and the system administrator the foot of the site in the bar of the office.
