"""Use cases: what the windows and the command line may ask for. No Qt."""
