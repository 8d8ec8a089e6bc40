Supervisors follow inquiries that were given to units, without the contact of the writer.
