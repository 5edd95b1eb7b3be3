package io.ratebook.notice;

import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every second for what is to be sent, and sends it, by threads of its own: neither a slow receiver nor a slow mail server
 * holds up anything else. Several processes share one outbox.
 */
@Component
class NoticeRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRunner.class);
    /** Webhooks that are talked to at once. */
    private static final int AT_ONCE = 4;

    private static final int STOP_SECONDS = 5;

    private final NoticeSettings settings;
    private final OutboxTable table;
    private final Webhooks webhooks;
    private final MailSender mails;
    private final OutboxWatch watch;
    private final Clock clock;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private @Nullable Threads threads;

    private record Threads(ScheduledExecutorService timers, ExecutorService senders, WebhookClient client) {}

    NoticeRunner(
            NoticeSettings.Holder settings,
            OutboxTable table,
            Webhooks webhooks,
            MailTable mails,
            MailServer server,
            OutboxWatch watch,
            Transactions transactions,
            Clock clock) {
        this.settings = settings.settings();
        this.table = table;
        this.webhooks = webhooks;
        this.mails = new MailSender(table, mails, server, transactions, this.settings, clock);
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (threads != null || !settings.enabled()) {
            return;
        }
        WebhookClient client = new WebhookClient(settings.timeout(), new PublicAddresses(settings.allowPrivate()));
        WebhookSender sender = new WebhookSender(table, webhooks, client, settings, clock);
        Threads begun = new Threads(
                Executors.newScheduledThreadPool(3, work -> daemon(work, "notice")),
                Executors.newFixedThreadPool(AT_ONCE, work -> daemon(work, "webhook")),
                client);
        long poll = settings.poll().toMillis();
        every(begun, poll, "send webhooks", () -> sendDue(begun, sender));
        every(begun, poll, "send mails", mails::send);
        every(begun, TimeUnit.MINUTES.toMillis(1), "watch the outbox", watch::look);
        every(begun, TimeUnit.HOURS.toMillis(1), "forget old deliveries", this::forget);
        threads = begun;
    }

    private static void every(Threads begun, long millis, String what, Runnable work) {
        begun.timers().scheduleWithFixedDelay(guarded(what, work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A timer whose work throws is never called again. */
    private static Runnable guarded(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (DataAccessException | TransactionException failed) {
                LOG.warn("cannot {} at present: {}", what, failed.getMessage());
            } catch (RuntimeException failed) {
                LOG.error("cannot {}", what, failed);
            }
        };
    }

    /** One thread for a webhook: the others go on while it is slow. */
    private void sendDue(Threads begun, WebhookSender sender) {
        for (long webhook : sender.due()) {
            if (busy.add(webhook)) {
                begun.senders().execute(() -> {
                    try {
                        guarded("send webhook " + webhook, () -> sender.send(webhook))
                                .run();
                    } finally {
                        busy.remove(webhook);
                    }
                });
            }
        }
    }

    private void forget() {
        long before = Times.micros(clock.instant().minus(settings.keep()));
        while (table.removeEnded(before) > 0) {
            LOG.debug("old deliveries were forgotten");
        }
    }

    /** What is being sent is given a moment; what is not done then is tried again by whoever runs next. */
    @Override
    public synchronized void stop() {
        Threads ending = threads;
        if (ending == null) {
            return;
        }
        threads = null;
        ending.timers().shutdown();
        ending.senders().shutdown();
        try {
            ending.timers().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            ending.senders().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            ending.client().close();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            LOG.debug("the client of webhooks does not close: {}", unclosed.getMessage());
        }
        ending.timers().shutdownNow();
        ending.senders().shutdownNow();
        busy.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
