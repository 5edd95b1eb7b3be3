import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { GroupBar } from '../../components/plots/GroupBars';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { type AgeSum, get, inProgram, type LevelSums, type Program } from '../../lib/api';
import { AGE_TITLES } from '../../lib/ages';
import { dayText } from '../../lib/dates';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import classes from './Today.module.css';

const GroupBars = lazy(() => import('../../components/plots/GroupBars'));

/** A bar, how many partners it is of, and the list that is exactly it. */
interface Bar extends GroupBar {
    partners: number;
    to: string;
    search: Record<string, string>;
}

const AGES = AGE_TITLES.map(([, group]) => group);

/** For how long what is payable has been so: what lies there is what nobody pays. */
export function PayableByAge({ program }: { program: Program }) {
    const path = inProgram(program.code, 'payable-ages');
    const ages = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<AgeSum[]>(path, {}, signal) });
    const bars = AGE_TITLES.flatMap(([age, group]) =>
        (ages.data ?? [])
            .filter((one) => one.age === age)
            .map((one) => ({
                group,
                money: one.amount,
                partners: one.partners,
                to: place(program.code, 'payouts', 'ages'),
                search: { age },
            })),
    );
    return (
        <Bars
            title="Payable by age"
            says="For how many days it has been payable."
            label={`Payable by age in ${program.name}`}
            bars={ages.data === undefined ? null : bars}
            groups={AGES}
            error={ages.error}
            none={
                <>
                    Nothing is payable now.{' '}
                    <Link className="link" to={place(program.code, 'payouts')} search={{ what: 'all' } as never}>
                        See what is pending
                    </Link>
                </>
            }
        />
    );
}

/** What partners of each level earned. */
export function ByLevel({ program }: { program: Program }) {
    const path = inProgram(program.code, 'today', 'by-level');
    const levels = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<LevelSums>(path, {}, signal) });
    const from = levels.data?.from ?? '';
    const bars = levels.data?.levels.map((one) => ({
        group: one.level ?? 'no level',
        money: one.earned,
        partners: one.partners,
        to: place(program.code, 'commissions'),
        search: { level: one.level ?? '(none)', from },
    }));
    return (
        <Bars
            title="Commission by level"
            says={from === '' ? '' : `Of sales since ${dayText(from)}, by the level at each sale.`}
            label={`Commission by level in ${program.name}`}
            bars={bars ?? null}
            error={levels.error}
            none="Nothing was earned in the last twelve months."
        />
    );
}

function Bars({
    title,
    says,
    label,
    bars,
    groups,
    error,
    none,
}: {
    title: string;
    says: string;
    label: string;
    bars: Bar[] | null;
    groups?: string[];
    error: Error | null;
    none: ReactNode;
}) {
    const navigate = useNavigate();
    const currencies = new Set(bars?.map((bar) => bar.money.currency));
    const open = (group: string) => {
        const bar = bars?.find((one) => one.group === group);
        if (bar !== undefined) {
            void navigate({ to: bar.to, search: bar.search as never });
        }
    };
    return (
        <Part title={currencies.size === 1 ? `${title}, ${[...currencies].join('')}` : title}>
            {error !== null ? (
                <ErrorNote error={error} what={`${title} could not be added up`} />
            ) : bars === null ? (
                <Loading lines={3} label="Adding up" />
            ) : bars.length === 0 ? (
                <span className="quiet">{none}</span>
            ) : (
                <>
                    <p className={`quiet ${classes.under}`}>{says}</p>
                    <Suspense fallback={<Loading lines={3} label="Drawing" />}>
                        <GroupBars rows={bars} groups={groups} label={label} onPick={open} />
                    </Suspense>
                    <details>
                        <summary className="quiet">As a table</summary>
                        <table className={classes.table}>
                            <tbody>
                                {bars.map((bar) => (
                                    <tr key={bar.group + bar.money.currency}>
                                        <th scope="row">
                                            <Link className="link" to={bar.to} search={bar.search as never}>
                                                {bar.group}
                                            </Link>{' '}
                                            <span className="quiet">
                                                {countText(bar.partners)} {bar.partners === 1 ? 'partner' : 'partners'}
                                            </span>
                                        </th>
                                        <td>
                                            <MoneyText money={bar.money} word="taken back" />
                                        </td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    </details>
                </>
            )}
        </Part>
    );
}
