Everybody changes their own password on a page that tells the rules; sessions at other computers end.
