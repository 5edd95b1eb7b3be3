package io.ratebook.web;

import java.time.Clock;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all rooms are given. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A slash in a code comes escaped and stays so until the path has been taken apart. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> escapedSlashes() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        });
    }
}
