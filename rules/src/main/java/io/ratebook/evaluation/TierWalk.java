package io.ratebook.evaluation;

/** Goes over a partner's counted lines in time order and says where each stands. */
interface TierWalk {
    TierPosition next(TierPass.Entry entry);

    /** After the last line: what the periods came to is final. */
    default void finish() {}
}
