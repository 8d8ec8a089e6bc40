The home page of the office shows what waits for each of one's posts and for the posts one stands in for, and leads to lists, calendar, deputations and settings; many posts are folded.
