Posts are groups: whoever holds one has its rights on the next request, and negative rules keep drafters from judging and recused people out.
