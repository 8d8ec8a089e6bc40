A drafter deletes a draft, or a wrong file, from the sheet; a refused step lists what is wrong and leads to where it is mended.
