Documents, inquiries, releases and public texts are found by their bodies and by the names and texts of their attached files.
