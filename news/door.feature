What may be public goes out through a door: an editor prepares it from a white list, sees every mask, a reviewer approves, and the public page can be corrected visibly or withdrawn.
