# Images of operator and nodes. Included by the Makefile, which sets MVN.
VERSION := $(shell sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)
IMAGES := operator:plenum/operator services/node:plenum/node

.PHONY: images
images: ## Build the container images (needs Docker)
	@docker info >/dev/null 2>&1 || { echo "images: Docker does not answer; install or start it"; exit 1; }
	$(MVN) -q -B -pl operator,services/node -am package -DskipTests -Dimage.skip=false
	@set -e; for pair in $(IMAGES); do \
	  folder=$${pair%%:*}; name=$${pair#*:}; \
	  cp $$folder/target/plenum-*-$(VERSION).jar $$folder/target/image/lib/; \
	  if [ -d $$folder/image ]; then cp $$folder/image/* $$folder/target/image/; fi; \
	  rm -f $$folder/target/image/lib/*-sources.jar $$folder/target/image/lib/*-tests.jar; \
	  docker build -q -t $$name:$(VERSION) -f $$folder/Dockerfile $$folder/target/image; \
	done
