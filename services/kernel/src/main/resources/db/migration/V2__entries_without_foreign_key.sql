-- Entries come from the fence, the very row of their shard, so the key could never fail; PostgreSQL
-- looked it up for each of a batch's rows all the same, which took longer than writing them.
ALTER TABLE entry DROP CONSTRAINT entry_shard_fkey;
