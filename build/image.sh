#!/bin/sh
# Makes an image of what Maven packed in a folder of the sources that this is run in (with -Dimage.skip=false).
#   build/image.sh FOLDER NAME [FLAG of docker build]…
set -e
folder=$1 name=$2
shift 2
version=$(sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)
context=$folder/target/image
cp "$folder"/target/plenum-*-"$version".jar "$context/lib/"
if [ -d "$folder/image" ]; then cp "$folder"/image/* "$context/"; fi
rm -f "$context"/lib/*-sources.jar "$context"/lib/*-tests.jar
docker build -q -t "$name" "$@" -f "$folder/Dockerfile" "$context"
