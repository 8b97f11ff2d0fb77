-- The memory of incidents that "blamelint audit --sqlite" writes. A document is
-- kept once for each content; run_document says which of them a run has seen.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,            -- when it ended, RFC 3339, UTC; empty while it is under way
  version TEXT NOT NULL,       -- of blamelint
  paths TEXT NOT NULL,         -- what was audited, one a line
  documents INTEGER NOT NULL DEFAULT 0,
  words INTEGER NOT NULL DEFAULT 0,
  findings INTEGER NOT NULL DEFAULT 0,
  total TEXT NOT NULL DEFAULT '{}'  -- all sums, JSON
);
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE,    -- names path, content, settings and version
  path TEXT NOT NULL,
  area TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,          -- 2006-01-02 or empty
  date_from TEXT NOT NULL,
  incident_severity INTEGER NOT NULL,  -- 1 is the gravest, 0 unknown
  words INTEGER NOT NULL,
  help_score INTEGER NOT NULL,
  help_why TEXT NOT NULL,
  hash TEXT NOT NULL,          -- SHA-256 of the bytes; empty if they could not be read
  error TEXT NOT NULL
);
CREATE TABLE run_document (
  run INTEGER NOT NULL REFERENCES run (id),
  document INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (run, document)
) WITHOUT ROWID;
CREATE TABLE merit (document INTEGER NOT NULL REFERENCES document (id), kind TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE finding (
  document INTEGER NOT NULL REFERENCES document (id),
  rule TEXT NOT NULL,
  "group" TEXT NOT NULL,
  severity TEXT NOT NULL,
  line INTEGER NOT NULL,       -- 1-based
  "column" INTEGER NOT NULL,   -- 1-based, in code points
  section TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  message TEXT NOT NULL,
  key TEXT NOT NULL            -- names the finding across runs
);
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,         -- open, done, or empty: nothing is said
  has_owner INTEGER NOT NULL,
  tracked INTEGER NOT NULL,
  bounded INTEGER NOT NULL,
  strength TEXT NOT NULL,
  due TEXT NOT NULL,
  key TEXT NOT NULL            -- equal for promises in nearly the same words
);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id),
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX merit_document ON merit (document);
CREATE INDEX finding_document ON finding (document);
CREATE INDEX action_document ON action (document);
CREATE INDEX passage_document ON passage (document);
CREATE INDEX document_path ON document (path);
CREATE VIRTUAL TABLE passage_text USING fts5 (heading, text, content = 'passage', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE action_text USING fts5 (text, content = 'action', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
