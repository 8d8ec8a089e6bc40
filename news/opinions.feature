Opinions are rows in a sealed chain; a changed row is named, and an edit shows which opinions judged an older text.
