#!/bin/sh
# Fonts for papers (PDF) into instance/fonts, out of two packages of Debian: Fandol, without the TeX
# that it comes with, and LXGW WenKai for rare signs of names. They are taken from this machine if
# the packages are installed. What a site has a licence for lies in instance/fonts/own.
set -eu
cd "$(dirname "$0")"
packages="texlive-lang-chinese fonts-lxgw-wenkai"
faces="Fang-Regular Hei-Regular Hei-Bold Kai-Regular Song-Regular Song-Bold"
fandol=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
rare=usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf

complete() {
    for face in $faces; do [ -s "fonts/Fandol$face.otf" ] || return 1; done
    [ -s fonts/LXGWWenKai-Regular.ttf ]
}

fail() {
    printf '%s\n%s\n' \
        "The fonts for papers are missing, so no PDF can be made: $1. Later: instance/fonts.sh" \
        "缺少公文字体，暂不能生成 PDF：$2。可稍后执行：instance/fonts.sh" >&2
    exit 1
}

# Lists of packages of our own, where the machine has none or old ones: nobody needs to be root.
listed_anew() {
    mkdir -p lists/partial cache/archives/partial
    own="-o Dir::State::lists=$work/lists -o Dir::Cache=$work/cache -o APT::Sandbox::User=root"
    apt-get -q $own update && apt-get -q $own download $packages
}

fetch() {
    { command -v apt-get && command -v dpkg-deb; } >/dev/null || fail "Debian's apt-get is not here" "没有 Debian 的 apt-get"
    printf '%s\n%s\n' "Fetching fonts for papers (60 MB) ..." "正在获取公文字体（60 MB）……"
    (cd "$work" && { apt-get -q download $packages || listed_anew; }) >"$work/log" 2>&1 ||
        fail "$packages cannot be fetched ($(grep '^E:' "$work/log" | head -n 1))" "无法获取 $packages"
    for package in "$work"/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$1" --wildcards "*/fandol/*.otf" "*/LXGWWenKai-Regular.ttf" 2>/dev/null || :
    done
}

complete && exit 0
# A service may run from a folder that it cannot write to.
mkdir -p fonts 2>/dev/null && [ -w fonts ] || fail "$PWD/fonts cannot be written to" "$PWD/fonts 不可写"
exec 9>fonts/.lock
flock 9
complete && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
from=/
if [ ! -e "/$fandol/FandolFang-Regular.otf" ] || [ ! -e "/$rare" ]; then
    from=$work/unpacked
    mkdir "$from"
    fetch "$from"
fi
# A server that runs reads whatever is in the folder, so a file comes there whole.
for file in $(printf "$fandol/Fandol%s.otf " $faces) "$rare"; do
    cp "$from/$file" "fonts/.new" && mv "fonts/.new" "fonts/$(basename "$file")"
done
complete || fail "the packages do not hold them" "软件包中没有所需字体"
