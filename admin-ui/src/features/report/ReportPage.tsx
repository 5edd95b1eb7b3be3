import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { BackLink } from '../../components/BackLink';
import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { MoneyText } from '../../components/MoneyText';
import { EmptyState, ErrorNote } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { address, get, inProgram, type LedgerReport, type Money, type ReportLine, type Totals } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { GroupPaymentButton } from './GroupPaymentButton';
import { filterText } from './Reports';
import classes from './Reports.module.css';

type Figure = Exclude<keyof ReportLine, 'partner' | 'currency'>;

const FIGURES: [Figure, string][] = [
    ['opening', 'Opening'],
    ['earned', 'Earned'],
    ['adjusted', 'Adjusted'],
    ['clawedBack', 'Clawed back'],
    ['paid', 'Paid'],
    ['closing', 'Closing'],
    ['pending', 'Pending'],
    ['onHold', 'On hold'],
];

const COLUMNS: Column<ReportLine>[] = [
    {
        key: 'partner',
        title: 'Partner',
        sort: 'partner',
        width: 'minmax(6rem, 1fr)',
        card: 'title',
        cell: (row) => row.partner,
    },
    ...FIGURES.map(([key, title]): Column<ReportLine> => ({
        key,
        title,
        sort: key,
        width: '7.2rem',
        align: 'right',
        ...(key === 'closing' ? { card: 'aside' as const } : {}),
        money: (row) => [row[key]],
    })),
];

/** A report as it was made; a row opens the partner's ledger over it. */
export function ReportPage() {
    const program = useProgram();
    const { report: id = '' } = useParams({ strict: false }) as { report?: string };
    const path = inProgram(program.code, 'reports', id);
    const report = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<LedgerReport>(path, {}, signal) });
    const made = report.data;
    return (
        <Screen
            fill
            title={made ? `Ledger, ${dayText(made.from)} to ${dayText(made.to)}` : 'Ledger report'}
            says={
                made && (
                    <>
                        {filterText(made)}, both days included. As of{' '}
                        <DateText at={made.madeAt} zone={program.zone} time />: what is approved or paid later is in the
                        next report.
                    </>
                )
            }
            above={<BackLink to={place(program.code, 'reports')}>Ledger report</BackLink>}
            actions={
                <Group gap="xs">
                    <Button component="a" variant="default" href={address(`${path}/statements.zip`)} download>
                        All statements
                    </Button>
                    <GroupPaymentButton program={program} path={path} />
                </Group>
            }
        >
            {report.isError ? (
                <ErrorNote
                    error={report.error}
                    what="The report could not be loaded"
                    onRetry={() => void report.refetch()}
                />
            ) : (
                <div className={classes.stack}>
                    <Equations path={path} />
                    <div className={classes.fill}>
                        <DataTable<ReportLine>
                            name="ledger-report"
                            label="Ledger report"
                            path={`${path}/lines`}
                            columns={COLUMNS}
                            filters={[]}
                            saved={[]}
                            defaultSort="partner"
                            rowId={(row) => `${row.partner} ${row.currency}`}
                            rowTo={(row) => place(program.code, 'reports', id, row.partner)}
                            rowSearch={(row, now) => ({ ...now, currency: row.currency })}
                            empty={
                                <EmptyState icon="reports" title="Nothing in these days">
                                    No partner had, earned or was paid anything up to the last of these days.
                                </EmptyState>
                            }
                        />
                    </div>
                </div>
            )}
            <Outlet />
        </Screen>
    );
}

/** How the totals tie, each currency for itself. */
function Equations({ path }: { path: string }) {
    const totals = useQuery({
        queryKey: [`${path}/lines/totals`],
        queryFn: ({ signal }) => get<Totals>(`${path}/lines/totals`, {}, signal),
    });
    const currencies = [...new Set(totals.data?.sums.map((sum) => sum.currency) ?? [])];
    return (
        <>
            {currencies.map((currency) => (
                <Equation key={currency} currency={currency} totals={totals.data} />
            ))}
        </>
    );
}

const SIGNS: Partial<Record<Figure, string>> = {
    earned: '+',
    adjusted: '+',
    clawedBack: '−',
    paid: '−',
    closing: '=',
    pending: 'and beside it',
    onHold: 'and',
};

function Equation({ currency, totals }: { currency: string; totals: Totals | undefined }) {
    const sum = (figure: Figure): Money => ({
        amount: totals?.sums.find((one) => one.name === figure && one.currency === currency)?.amount ?? '0',
        currency,
    });
    return (
        <p className={`surface ${classes.equation}`} aria-label={`Totals in ${currency}`} role="group">
            {FIGURES.map(([figure, title]) => (
                <span key={figure}>
                    {SIGNS[figure] && <span className="quiet">{SIGNS[figure]} </span>}
                    <span className="quiet">{title.toLowerCase()} </span>
                    <MoneyText money={sum(figure)} bare={figure !== 'closing'} />
                </span>
            ))}
        </p>
    );
}
