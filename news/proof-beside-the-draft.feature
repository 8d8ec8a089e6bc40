Beside a document that is not issued yet stands a link to its proof (清样), how the red-header paper will look.
