"""Programs that give bytes which nobody well-meaning would send to everything of ours that reads foreign bytes."""
