package io.ratebook.settlement;

import io.ratebook.jobs.FileTooLargeException;
import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.web.Times;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes files of sales in, to be imported by a job. */
@Component
public class SalesFiles {
    private final Jobs jobs;
    private final Clock clock;

    SalesFiles(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Takes a file in.
     *
     * @param name of the file, for people
     * @param startedBy who sends it
     * @return the id of the job that imports it
     * @throws FileTooLargeException if it is larger than files may be
     */
    public long submit(int programId, String name, InputStream bytes, String startedBy) throws IOException {
        SalesImport.Asked asked = new SalesImport.Asked(Times.micros(clock.instant()));
        return jobs.submit(new JobOrder(SalesImport.KIND, programId, "Import " + name, asked, startedBy), name, bytes);
    }
}
