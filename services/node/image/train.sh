#!/bin/bash
# Runs an election of three nodes for a while, so that the JVM remembers which classes a node needs
# (JEP 514) and which code is hot (JEP 515). Needs PostgreSQL's programs; the image keeps the cache
# alone. A cache that could not be made is no harm: a node then starts more slowly.
set -e
folder=/tmp/train
java=/opt/java/openjdk/bin/java
mkdir -p $folder/{resource,roll,secrets,database}
key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
code=TRAINTRAINTRAINTRAINTRAIN
for name in jwt-key roll-key beacon-key; do echo $key > $folder/secrets/$name; done
for name in admin-password tally-password; do echo training > $folder/secrets/$name; done
echo jdbc:postgresql://127.0.0.1:5432/postgres > $folder/database/url
echo postgres > $folder/database/username
echo none > $folder/database/password
echo id,name,email,weight,code > $folder/roll/roll.csv
for voter in {1001..1032}; do echo "v$voter,Voter,,1,$code${voter#1}" >> $folder/roll/roll.csv; done
cat > $folder/resource/resource.yaml <<'YAML'
apiVersion: plenum.dev/v1alpha1
kind: Election
metadata: {name: train}
spec:
  title: Training
  contests:
  - {id: a, text: A?, method: plurality, options: [{id: x, name: X}, {id: y, name: Y}]}
  roll: {secretRef: {name: train}}
  opens: manual
  closes: 2h
  deadline: {rule: arrival, grace: 15s}
  revote: {policy: last, max: 1000}
  database: {bundled: {}}
YAML

start_database() {
  rm -rf /tmp/pg
  mkdir -p /tmp/pg && chown postgres /tmp/pg
  su postgres -c "PATH=$PATH initdb -D /tmp/pg -A trust > /tmp/pg.log \
    && PATH=$PATH pg_ctl -D /tmp/pg -o '-c fsync=off -k /tmp' -w start >> /tmp/pg.log"
}

# start_node NUMBER FLAG…
start_node() {
  local number=$1
  shift
  PLENUM_NAME=train PLENUM_NODE=train-$number PLENUM_CONFIG=$folder \
    PLENUM_HTTP_PORT=$((8080 + 10 * number)) PLENUM_GRPC_PORT=$((9090 + number)) \
    PLENUM_MANAGEMENT_PORT=$((8081 + 10 * number)) \
    PLENUM_PEERS=train-0=127.0.0.1:7400:5701,train-1=127.0.0.1:7401:5702,train-2=127.0.0.1:7402:5703 \
    $java "$@" @/app/java.args @/app/classpath.args dev.plenum.node.Main > /tmp/train-$number.log 2>&1 &
}

# ask METHOD PORT PATH [BODY [TOKEN]]: prints the answer. This image has no HTTP client.
ask() {
  exec 3<> /dev/tcp/127.0.0.1/$2 || return 1
  printf '%s %s HTTP/1.1\r\nHost: train\r\nConnection: close\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s' \
    "$1" "$3" "${5:+Authorization: Bearer $5$'\r\n'}" "${#4}" "${4:-}" >&3
  timeout 10 cat <&3
  exec 3<&-
}

text() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d '"' -f 4; }

id() { cat /proc/sys/kernel/random/uuid; }

await_ready() {
  for _ in {1..90}; do
    ask GET 8081 /health/readiness 2> /dev/null | head -1 | grep -q 200 && return
    sleep 1
  done
}

hold_election() {
  local admin voter
  admin=$(ask POST 8080 /api/v1/session/password '{"user":"admin","password":"training"}' | text token)
  ask POST 8080 /api/v1/admin/start "{\"commandId\":\"$(id)\"}" "$admin"
  for page in / /admin /board /cluster /api/v1/election /api/v1/time /api/v1/board /api/v1/cluster; do
    ask GET 8080 $page
  done
  for number in {001..032}; do
    voter=$(ask POST 8080 /api/v1/session "{\"code\":\"$code$number\"}" | text token)
    for choice in x y x y x y x y; do
      ask POST 8080 /api/v1/ballots \
        "{\"commandId\":\"$(id)\",\"lamport\":1,\"choices\":{\"a\":[\"$choice\"]}}" "$voter"
    done
    ask GET 8081 /status
  done
  ask GET 8081 /prometheus
}

# The jars in a fixed order: the cache fits no other.
printf -- '-cp\n%s\n' "$(ls /app/lib/*.jar | tr '\n' ':')" > /app/classpath.args
start_database
start_node 0 -XX:AOTCacheOutput=/app/node.aot
trained=$!
start_node 1
start_node 2
await_ready
hold_election > /tmp/answers.log 2>&1 || true
kill -TERM $trained
wait $trained || true
# A run that crashed leaves a small cache without the application: it would be worse than none.
if [ ! -s /app/node.aot ] || [ "$(($(wc -c < /app/node.aot) / 1000000))" -lt 40 ]; then
  echo "no class cache was made:" && tail -5 /tmp/train-0.log
  rm -f /app/node.aot
fi
echo "$(grep -c 'HTTP/1.1 201' /tmp/answers.log) ballots cast in training"
