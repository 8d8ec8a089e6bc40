A drafter takes a draft back until its head has opened it, at whatever address, and deletes a draft or a wrong file from the sheet; what has a number or a signature is never deleted.
