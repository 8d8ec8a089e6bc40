"""What the demo and the benchmarks ask of the loader."""

from jingwei.install.loader.days import Days
from jingwei.install.loader.stencil import Stencil


__all__ = ["Days", "Stencil"]
