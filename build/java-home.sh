#!/bin/sh
# Prints the home of a JDK 25 or newer, or says in one sentence what is missing.
wanted=25
major() { # home
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}
try() { # home
  found=$(major "$1") || return 1
  [ -n "$found" ] && [ "$found" -ge "$wanted" ] && { printf '%s\n' "$1"; exit 0; }
  return 1
}
[ -n "$JAVA_HOME" ] && try "$JAVA_HOME"
on_path=$(command -v javac 2>/dev/null) && try "$(dirname "$(dirname "$(readlink -f "$on_path")")")"
for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
  "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
  [ -d "$home" ] && try "$home"
done
echo "Plenum needs a JDK $wanted or newer and found none: install one, or set JAVA_HOME to it." >&2
exit 1
