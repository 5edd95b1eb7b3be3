package io.ratebook;

import io.ratebook.database.DataFolder;
import io.ratebook.database.DatabaseConfiguration.EmbeddedStart;
import io.ratebook.database.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;

/** The service: what {@code ratebook serve} starts. Beans have the full names of their classes: rooms share short words. */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class,
        scanBasePackages = {
            "io.ratebook.adjustment",
            "io.ratebook.approval",
            "io.ratebook.closing",
            "io.ratebook.commission",
            "io.ratebook.database",
            "io.ratebook.demo",
            "io.ratebook.idempotency",
            "io.ratebook.jobs",
            "io.ratebook.lead",
            "io.ratebook.ledger",
            "io.ratebook.notice",
            "io.ratebook.partner",
            "io.ratebook.payee",
            "io.ratebook.payout",
            "io.ratebook.people",
            "io.ratebook.preview",
            "io.ratebook.product",
            "io.ratebook.program",
            "io.ratebook.report",
            "io.ratebook.sale",
            "io.ratebook.screens",
            "io.ratebook.sealing",
            "io.ratebook.settlement",
            "io.ratebook.today",
            "io.ratebook.version",
            "io.ratebook.web"
        })
public class Service {
    /**
     * Starts the service and returns when it answers.
     *
     * @param data folder of the embedded database; null where the arguments give a database
     * @param arguments properties of Spring Boot, {@code --server.port=8080}
     * @throws io.ratebook.database.DataFolderException if another process has the folder, or the database does not start
     */
    public static ConfigurableApplicationContext start(@Nullable Path data, String... arguments) {
        return started(new SpringApplication(Service.class), data, arguments);
    }

    static ConfigurableApplicationContext started(
            SpringApplication application, @Nullable Path data, String... arguments) {
        if (data != null) {
            DataFolder folder = DataFolder.open(data);
            application.addInitializers(context -> startBeside((GenericApplicationContext) context, folder));
        }
        return application.run(arguments);
    }

    /** The server starts while the context is being built; only the data source waits for it. */
    private static void startBeside(GenericApplicationContext context, DataFolder folder) {
        EmbeddedStart start = new EmbeddedStart(CompletableFuture.supplyAsync(() -> EmbeddedServer.start(folder)));
        context.registerBean(EmbeddedStart.class, () -> start);
    }
}
