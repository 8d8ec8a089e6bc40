The words of a large attachment are found a minute after its upload.
