Who asks for closing an item attaches the proof of completion, as with a report.
