Addressees and signature of a document stand where official documents have them, on the public page and on the approval sheet.
