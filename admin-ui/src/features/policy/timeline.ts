import type { Activation, Day, Version } from '../../lib/api';

/** A time in which one version counts; the last one has no end. */
export interface Span {
    version: number;
    title: string | null;
    from: Day;
    /** The first day on which another counts. */
    until: Day | null;
    activation: Activation;
}

/** Which version counts when: of each day, the latest start before it; of two on one day, the later activation. */
export function spansOf(versions: Version[]): Span[] {
    const all = versions
        .flatMap((version) => version.activations.map((activation) => ({ version, activation })))
        .sort((a, b) => compare(a.activation.from, b.activation.from) || compare(a.activation.at, b.activation.at));
    const counting = all.filter((one, i) => all[i + 1]?.activation.from !== one.activation.from);
    return counting.map(({ version, activation }, i) => ({
        version: version.number,
        title: version.title,
        from: activation.from,
        until: counting[i + 1]?.activation.from ?? null,
        activation,
    }));
}

export const spanAt = (spans: Span[], day: Day): Span | undefined =>
    spans.find((span) => span.from <= day && (span.until === null || day < span.until));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
