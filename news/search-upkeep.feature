Administrators check the search file against the database, make it anew and read attached files with ``python -m jingwei.core.search``; an older database that is put back is noticed.
