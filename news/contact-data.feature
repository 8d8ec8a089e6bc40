Contact data of inquiries are deleted when their time is over: by `make forget` or the shipped systemd timer.
