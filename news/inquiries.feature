A citizen sends a question through the public form, follows it with a tracking code, and the office assigns, answers and approves it.
