import { Fragment, type ReactNode } from 'react';
import type { Money } from '../lib/api';
import { MoneyText } from './MoneyText';

interface Props<Sum> {
    sums: Sum[];
    /** How one is shown; as money where it is left out. */
    show?: (sum: Sum) => ReactNode;
}

/** Sums of several currencies beside each other: they are never added up. */
export function MoneySums<Sum extends { currency: string }>({ sums, show }: Props<Sum>) {
    return sums.map((sum, i) => (
        <Fragment key={sum.currency}>
            {i > 0 && ' · '}
            {show === undefined ? <MoneyText money={sum as unknown as Money} /> : show(sum)}
        </Fragment>
    ));
}
