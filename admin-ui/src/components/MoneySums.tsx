import { Fragment, type ReactNode } from 'react';

interface Props<Sum> {
    sums: Sum[];
    show: (sum: Sum) => ReactNode;
}

/** Sums of several currencies beside each other: they are never added up. */
export function MoneySums<Sum extends { currency: string }>({ sums, show }: Props<Sum>) {
    return sums.map((sum, i) => (
        <Fragment key={sum.currency}>
            {i > 0 && ' · '}
            {show(sum)}
        </Fragment>
    ));
}
