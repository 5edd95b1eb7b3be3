package io.ratebook.evaluation;

/** Says which products' sales earn nothing, whatever the policy. */
@FunctionalInterface
public interface ExcludedProducts {
    ExcludedProducts NONE = (product, occurredAtMicros) -> false;

    /**
     * Whether a sale of the product at that time earns nothing.
     *
     * @param occurredAtMicros microseconds since 1970-01-01T00:00Z
     */
    boolean excludes(String product, long occurredAtMicros);
}
