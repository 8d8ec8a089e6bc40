Every opinion keeps the text and the files that it judged; any two texts are compared word by word, and the mark of an opinion on an older text leads to what changed.
