"""Jingwei: office network and public site of a government commission."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("jingwei")
