"""What content, history and sound share: paths, files written whole, progress of long work."""
