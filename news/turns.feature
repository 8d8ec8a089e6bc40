A turn passes on at once when the rules leave its post without anybody who may take it, comes back when somebody there can take it again, and lists, sheet and audit say to whom it went and why.
