Every answer carries a content security policy without inline script and the other security headers; foreign host names are refused; HEAD answers as GET does.
