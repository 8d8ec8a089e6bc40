What is due is done by the site itself, once, also after an outage and with several processes; the system administrator sees what ran, where, and what failed.
