"""Accounts: how passwords are kept and tried, how sessions begin and end.

::

    users      who has which password; every password is tried through it, however it came
    throttle   how often one may be wrong, and from where
    attempts   what was tried in one request, so that each guess counts once
    verified   passwords found right a few minutes ago, for clients that send one each time
    hashing    what is kept of a password
    rules      what a new password must be like
    sessions   log-in cookies that end
    cookies    flags of all cookies, and the refreshing of a session's
"""
