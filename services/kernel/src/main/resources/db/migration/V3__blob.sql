-- Files that ledger entries name by their hash.
CREATE TABLE blob (
  sha256 text  PRIMARY KEY,
  bytes  bytea NOT NULL
);
ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL;
