An inquiry is to be answered within a settable number of working days (five at first); office and writer see until when, and how each day was counted.
