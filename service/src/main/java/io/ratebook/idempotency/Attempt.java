package io.ratebook.idempotency;

import org.jspecify.annotations.Nullable;

/** What becomes of a request with a key. */
sealed interface Attempt {
    /** It is this one's turn, until another takes over; {@code owner} proves it. */
    record Begun(CallKey key, String owner) implements Attempt {}

    /** Another one with this key is under way. */
    record UnderWay() implements Attempt {}

    /** It was done, and its answer is lost: the service ended before it could be kept. */
    record AnswerLost() implements Attempt {}

    /** It was done. */
    record Done(byte[] requestHash, Answer answer) implements Attempt {}

    /** What was answered; without a body where it held a secret or was too long. */
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}
}
