Office and public site have their own light pages in Chinese and English; errors say what to do.
