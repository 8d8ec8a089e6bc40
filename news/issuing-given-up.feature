An issuing key that may be in wrong hands is given up with the root's key: it stands on the root's list, what was stamped before stands, and everybody below it is asked to renew the certificate.
