Pages of the office cost about half of what they did and are warm at once after a restart, as compiled templates are kept below ``instance/var/cache``; long pauses for garbage are gone.
