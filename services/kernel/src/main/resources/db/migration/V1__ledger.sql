-- One row a shard. Its row lock serialises commits and changes of leadership.
CREATE TABLE ledger (
  shard  text   PRIMARY KEY,
  epoch  bigint NOT NULL DEFAULT 0,
  leader text   NOT NULL DEFAULT '',
  head   bigint NOT NULL DEFAULT 0,
  root   bytea  NOT NULL
);

CREATE TABLE entry (
  shard      text   NOT NULL REFERENCES ledger (shard),
  seq        bigint NOT NULL,
  epoch      bigint NOT NULL,
  time       bigint NOT NULL,
  command_id uuid   NOT NULL,
  actor      text   NOT NULL,
  events     bytea  NOT NULL,
  leaf       bytea  NOT NULL,
  PRIMARY KEY (shard, seq)
);

-- The generation of the consensus group, which lives in memory only.
CREATE TABLE generation (
  id         boolean PRIMARY KEY DEFAULT true CHECK (id),
  number     bigint  NOT NULL,
  cp_members integer NOT NULL
);

CREATE TABLE snapshot (
  shard text   NOT NULL REFERENCES ledger (shard),
  seq   bigint NOT NULL,
  part  integer NOT NULL,
  last  boolean NOT NULL,
  bytes bytea  NOT NULL,
  PRIMARY KEY (shard, seq, part)
);
-- Parts are compressed already.
ALTER TABLE snapshot ALTER COLUMN bytes SET STORAGE EXTERNAL;
