-- People who chose a password. What the ledger calls them is a keyed hash; their names are here alone.
CREATE TABLE account (
  resource text NOT NULL,
  id       text NOT NULL,
  login    text NOT NULL,
  name     text NOT NULL,
  password text NOT NULL,
  PRIMARY KEY (resource, id)
);
