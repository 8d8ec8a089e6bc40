Whoever saves a text that somebody else changed meanwhile is told so and keeps what was typed.
