"""The figure: its data, its body, its poses, and what is drawn."""
