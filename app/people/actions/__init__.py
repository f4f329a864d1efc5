"""What happens to people: signing in, passwords, accounts, posts, organs."""
