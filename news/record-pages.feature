The reviewer can withdraw what is public while a correction of it is still being prepared. The sheet
shows the number in its last box, lists say which record a release is of, and the audit can be
narrowed by result.
