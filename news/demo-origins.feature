The demo shows supervision items made from a document, a paragraph of minutes and a letter, and a report with a file.
