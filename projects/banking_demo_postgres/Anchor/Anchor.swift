// This package has no code of its own: its target stands here so that the build has something to begin from.
