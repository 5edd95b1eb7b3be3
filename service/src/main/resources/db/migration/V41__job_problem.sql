-- What a job found wrong in its input, in the order it was found; all are counted on the job, not all are kept here.
CREATE TABLE job_problem (
  job_id       BIGINT       NOT NULL,
  number       BIGINT       NOT NULL,
  line         BIGINT       NULL,
  column_name  VARCHAR(200) NULL,
  found        VARCHAR(500) NULL,
  expected     VARCHAR(500) NULL,
  text         VARCHAR(1000) NOT NULL,
  PRIMARY KEY (job_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
