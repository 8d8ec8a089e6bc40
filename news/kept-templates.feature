After a restart the first pages come about ten times sooner: compiled templates are kept below
``instance/var/cache``.
