package io.ratebook.evaluation.drools.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** One run of the rule compiler, under a release id of its own, that leaves nothing behind. */
final class KieBuild implements AutoCloseable {
    private static final AtomicLong RUNS = new AtomicLong();

    private final ReleaseId release;
    private final KieBuilder builder;

    private KieBuild(ReleaseId release, KieBuilder builder) {
        this.release = release;
        this.builder = builder;
    }

    static KieBuild of(String folder, List<DrlFile> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("io.ratebook", "drl", "1." + RUNS.incrementAndGet());
        KieFileSystem input = services.newKieFileSystem();
        input.generateAndWritePomXML(release);
        for (DrlFile file : files) {
            input.write(
                    "src/main/resources/" + folder + file.name(), file.text().getBytes(StandardCharsets.UTF_8));
        }
        KieBuilder builder = services.newKieBuilder(input);
        builder.buildAll(ExecutableModelProject.class);
        return new KieBuild(release, builder);
    }

    /** What the compiler refused. */
    List<Message> messages() {
        return builder.getResults().getMessages(Message.Level.ERROR);
    }

    InternalKieModule module() {
        return (InternalKieModule) builder.getKieModule();
    }

    /** Class names of the executable models made. */
    List<String> models() {
        String listed = "META-INF/kie/" + release.getGroupId() + "/" + release.getArtifactId() + "/drools-model";
        return new String(module().getBytes(listed), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Drools-Model-Version"))
                .toList();
    }

    @Override
    public void close() {
        KieServices.get().getRepository().removeKieModule(release);
    }
}
