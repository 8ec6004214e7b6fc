#!/bin/bash
# Holds an election and then an exam on three nodes for a while, so that the JVM remembers which
# classes a node of each kind needs (JEP 514) and which code is hot (JEP 515). Needs PostgreSQL's
# programs; the image keeps the two caches alone. A cache that could not be made is no harm: a node
# of that kind then starts more slowly.
set -e
folder=/tmp/train
java=/opt/java/openjdk/bin/java
key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
code=TRAINTRAINTRAINTRAINTRAIN

write_secrets() {
  rm -rf $folder
  mkdir -p $folder/{resource,roll,roster,paper,secrets,database,tls}
  for name in jwt-key roll-key beacon-key; do echo $key > $folder/secrets/$name; done
  for name in admin-password tally-password; do echo training > $folder/secrets/$name; done
  echo jdbc:postgresql://127.0.0.1:5432/postgres > $folder/database/url
  echo postgres > $folder/database/username
  echo none > $folder/database/password
}

# write_certificates KIND: an authority, and for each node a certificate that names it.
write_certificates() {
  local fresh="openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2" number
  $fresh -subj /CN=train -keyout $folder/ca.key -out $folder/tls/ca.crt
  for number in 0 1 2; do
    $fresh -CA $folder/tls/ca.crt -CAkey $folder/ca.key -subj /CN=train-$number \
      -addext basicConstraints=critical,CA:false -addext keyUsage=digitalSignature \
      -addext subjectAltName=URI:plenum://train/$1/train/train-$number \
      -keyout $folder/tls/train-$number.key -out $folder/tls/train-$number.crt
  done
}

write_Election() {
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
}

write_ExamSession() {
  echo roll,name,code,extra,role > $folder/roster/roster.csv
  for student in {1001..1032}; do echo "$student,Student,$code${student#1},,student" >> $folder/roster/roster.csv; done
  echo items: > $folder/paper/paper.yaml
  for item in {1..10}; do
    echo "- {id: q$item, text: A?, type: single, right: x, marks: 1, choices: [{id: x, text: X}, {id: y, text: Y}]}"
  done >> $folder/paper/paper.yaml
  cat > $folder/resource/resource.yaml <<'YAML'
apiVersion: plenum.dev/v1alpha1
kind: ExamSession
metadata: {name: train}
spec:
  title: Training
  paper: {configMapRef: {name: train, key: paper.yaml}}
  roster: {secretRef: {name: train, key: roster.csv}}
  opens: manual
  duration: 2h
  grace: 2s
  database: {bundled: {}}
YAML
}

start_database() {
  rm -rf /tmp/pg
  mkdir -p /tmp/pg && chown postgres /tmp/pg
  su postgres -c "PATH=$PATH initdb -D /tmp/pg -A trust > /tmp/pg.log \
    && PATH=$PATH pg_ctl -D /tmp/pg -o '-c fsync=off -k /tmp' -w start >> /tmp/pg.log"
}

stop_database() {
  su postgres -c "PATH=$PATH pg_ctl -D /tmp/pg -m immediate -w stop >> /tmp/pg.log"
}

# start_node KIND NUMBER FLAG…
start_node() {
  local kind=$1 number=$2
  shift 2
  PLENUM_KIND=$kind PLENUM_NAME=train PLENUM_NODE=train-$number PLENUM_CONFIG=$folder \
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

# The node that leads does most of the work, so it is the one to learn from.
find_leader() {
  for leader in 0 1 2; do
    ask GET $((8081 + 10 * leader)) /status 2> /dev/null | grep -q '"leading":true' && break
  done
  http=$((8080 + 10 * leader)) management=$((8081 + 10 * leader))
}

# post PATH FIELDS TOKEN: a command with an id of its own.
post() {
  ask POST $http "/api/v1$1" "{\"commandId\":\"$(cat /proc/sys/kernel/random/uuid)\"$2}" "$3"
}

text() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d '"' -f 4; }

admin() { ask POST $http /api/v1/session/password '{"user":"admin","password":"training"}' | text token; }

person() { ask POST $http /api/v1/session "{\"code\":\"$code$1\"}" | text token; }

await_ready() {
  for _ in {1..240}; do
    ask GET 8081 /health/readiness 2> /dev/null | head -1 | grep -q 200 && return
    sleep 1
  done
}

# open PATH: roll, roster and paper may still be on their way in.
open() {
  local token
  token=$(admin)
  for _ in {1..30}; do
    post "$1" "" "$token" | head -1 | grep -q ' 20' && return
    sleep 1
  done
}

hold_Election() {
  local voter
  open /admin/start
  for page in / /admin /board /cluster /api/v1/election /api/v1/time /api/v1/board /api/v1/cluster; do
    ask GET $http $page
  done
  for number in {001..032}; do
    voter=$(person $number)
    for choice in x y x y x y x y; do
      post /ballots ",\"lamport\":1,\"choices\":{\"a\":[\"$choice\"]}" "$voter"
    done
    ask GET $management /status
  done
  ask GET $management /prometheus
}

hold_ExamSession() {
  local students=() student
  open /admin/open
  for number in {001..032}; do students+=("$(person $number)"); done
  for page in / /admin /monitor /marks /cluster /api/v1/exam /api/v1/time /api/v1/cluster; do
    ask GET $http $page
  done
  for student in "${students[@]}"; do
    post /attempt ',"lamport":1,"device":"d"' "$student"
    for item in q1 q2 q3 q4 q5 q6 q7 q8 q9 q10; do
      post /attempt/answers ",\"lamport\":1,\"item\":\"$item\",\"answer\":{\"choices\":[\"x\"]},\"marked\":false,\"device\":\"d\"" "$student"
    done
    for _ in {1..6}; do
      ask POST $http /api/v1/attempt/heartbeat '{"offsetMillis":1,"roundTripMillis":1,"focused":true,"device":"d"}' "$student"
    done
    ask GET $http /api/v1/attempt "" "$student"
    ask GET $management /status
  done
  for student in "${students[@]}"; do
    post /attempt/hand-in ',"lamport":1,"device":"d","mode":"manual"' "$student"
  done
  ask GET $management /prometheus
}

# train KIND: three nodes, a database and people, and what one of the nodes learnt of them.
train() {
  local kind=$1 cache=/app/$1.aot nodes=()
  write_secrets
  write_certificates $kind > /dev/null 2>&1
  write_$kind
  start_database
  for number in 0 1 2; do
    start_node $kind $number -XX:AOTCacheOutput=/tmp/$number.aot
    nodes+=($!)
  done
  await_ready
  find_leader
  hold_$kind > /tmp/answers.log 2>&1 || true
  kill -TERM ${nodes[leader]}
  wait ${nodes[leader]} || true
  kill -KILL ${nodes[@]} 2> /dev/null || true
  wait || true
  stop_database
  mv /tmp/$leader.aot $cache || true
  # A run that crashed leaves a small cache without the application: it would be worse than none.
  if [ ! -s $cache ] || [ "$(($(wc -c < $cache) / 1000000))" -lt 40 ]; then
    echo "no class cache was made for $kind:" && tail -5 /tmp/train-$leader.log
    rm -f $cache
  fi
  echo "$kind: $(grep -c 'HTTP/1.1 20[01]' /tmp/answers.log) requests answered in training"
}

# The jars in a fixed order: the cache fits no other.
printf -- '-cp\n%s\n' "$(ls /app/lib/*.jar | tr '\n' ':')" > /app/classpath.args
train Election
train ExamSession
