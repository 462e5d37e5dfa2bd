"""The moving figure: key poses as joint angles, a body that stands by them, and how it is drawn in a terminal."""
