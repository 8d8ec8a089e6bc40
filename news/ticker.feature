What is due is done by the site itself: contact data of old inquiries are deleted every night, and the system administrator sees what ran and what failed.
