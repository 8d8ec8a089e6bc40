"""What a store asks of the types that it holds."""

from zope.interface import Interface


class IStarter(Interface):
    """Says who may start records of a type: a utility that bears the type's name."""

    def __call__(user_id):
        """What keeps this person from starting one, as a sentence; "" if nothing does."""
