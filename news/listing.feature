Lists of documents, inquiries, releases and deputations show facets with counts, are sorted by any column, hold the columns one wants and are taken away as XLSX or CSV files of exactly what is shown.
