Registers and the numbers of one are narrowed by year and state with counts, sorted, looked through, saved and taken away; a page of a register of 100 000 numbers reads the hundred that it shows.
