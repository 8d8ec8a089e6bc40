The auditor reads who did what, when, on what, from where and with which result, refused steps and failed log-ins included; what an aborted request said is kept beside the database.
