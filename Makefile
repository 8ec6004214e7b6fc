# Plenum. `make help` lists what can be made.
.DEFAULT_GOAL := help
.PHONY: help run check test soak simulate e2e change images crds bench format clean

JAVA_HOME := $(shell build/java-home.sh)
export JAVA_HOME
MVN := ./mvnw -B --no-transfer-progress
JVM_FLAGS := -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
	--add-modules java.se --add-exports java.base/jdk.internal.ref=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED \
	--add-opens java.base/sun.nio.ch=ALL-UNNAMED --add-opens java.management/sun.management=ALL-UNNAMED \
	--add-opens jdk.management/com.sun.management.internal=ALL-UNNAMED
DEMO ?= examples/election.yaml examples/exam.yaml

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

jdk:
	@test -n "$(JAVA_HOME)"

run: jdk ## Run a demo election and a demo exam on this machine: embedded PostgreSQL, three nodes each, pages to open
	@$(MVN) -q -pl services/cli -am -Dmaven.test.skip -Dspotless.check.skip -Dlint=-Xlint:none package
	@"$(JAVA_HOME)/bin/java" $(JVM_FLAGS) -cp "services/cli/target/app/*" dev.plenum.cli.Main local $(DEMO)

check: jdk ## Formatting, architecture, unit and property tests: CI without browser, cluster and minutes of killing
	$(MVN) verify -DexcludedGroups='docker|chromium|prometheus|slow'

test: jdk ## Every test but those of the cluster
	@excluded=$$(build/capabilities.sh) && $(MVN) verify -pl '!e2e' -DexcludedGroups="$$excluded"

SOAK ?= 100
soak: jdk ## Every property test, a hundred times its tries (SOAK=1000: a thousand); says what broke, with its seed
	@mkdir -p target && rm -f target/soak.txt
	@$(MVN) -q verify -pl '!e2e' -Dtest='*Properties' -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.test.failure.ignore \
		-Dspotless.check.skip -Dsoak=$(SOAK) -Dsoak.broke=$(CURDIR)/target/soak.txt
	@if [ -s target/soak.txt ]; then cat target/soak.txt; exit 1; fi; echo "nothing broke at $(SOAK) times the usual tries"

WORLDS ?= 1000000
SEED ?= 1
SMALL ?= 10
MISHAPS ?= 2
simulate: jdk ## The kernel in a million worlds (WORLDS=1000, SEED=1), and small ones (SMALL=10) to the end, of up to MISHAPS=2; STORY=63 tells what happens in one
	@$(MVN) -q -pl services/simulation -am -Dmaven.test.skip -Dspotless.check.skip -Dlint=-Xlint:none package
	@simulation() { "$(JAVA_HOME)/bin/java" -XX:+UseParallelGC $(JVM_FLAGS:-XX:+UseSerialGC=) \
		-cp "services/simulation/target/app/*" dev.plenum.simulation.Main "$$@"; }; \
		$(if $(STORY),simulation story $(STORY),simulation small $(SMALL) $(MISHAPS) && simulation worlds $(WORLDS) $(SEED))

e2e: jdk images ## Install on a real Kubernetes, use it, kill it
	@excluded=$$(build/capabilities.sh) && $(MVN) verify -pl e2e -am -Dspotless.check.skip -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtest='*E2E' -DexcludedGroups="$${excluded:+$$excluded|}change"

change: jdk images image-earlier ## Upgrade an election from an earlier version and change its certificates, while people vote
	@$(MVN) verify -pl e2e -am -Dspotless.check.skip -Dsurefire.failIfNoSpecifiedTests=false -Dtest='UpgradeE2E,CertificatesE2E' \
		-Dgroups=change

bench: jdk ## Measure, side by side, into bench/target/evidence/bench.jsonl
	$(MVN) -q -pl bench -am -DskipTests -Dspotless.check.skip package
	@"$(JAVA_HOME)/bin/java" $(JVM_FLAGS) -cp "bench/target/app/*" dev.plenum.bench.Main

crds: jdk ## Generate the resource definitions from their Java types
	$(MVN) -q -pl crds -Dspotless.check.skip -Dcrds.write=true test

format: jdk ## Format the sources
	$(MVN) -q spotless:apply

clean: jdk ## Remove what was built
	$(MVN) -q clean

-include images.mk
