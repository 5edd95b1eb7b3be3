package io.ratebook.screens;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves what {@code admin-ui} was built to. Files below {@code /assets} carry a hash of their content in their name and
 * never change; everything else is asked for again each time, so that a new version of the service shows its own screens.
 */
@Configuration
@Order(Ordered.HIGHEST_PRECEDENCE) // Before Spring Boot's own "/**", which steps back where one is there.
class ScreenFiles implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ScreenPage());
    }
}
