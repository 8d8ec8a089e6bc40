Whoever saves a text that somebody else changed meanwhile is told so and keeps what was typed; whoever takes a step on a page that has become stale, a new attachment included, is told that first.
