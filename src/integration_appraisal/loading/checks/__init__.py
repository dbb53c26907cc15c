"""What is wrong in a file beside the others: ids that nothing has, scores off their scales, names that stand twice."""
