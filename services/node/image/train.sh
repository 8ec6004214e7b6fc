#!/bin/sh
# Runs a node without a database for a while, so that the JVM remembers which classes it needs (JEP 514).
# A cache that could not be made is no harm: the node then starts more slowly.
set -e
folder=/tmp/train
mkdir -p $folder/resource $folder/roll $folder/secrets $folder/database
key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
for name in jwt-key roll-key beacon-key; do echo $key > $folder/secrets/$name; done
for name in admin-password tally-password; do echo training > $folder/secrets/$name; done
echo jdbc:postgresql://127.0.0.1:1/none > $folder/database/url
echo none > $folder/database/username
echo none > $folder/database/password
echo id,name,email,weight,code > $folder/roll/roll.csv
cat > $folder/resource/resource.yaml <<'YAML'
apiVersion: plenum.dev/v1alpha1
kind: Election
metadata: {name: train}
spec:
  title: Training
  contests:
  - {id: a, text: A?, method: plurality, options: [{id: x, name: X}, {id: y, name: Y}]}
  roll: {secretRef: {name: train}}
  database: {bundled: {}}
YAML
# The jars in a fixed order: the cache fits no other.
printf -- '-cp\n%s\n' "$(ls /app/lib/*.jar | tr '\n' ':')" > /app/classpath.args
PLENUM_NAME=train PLENUM_NODE=train-0 PLENUM_CONFIG=$folder \
  PLENUM_PEERS=train-0=127.0.0.1:7400:5701,train-1=127.0.0.1:7401:5702,train-2=127.0.0.1:7402:5703 \
  /opt/java/openjdk/bin/java -XX:AOTCacheOutput=/app/node.aot @/app/java.args @/app/classpath.args \
  dev.plenum.node.Main > /tmp/train.log 2>&1 &
pid=$!
waited=0
until grep -q 'Startup completed' /tmp/train.log || [ $waited -ge 90 ]; do sleep 1; waited=$((waited + 1)); done
for page in 8080/ 8080/admin 8080/api/v1/election 8081/status 8081/prometheus 8081/health/readiness; do
  wget -qO /dev/null "http://127.0.0.1:${page%%/*}/${page#*/}" 2>/dev/null || true
done
sleep 3
kill -TERM $pid
wait $pid || true
# A run that crashed leaves a small cache without the application: it would be worse than none.
if [ ! -s /app/node.aot ] || [ "$(($(wc -c < /app/node.aot) / 1000000))" -lt 40 ]; then
  echo "no class cache was made:" && tail -5 /tmp/train.log
  rm -f /app/node.aot
fi
rm -rf $folder /tmp/train.log
