The editor changes the questions of the public form and the texts around them; every model is drawn and answered on trial before it is taken, and what could break the form is refused with a sentence.
