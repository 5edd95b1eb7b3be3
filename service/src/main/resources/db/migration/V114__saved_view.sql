-- Filters and order of a list that a person keeps under a name: `search` as the address has them, a JSON object of texts.
CREATE TABLE saved_view (
  person_id  BIGINT        NOT NULL,
  list_name  VARCHAR(120)  NOT NULL,
  title      VARCHAR(60)   NOT NULL,
  search     VARCHAR(2000) NOT NULL,
  kept_at    BIGINT        NOT NULL,
  PRIMARY KEY (person_id, list_name, title)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
