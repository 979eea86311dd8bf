"""征求意见: a draft put to the public clause by clause, what people said of it, and the official reply to each."""
