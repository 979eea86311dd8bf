"""政策文件库: the pages on which the library is searched and read, its downloads and its open data."""
