import { useMemo } from 'react';
import type { Column } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { DateText } from '../../components/DateText';
import { MoneySums } from '../../components/MoneySums';
import { StateLabel } from '../../components/StateLabel';
import { inProgram, type PreviewRow, type Program } from '../../lib/api';
import { dayText } from '../../lib/dates';
import { place } from '../../lib/places';
import { DifferenceText } from './DifferenceText';
import classes from './PreviewStart.module.css';

const columns = (program: Program): Column<PreviewRow>[] => [
    {
        key: 'range',
        title: 'Days',
        width: 'minmax(13rem, 1.2fr)',
        card: 'title',
        cell: (row) => `${dayText(row.from)} to ${dayText(row.to)}`,
    },
    {
        key: 'difference',
        title: 'Difference',
        width: 'minmax(9rem, 1fr)',
        align: 'right',
        card: 'aside',
        cell: (row) => <MoneySums sums={row.sums} show={(sum) => <DifferenceText money={sum.difference} />} />,
    },
    {
        key: 'stale',
        title: 'State',
        width: '6rem',
        cell: (row) =>
            row.stale ? <StateLabel tone="warn">stale</StateLabel> : <StateLabel tone="good">fresh</StateLabel>,
    },
    {
        key: 'ranAt',
        title: 'Run',
        width: '11rem',
        cell: (row) => <DateText at={row.ranAt} zone={program.zone} time />,
    },
    { key: 'by', title: 'By', width: 'minmax(6rem, 0.8fr)', cell: (row) => row.by },
];

/** What was found before for this version. */
export function EarlierPreviews({ program, version }: { program: Program; version: string }) {
    const fixed = useMemo(() => ({ version }), [version]);
    return (
        <section className={classes.earlier}>
            <h2>Earlier previews of version {version}</h2>
            <DataTable<PreviewRow>
                short
                name="previews"
                label="Earlier previews"
                path={inProgram(program.code, 'previews')}
                columns={columns(program)}
                fixed={fixed}
                csv={false}
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'previews', row.id)}
                keepSearch={false}
                empty={
                    <p className="quiet" style={{ padding: '0.5rem 0.75rem' }}>
                        None yet.
                    </p>
                }
            />
        </section>
    );
}
