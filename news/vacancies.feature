A vacant post that a record waits for is marked in its progress, and whoever would send the record there is told beforehand, on the sheet too.
