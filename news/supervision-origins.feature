A supervisor proposes an item from an issued document, a paragraph of minutes or an inquiry; the item quotes it, and the page of the source lists the items made from it to those who may see them.
