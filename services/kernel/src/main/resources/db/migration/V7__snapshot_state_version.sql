-- Nodes of two versions keep their snapshots side by side. Those of before there were versions, and
-- what nodes of that time still write while they are replaced, are of the first.
ALTER TABLE snapshot ADD COLUMN state_version integer NOT NULL DEFAULT 1;
ALTER TABLE snapshot DROP CONSTRAINT snapshot_pkey;
ALTER TABLE snapshot ADD PRIMARY KEY (shard, state_version, seq, part);
