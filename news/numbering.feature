Document numbers come from registers by code prefix and year: never given twice, void ones keep their row with reason and person, gaps are shown.
