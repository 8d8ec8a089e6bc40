Slow work runs in the background: a person sees how far it has come, fetches the result within seven days, or cancels it.
