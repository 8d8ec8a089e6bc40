#!/bin/sh
# Bring .venv and bin/instance up to requirements.lock; what is current is left alone.
#
#   instance/setup.sh            what serving needs
#   instance/setup.sh port       nothing; refuse if the site cannot be served at PORT
#   instance/setup.sh packages   the packages only; start.py goes on from there
#   instance/setup.sh test       also what the tests need
#
# An interrupted set-up leaves .venv/.unfinished, and the next run begins anew.
set -eu
cd "$(dirname "$0")/.."
log=instance/var/log/setup.log
lists="requirements.lock pyproject.toml"
recipe="$lists buildout.cfg versions.cfg instance/zope.cfg instance/wsgi.ini"

say() { printf '%s\n%s\n' "$1" "$2"; }

fail() {
    say "$1" "$2" >&2
    exit 1
}

digest() { { pwd; cat "$@"; } | sha256sum | cut -c1-16; }

holds() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

packages_current() {
    [ ! -e .venv/.unfinished ] || return 1
    holds .venv/.packages-instance,test "$(digest $lists)" || holds ".venv/.packages-$1" "$(digest $lists)"
}

instance_current() { [ -x bin/instance ] && holds .venv/.instance "$(digest $recipe)"; }

# Without them a server that may not write into the code speaks English.
catalogs_current() {
    for source in src/jingwei/locales/*/LC_MESSAGES/*.po; do
        [ ! -e "$source" ] || { [ -e "${source%.po}.mo" ] && ! [ "$source" -nt "${source%.po}.mo" ]; } || return 1
    done
}

find_python() {
    found="none is installed / 尚未安装"
    for python in python3.11 python3; do
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        [ "$version" = 3.11 ] && break
        found="$python: $version"
    done
    [ "${version:-}" = 3.11 ] || fail \
        "Jingwei needs Python 3.11 ($found). On Debian 12: apt install python3.11 python3-venv" \
        "经纬需要 Python 3.11（$found）。Debian 12 请执行：apt install python3.11 python3-venv"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail \
        "Python's module venv is missing. On Debian 12: apt install python3-venv" \
        "缺少 Python 的 venv 模块。Debian 12 请执行：apt install python3-venv"
}

logged() {
    "$@" >>"$log" 2>&1 || fail \
        "Setting up stopped at “$*”, most often because the package index is out of reach; see $PWD/$log" \
        "安装停在“$*”，多因无法访问软件包索引；详见 $PWD/$log"
}

# People behind a mirror or a proxy of their own have told pip and the system about it, not uv.
tell_uv() {
    index=${PIP_INDEX_URL:-$(.venv/bin/python instance/carried_pip.py config get global.index-url 2>/dev/null || :)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    [ ! -e /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
}

make_venv() {
    rm -rf .venv
    mkdir .venv
    touch .venv/.unfinished
    logged "$python" -m venv --without-pip .venv
    logged .venv/bin/python instance/carried_pip.py install -c requirements.lock uv
    pwd >.venv/.place
}

install_packages() {
    say "Installing the packages of requirements.lock ..." "正在安装 requirements.lock 所列软件包……"
    if [ -e .venv/.unfinished ] || ! holds .venv/.place "$PWD" || ! .venv/bin/uv --version >>"$log" 2>&1; then
        make_venv
    fi
    touch .venv/.unfinished
    tell_uv
    logged .venv/bin/uv pip install --python .venv/bin/python \
        -c requirements.lock --build-constraints requirements.lock -e ".[$1]"
    rm .venv/.unfinished
    digest $lists >".venv/.packages-$1"
}

run_buildout() {
    say "Building bin/instance ..." "正在生成 bin/instance……"
    logged .venv/bin/buildout -Uq
    # Holds admin:admin; the maker of the site gives that account a password of its own.
    rm -f instance/parts/instance/inituser
    digest $recipe >.venv/.instance
}

wanted_current() {
    packages_current "$extras" && catalogs_current && { [ "$goal" = packages ] || instance_current; }
}

goal=${1:-instance}
if [ "$goal" = port ]; then
    find_python
    exec "$python" -B instance/port.py
fi
extras=instance
[ "$goal" = test ] && extras=instance,test
wanted_current && exit 0

find_python
mkdir -p instance/var/log
exec 9>instance/var/setup.lock
flock -n 9 || { say "Waiting for another set-up ..." "正在等待另一个安装……"; flock 9; }
: >"$log"
packages_current "$extras" || install_packages "$extras"
catalogs_current || logged .venv/bin/python -m jingwei.locales compile
[ "$goal" = packages ] || instance_current || run_buildout
