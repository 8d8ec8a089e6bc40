The work list answers a quarter sooner: pages of members are read once instead of twice on their way out, languages are chosen once, and lists ask for nothing twice.
