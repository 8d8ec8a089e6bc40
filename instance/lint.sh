#!/bin/sh
# Style of the code, generated files and translations; prints everything it finds.
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=0

check() {
    printf '== %s\n' "$1"
    shift
    "$@" || failed=1
}

markup() { git ls-files -z '*.zcml' '*.xml' '*.pt' | grep -zvE '^profiles/default/(workflows/|workflows.xml|rolemap.xml)' | xargs -0 "$@"; }

check "ruff" $bin/ruff check -q .
check "ruff format" $bin/ruff format --check -q .
check "zpretty" markup $bin/zpretty --check
check "grids" $bin/python -m jingwei.core.workflow check
check "versions" $bin/python instance/versions.py --check
check "translations" $bin/python -m jingwei.locales check
exit $failed
