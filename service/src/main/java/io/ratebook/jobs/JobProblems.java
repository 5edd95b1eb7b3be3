package io.ratebook.jobs;

import io.ratebook.database.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** What jobs found wrong. */
@Component
public class JobProblems {
    /** Further ones are counted and not kept: nobody reads so many, and a file of garbage must not fill the disk. */
    public static final int KEPT_MAX = 100_000;

    private static final int PAGE = 1_000;
    private static final int NAME_MAX = 200;
    private static final int CELL_MAX = 500;
    private static final int TEXT_MAX = 1_000;

    private static final RowMapper<JobProblem> PROBLEM = (row, index) -> new JobProblem(
            row.getLong("number"),
            row.getObject("line", Long.class),
            row.getString("column_name"),
            row.getString("found"),
            row.getString("expected"),
            row.getString("text"));

    private final JdbcTemplate jdbc;

    JobProblems(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those after a number, in order, at most so many. */
    public List<JobProblem> after(long jobId, long number, int limit) {
        return jdbc.query(
                "SELECT * FROM job_problem WHERE job_id = ? AND number > ? ORDER BY number LIMIT ?",
                PROBLEM,
                jobId,
                number,
                limit);
    }

    /** All that are kept, in order, a thousand at a time in memory. */
    public void each(long jobId, Consumer<JobProblem> reader) {
        List<JobProblem> page = after(jobId, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = after(jobId, page.get(page.size() - 1).number(), PAGE);
        }
    }

    /** Adds to those of a job, in the transaction of the caller; the first gets the number after so many. */
    void add(long jobId, long countBefore, List<JobProblem> problems) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            write(connection, jobId, countBefore, problems);
            return true;
        });
    }

    private static void write(Connection connection, long jobId, long countBefore, List<JobProblem> problems)
            throws SQLException {
        try (RowWriter writer = new RowWriter(
                connection, "job_problem", "job_id", "number", "line", "column_name", "found", "expected", "text")) {
            long number = countBefore;
            for (JobProblem problem : problems) {
                if (++number > KEPT_MAX) {
                    return;
                }
                writer.add(
                        jobId,
                        number,
                        problem.line(),
                        cut(problem.column(), NAME_MAX),
                        cut(problem.found(), CELL_MAX),
                        cut(problem.expected(), CELL_MAX),
                        cut(problem.text(), TEXT_MAX));
            }
        }
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null ? null : Texts.cut(text, length);
    }

    /** What an attempt found after its last checkpoint is found again by the next one. */
    void removeAfter(long jobId, long number) {
        jdbc.update("DELETE FROM job_problem WHERE job_id = ? AND number > ?", jobId, number);
    }
}
