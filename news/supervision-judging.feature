Whoever decides on more time or closes a supervision item sees on the form what is judged, and says why where the answer is no or poor; who objects is led back to the work list.
