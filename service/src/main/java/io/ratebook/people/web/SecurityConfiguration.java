package io.ratebook.people.web;

import io.ratebook.people.SignIns;
import io.ratebook.people.Tokens;
import io.ratebook.web.ProblemWriter;
import io.ratebook.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets in, and where to: machines by token, browsers by cookie; the rules for both are the same, and end with a denial. What
 * somebody may do there stands on each handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
public class SecurityConfiguration {
    /** Styles are also written by the screens' components while they run; scripts come as files of ours only. */
    private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String BEARER = "Bearer ";

    /** The token of a form's or script's own site: other sites cannot read the cookie, so they cannot send the header. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        return CookieCsrfTokenRepository.withHttpOnlyFalse();
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, Tokens tokens, ProblemWriter problems) throws Exception {
        return guarded(http, problems)
                .securityMatcher(SecurityConfiguration::hasToken)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, problems), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Codes may hold any letters, a slash too; as one segment of a path it comes escaped. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowBackSlash(true);
        return firewall;
    }

    private static boolean hasToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, SignIns signIns, CsrfTokenRepository tokens, ProblemWriter problems)
            throws Exception {
        return guarded(http, problems)
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(tokens)
                        // It would change the token at every request of somebody known; the sign-in does it, once.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(new CookieFilter(signIns), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static HttpSecurity guarded(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(stranger(problems)).accessDeniedHandler(denied(problems)))
                .authorizeHttpRequests(SecurityConfiguration::rules);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/v1/session")
                .permitAll()
                .requestMatchers("/api/v1/**")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/**")
                .hasAuthority("read")
                .requestMatchers(SecurityConfiguration::isScreenFile)
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    /** Nothing that is packed with the screens is secret; what they show comes by the API. */
    private static boolean isScreenFile(HttpServletRequest request) {
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = request.getRequestURI().substring(1);
        return reading && !path.startsWith("api/v1") && !path.startsWith("actuator") && !path.equals("error");
    }

    private static AuthenticationEntryPoint stranger(ProblemWriter problems) {
        return (request, response, why) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(response, Refusal.unauthenticated("not-signed-in", "nobody is signed in"));
        };
    }

    private static AccessDeniedHandler denied(ProblemWriter problems) {
        return (request, response, why) -> problems.write(
                response,
                why instanceof CsrfException
                        ? Refusal.forbidden("the header X-XSRF-TOKEN does not say what the cookie XSRF-TOKEN says;"
                                + " a machine needs neither, but its token: \"Authorization: Bearer ...\"")
                        : Refusal.forbidden("you have no right to do this"));
    }
}
