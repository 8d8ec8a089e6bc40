"""Part of the build of a wheel: the compiled catalogs, which git does not keep."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from pathlib import Path

import runpy


class Catalogs(BuildHookInterface):
    """Compiles them and adds them to the wheel."""

    def initialize(self, version, build_data):
        """Called by hatchling before it collects the files."""
        locales = Path(self.root) / "src" / "jingwei" / "locales"
        compile_all = runpy.run_path(str(locales / "compiled.py"))["compile_all"]
        if version == "editable":
            compile_all(locales)
            return
        for path in compile_all(locales):
            place = path.relative_to(Path(self.root) / "src").as_posix()
            build_data["force_include"][str(path)] = place
