package io.ratebook.adjustment;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes files of opening balances in, to be imported by a job. */
@Component
public class BalanceFiles {
    private final Jobs jobs;
    private final CurrentActor currentActor;

    BalanceFiles(Jobs jobs, CurrentActor currentActor) {
        this.jobs = jobs;
        this.currentActor = currentActor;
    }

    /**
     * Takes a file in.
     *
     * @param name of the file, for people
     * @return the id of the job that imports it
     * @throws io.ratebook.jobs.FileTooLargeException if it is larger than files may be
     * @throws IOException if it breaks off
     */
    public long submit(Program program, String name, InputStream bytes) throws IOException {
        Actor actor = currentActor.current();
        return jobs.submit(
                new JobOrder(
                        BalanceImportJob.KIND,
                        program.id(),
                        "Opening balances of " + name,
                        new BalanceImportJob.Asked(actor),
                        actor.name()),
                name,
                bytes);
    }
}
