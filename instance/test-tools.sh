#!/bin/sh
# Debian's Chromium and a CJK font, for the tests that look at pages in a real browser; Poppler and
# qpdf, which judge PDF files and their seals, with certutil to tell them whom to trust; and openssl,
# which judges signatures. Fonts of papers are fetched for them too.
set -eu

"$(dirname "$0")/fonts.sh"

missing=
command -v chromium-headless-shell >/dev/null || missing="chromium-headless-shell"
ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing="$missing fonts-noto-cjk"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v openssl >/dev/null || missing="$missing openssl"
command -v qpdf >/dev/null || missing="$missing qpdf"
command -v certutil >/dev/null || missing="$missing libnss3-tools"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    printf '%s\n%s\n' "Installing $missing ..." "正在安装 $missing……"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -q update && apt-get -qy install --no-install-recommends $missing; } >/dev/null && exit 0
fi
# The browser with windows does as well; it takes twice the time.
[ "$missing" = "chromium-headless-shell" ] && command -v chromium >/dev/null && exit 0
printf '%s\n%s\n' \
    "The tests of pages and files need: $missing. As root on Debian 12: apt install $missing" \
    "页面和文件测试需要：$missing。Debian 12 请以 root 执行：apt install $missing" >&2
[ -z "${CI:-}" ]
