package io.ratebook.partner;

import io.ratebook.jobs.JobOrder;
import io.ratebook.jobs.Jobs;
import io.ratebook.people.Actor;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes files of partners in, to be imported by a job. */
@Component
public class PartnerFiles {
    private final Jobs jobs;
    private final CurrentActor currentActor;

    PartnerFiles(Jobs jobs, CurrentActor currentActor) {
        this.jobs = jobs;
        this.currentActor = currentActor;
    }

    /**
     * Takes a file in.
     *
     * @param name of the file, for people
     * @param payment whether the caller may enter payment details
     * @return the id of the job that imports it
     * @throws io.ratebook.jobs.FileTooLargeException if it is larger than files may be
     * @throws IOException if it breaks off
     */
    public long submit(Program program, String name, boolean payment, InputStream bytes) throws IOException {
        Actor actor = currentActor.current();
        return jobs.submit(
                new JobOrder(
                        PartnerImportJob.KIND,
                        program.id(),
                        "Import " + name,
                        new PartnerImportJob.Asked(actor, payment),
                        actor.name()),
                name,
                bytes);
    }
}
