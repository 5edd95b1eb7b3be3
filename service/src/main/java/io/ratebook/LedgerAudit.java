package io.ratebook;

import io.ratebook.ledger.LedgerCheck;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** So much of the service as checks the ledger, with what rooms say must hold: no port, no jobs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan(basePackages = {"io.ratebook.database", "io.ratebook.sealing"})
@ComponentScan(
        basePackages = "io.ratebook",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "io\\.ratebook\\.(approval|adjustment|closing|lead|notice|payout)\\.[A-Za-z]+Configuration"))
@Import(LedgerCheck.class)
public class LedgerAudit {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Does it, and ends.
     *
     * @param data folder of the embedded database; null where the arguments give a database
     * @throws io.ratebook.database.DataFolderException if a running service has the folder
     */
    public static LedgerCheck.Report run(@Nullable Path data, String... arguments) {
        SpringApplication application = new SpringApplication(LedgerAudit.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = Service.started(application, data, arguments)) {
            return context.getBean(LedgerCheck.class).run();
        }
    }
}
