Sessions end at log-out, with a new password (at other computers too), after half an hour without a request and after twelve hours; tokens of plone.restapi, which outlive all that, open nothing.
