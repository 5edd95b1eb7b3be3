package io.ratebook.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the nightly check run. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LedgerConfiguration {}
