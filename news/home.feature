The home page of the office shows what waits for each of one's posts and for the posts one stands in for, and tells what one may begin, look up and set; many posts are folded.
