# Images of operator and nodes. Included by the Makefile, which sets MVN.
VERSION := $(shell sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)

# What upgrades are tried from. Nothing is released yet, so it is a commit: the last one before states and events had
# versions of their own. A release's tag will stand here.
EARLIER ?= 6ee8f1ab07cb913062767961b921869c461cf708
export EARLIER

.PHONY: images
images: ## Build the container images (needs Docker)
	@docker info >/dev/null 2>&1 || { echo "images: Docker does not answer; install or start it"; exit 1; }
	$(MVN) -q -B -pl operator,services/node -am package -DskipTests -Dimage.skip=false
	@build/image.sh operator plenum/operator:$(VERSION)
	@build/image.sh services/node plenum/node:$(VERSION)

# Without its tests and checks, and trained (0013) by an election only, which is all that it is used for.
.PHONY: image-earlier
image-earlier: jdk ## Build the nodes' image of the earlier version that upgrades are tried from
	@git cat-file -e $(EARLIER)^{commit} || { echo "image-earlier: git has no $(EARLIER) here; a shallow clone gets it by git fetch --unshallow"; exit 1; }
	@[ "$$(docker image inspect -f '{{.Config.Labels.commit}}' plenum/node:earlier 2>/dev/null)" = "$(EARLIER)" ] || { \
	  rm -rf target/earlier && mkdir -p target/earlier && git archive $(EARLIER) . ':!*/src/test/*' | tar -x -C target/earlier && \
	  cd target/earlier && sed -i '/^train ExamSession/d' services/node/image/train.sh && \
	  $(MVN) -q -T 2 -pl services/node -am package -DskipTests -Dspotless.check.skip -Dlint=-Xlint:none -Dimage.skip=false && \
	  ../../build/image.sh services/node plenum/node:earlier --label commit=$(EARLIER); }
