package io.ratebook;

import io.ratebook.people.People;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** So much of the service as gives the admin a new password: no port, no jobs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan(
        basePackages = {"io.ratebook.database", "io.ratebook.people", "io.ratebook.web"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.ratebook\\.people\\.(web\\..*|FirstPeople)"))
public class AdminReset {
    /**
     * Does it, and ends.
     *
     * @param data folder of the embedded database; null where the arguments give a database
     * @throws io.ratebook.database.DataFolderException if a running service has the folder
     */
    public static People.WithPassword run(@Nullable Path data, String... arguments) {
        SpringApplication application = new SpringApplication(AdminReset.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = Service.started(application, data, arguments)) {
            return context.getBean(People.class).resetAdmin();
        }
    }
}
