"""The words of the desk's templates."""
