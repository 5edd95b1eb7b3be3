import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column, Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { get, type NextPayoutLine, type NextPayouts, type NextPayoutsSum, Problem } from '../../lib/api';
import { REASON_CHOICES } from '../../lib/leftOut';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { DifferenceText } from './DifferenceText';
import { Figure, FiguresLine } from './FiguresLine';
import { comesText, countsOf, nobodyText, WAYS, wayOf, wayText, whenText } from './nextPayouts';
import classes from './PreviewPage.module.css';
import { usePreview } from './usePreview';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a partner', kind: 'text' },
    { name: 'currency', title: 'Currency', kind: 'text', toQuery: (value) => value.toUpperCase() },
    {
        name: 'what',
        title: 'What comes of it',
        kind: 'choice',
        choices: [
            { value: 'more', title: 'paid more' },
            { value: 'less', title: 'paid less' },
            { value: 'newly', title: 'newly paid' },
            { value: 'noLonger', title: 'no longer paid' },
            { value: 'same', title: 'the same' },
        ],
    },
    {
        name: 'why',
        title: 'Left out then',
        kind: 'choice',
        choices: REASON_CHOICES.filter(({ value }) => !['changed', 'not-paypal', 'zero-or-less'].includes(value)),
    },
];

/** What the next payouts would be under the version, whom it moves, and why. */
export function PreviewPayouts() {
    const { program, path, preview } = usePreview();
    const { search, change } = useAddress();
    const own = `${path}/next-payouts`;
    const next = useQuery({
        queryKey: [own],
        queryFn: ({ signal }) => get<NextPayouts>(own, {}, signal),
        retry: (tries, error) => tries < 2 && !(error instanceof Problem && error.status === 404),
    });
    const way = wayOf(search.way);
    const fixed = useMemo(() => ({ way }), [way]);
    const version = preview.data?.version;
    const columns = useMemo(() => columnsOf(version ?? 0, program.zone), [version, program.zone]);
    if (preview.data === undefined || next.isPending) {
        return <Loading label="Loading the next payouts" lines={3} />;
    }
    if (next.isError) {
        return next.error instanceof Problem && next.error.status === 404 ? (
            <EmptyState
                icon="payouts"
                title="This preview says nothing of payouts"
                action={
                    <Button
                        component={Link}
                        to={place(program.code, 'policies', preview.data.version, 'preview')}
                        search={{ from: preview.data.from, to: preview.data.to } as never}
                    >
                        Run it again
                    </Button>
                }
            >
                It was run before previews reckoned the next payouts. Run again, it says what they would be.
            </EmptyState>
        ) : (
            <ErrorNote
                error={next.error}
                what="The next payouts could not be loaded"
                onRetry={() => void next.refetch()}
            />
        );
    }
    const sums = next.data.ways.find((one) => one.way === way)?.sums ?? [];
    return (
        <>
            <section aria-label="Next payouts" className={classes.nextPayouts}>
                <SegmentedControl
                    size="xs"
                    data={WAYS}
                    value={way}
                    onChange={(chosen) => change({ way: chosen === 'activated' ? undefined : chosen })}
                    aria-label="What is assumed of the version"
                />
                <p className={classes.assumed}>{wayText(way, next.data, preview.data)}</p>
                <p className={classes.rests}>{whenText(next.data)}</p>
                {sums.map((sum) => (
                    <Sum key={sum.currency} sum={sum} version={preview.data.version} />
                ))}
            </section>
            <DataTable<NextPayoutLine>
                name="preview-payouts"
                label="Next payouts by partner"
                path={`${own}/partners`}
                columns={columns}
                filters={FILTERS}
                fixed={fixed}
                defaultSort="-size"
                rowId={(row) => `${row.partner} ${row.currency}`}
                rowTo={(row) => place(program.code, 'partners', row.partner)}
                keepSearch={false}
                short
                empty={
                    <EmptyState icon="payouts" title="Nobody is owed anything">
                        A partner stands here once something they earned is approved, on hold or waits to be approved.
                    </EmptyState>
                }
            />
        </>
    );
}

function Sum({ sum, version }: { sum: NextPayoutsSum; version: number }) {
    const { change } = useAddress();
    const counts = countsOf(sum);
    return (
        <FiguresLine label={`Next payouts in ${sum.currency}`}>
            <Figure name={`As things stand, ${payouts(sum.old.payouts)}`}>
                <MoneyText money={sum.old.amount} />
            </Figure>
            <Figure name={`With version ${version}, ${payouts(sum.new.payouts)}`}>
                <MoneyText money={sum.new.amount} />
            </Figure>
            <Figure name="Difference">
                <DifferenceText money={sum.difference} />
            </Figure>
            <Figure name="Partners" className={classes.counts}>
                {counts.length === 0 && <span className="quiet">{nobodyText(sum)}</span>}
                {counts.map(({ what, text }) => (
                    <button
                        key={what}
                        type="button"
                        className={`link ${classes.asLink}`}
                        onClick={() => change({ what, currency: sum.currency })}
                    >
                        {text}
                    </button>
                ))}
            </Figure>
        </FiguresLine>
    );
}

const payouts = (count: number): string => `${countText(count)} ${count === 1 ? 'payout' : 'payouts'}`;

const columnsOf = (version: number, zone: string): Column<NextPayoutLine>[] => [
    {
        key: 'partner',
        title: 'Partner',
        sort: 'partner',
        width: 'minmax(6rem, 0.8fr)',
        card: 'title',
        cell: (row) => row.partner,
    },
    {
        key: 'difference',
        title: 'Difference',
        sort: 'size',
        width: '8rem',
        align: 'right',
        card: 'aside',
        money: (row) => [row.difference],
        cell: (row, currency) => <DifferenceText money={row.difference} bare={currency !== null} />,
    },
    {
        key: 'old',
        title: 'As things stand',
        sort: 'old',
        width: '9rem',
        align: 'right',
        money: (row) => [row.old.amount],
    },
    {
        key: 'new',
        title: `With version ${version}`,
        sort: 'new',
        width: '10rem',
        align: 'right',
        money: (row) => [row.new.amount],
    },
    {
        key: 'comes',
        title: 'What comes of it',
        width: 'minmax(14rem, 2fr)',
        cell: (row) => {
            const text = comesText(row, zone);
            return <span title={text}>{text}</span>;
        },
    },
];
