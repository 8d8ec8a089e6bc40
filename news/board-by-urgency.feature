The board of supervision begins with what is most urgent, is ordered by the deadline for who asks so, and rests at its end; the sheets of a meeting have the same order.
