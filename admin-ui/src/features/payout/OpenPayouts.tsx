import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { inProgram, type PayoutRow, type PayoutState } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { AccountingLink } from './AccountingLink';
import { GenerateButton } from './GenerateButton';
import { OPEN_COLUMNS, OPEN_FILTERS, OPEN_STATES, PAYOUT_TOTALS } from './payoutColumns';
import { PayoutBulk } from './PayoutBulk';
import { PayoutTabs } from './PayoutTabs';
import { RunJobNote } from './RunJobNote';

/** The state of the address where it is one of these, else all of them. */
export function useStates(states: PayoutState[]) {
    const { search } = useAddress();
    const wanted = search.state;
    const state = states.includes(wanted as PayoutState) ? wanted : states.join(',');
    return useMemo(() => ({ state }), [state]);
}

export function OpenPayouts() {
    const program = useProgram();
    const { payout } = useParams({ strict: false }) as { payout?: string };
    const fixed = useStates(OPEN_STATES);
    const { search, change } = useAddress();
    const may = useMay('finance');
    return (
        <Screen
            fill
            title="Payouts"
            says="Made and not paid yet: under review, approved, or given away with the outcome not known."
            actions={
                <>
                    <AccountingLink program={program} names={OPEN_FILTERS.map((one) => one.name)} fixed={fixed} />
                    <GenerateButton program={program} />
                </>
            }
            tabs={
                <>
                    <PayoutTabs program={program.code} />
                    {search.job !== undefined && <RunJobNote program={program.code} id={search.job} />}
                </>
            }
        >
            <DataTable<PayoutRow>
                name="open-payouts"
                label="Open payouts"
                path={inProgram(program.code, 'payouts')}
                columns={OPEN_COLUMNS}
                filters={OPEN_FILTERS}
                fixed={fixed}
                saved={[]}
                defaultSort="-invoice"
                rowId={(row) => row.id}
                rowTo={(row) => place(program.code, 'payouts', 'open', row.id)}
                openId={payout}
                totals={PAYOUT_TOTALS}
                choice={
                    may
                        ? {
                              noun: ['payout', 'payouts'],
                              all: true,
                              nameOf: (row) => `invoice ${row.invoice} to ${row.partner}`,
                              bar: (chosen) => (
                                  <PayoutBulk
                                      program={program}
                                      chosen={chosen}
                                      onStarted={(job) => change({ job }, true)}
                                  />
                              ),
                          }
                        : undefined
                }
                empty={
                    <EmptyState icon="payouts" title="No payout is open" action={<GenerateButton program={program} />}>
                        Payouts stand here from when a run makes them until they are paid or void.
                    </EmptyState>
                }
            />
            <Outlet />
        </Screen>
    );
}
