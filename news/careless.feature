What was typed survives a lost session, also in forms that were filled already; a form sent twice makes one record.
