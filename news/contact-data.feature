Contact data of inquiries are deleted when their time after the answer is over: every night by the site itself, or by `make forget`; the public form names the time.
