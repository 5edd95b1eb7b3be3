import { Button } from '@mantine/core';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import type { Choice } from '../../components/DataTable/useChoice';
import { EmptyState } from '../../components/Notes';
import { COMMISSION_FILTERS, COMMISSION_TOTALS, commissionColumns } from '../../components/records/commissionColumns';
import { Screen } from '../../components/Screen';
import { type CommissionRow, inProgram } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { ChoiceJob, rememberAsked } from './ChoiceJob';
import { CommissionBulk } from './CommissionBulk';
import { CommissionTabs, tabOf } from './CommissionTabs';

/** The state is what the tabs are for. */
const FILTERS = COMMISSION_FILTERS.filter((filter) => filter.name !== 'state');
const KEPT = ['state'];

export function Commissions() {
    const program = useProgram();
    const { commission } = useParams({ strict: false }) as { commission?: string };
    const { search, change } = useAddress();
    const { state, job } = search;
    const bySales = useMay('sales');
    const byFinance = useMay('finance');
    const mayChoose = (bySales || byFinance) && (state === undefined || state === 'pending');
    const choice = useMemo(
        (): Choice<CommissionRow> | undefined =>
            mayChoose
                ? {
                      noun: ['commission', 'commissions'],
                      nameOf: (row) => `${row.component} of ${row.partner} for ${row.sale.reference}`,
                      all: true,
                      bar: (chosen) => (
                          <CommissionBulk
                              program={program.code}
                              chosen={chosen}
                              onStarted={(started, count) => {
                                  rememberAsked(started, count);
                                  change({ job: started }, true);
                              }}
                          />
                      ),
                  }
                : undefined,
        [mayChoose, program.code, change],
    );
    const fixed = useMemo(() => ({ state }), [state]);
    const columns = useMemo(
        // In the place of a state every row would say the same.
        () => commissionColumns(program).filter((column) => column.key !== 'state' || state === undefined),
        [program, state],
    );
    const tab = tabOf(state);
    return (
        <Screen fill title="Commissions" says={tab.says} tabs={<CommissionTabs program={program.code} />}>
            {job !== undefined && (
                <ChoiceJob key={job} program={program.code} id={job} onClose={() => change({ job: undefined }, true)} />
            )}
            <DataTable<CommissionRow>
                name="commissions"
                label="Commissions"
                path={inProgram(program.code, 'commissions')}
                columns={columns}
                filters={FILTERS}
                fixed={fixed}
                saved={KEPT}
                defaultSort="-occurredAt"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'commissions', row.id)}
                openId={commission}
                totals={COMMISSION_TOTALS}
                choice={choice}
                empty={
                    <EmptyState
                        icon="commissions"
                        title={tab.none}
                        action={
                            tab.state === undefined && (
                                <Button component={Link} to={place(program.code, 'import')}>
                                    Import sales
                                </Button>
                            )
                        }
                    >
                        {tab.nothing}
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
