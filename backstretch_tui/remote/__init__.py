"""Other devices that control a session: headsets, media keys, desktop panels, phones."""
