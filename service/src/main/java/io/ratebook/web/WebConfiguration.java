package io.ratebook.web;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all rooms are given. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
