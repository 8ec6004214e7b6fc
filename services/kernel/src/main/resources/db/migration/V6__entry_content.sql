-- SHA-256 of what was asked, as canonical JSON: the same command id with other content is another
-- command. Empty in entries of before.
ALTER TABLE entry ADD COLUMN content bytea NOT NULL DEFAULT '';
