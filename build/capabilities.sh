#!/bin/sh
# Prints the JUnit tags of tests that cannot run on this machine, joined by |, and tells which they are.
# With CI=true, a missing capability is an error.
missing=""
lack() { # tag, what, count pattern
  count=$(grep -rlE "@Tag\(\"$1\"\)" --include='*.java' . 2>/dev/null | grep -vc '/target/')
  echo "left out: $count test classes tagged \"$1\", because $2" >&2
  missing="${missing:+$missing|}$1"
}
chromium=""
for c in "$CHROMIUM" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome \
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
  [ -n "$c" ] && [ -x "$c" ] && { chromium=$c; break; }
done
[ -n "$chromium" ] || lack chromium "no Chromium was found (set CHROMIUM to its path)"
docker info >/dev/null 2>&1 || lack docker "Docker does not answer"
command -v prometheus >/dev/null 2>&1 && command -v promtool >/dev/null 2>&1 || lack prometheus "no Prometheus with its promtool was found"
if [ -n "$missing" ] && [ "$CI" = true ]; then
  echo "in CI nothing may be left out" >&2
  exit 1
fi
printf '%s\n' "$missing"
