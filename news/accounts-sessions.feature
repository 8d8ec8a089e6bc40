Sessions end at log-out, with a new password, after half an hour without a request and after twelve hours.
