-- Whose ledger it is: the resource's uid, and a fingerprint of the keys that its pseudonyms are made
-- with. Empty until the first node that knows of owners opens it.
ALTER TABLE ledger ADD COLUMN owner text NOT NULL DEFAULT '';
ALTER TABLE ledger ADD COLUMN keys text NOT NULL DEFAULT '';

-- A generation a resource. The table before this had one for all who share the database; nodes of
-- the version before this read it still while they are replaced.
CREATE TABLE consensus (
  resource   text    PRIMARY KEY,
  number     bigint  NOT NULL,
  cp_members integer NOT NULL
);
