import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Filter } from '../../components/DataTable/columns';
import { DataTable } from '../../components/DataTable/DataTable';
import { useAddress } from '../../components/DataTable/useAddress';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { inProgram, type PendingPayment } from '../../lib/api';
import { place } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { GenerateButton } from './GenerateButton';
import { lineColumns } from './lineColumns';
import { PayoutTabs } from './PayoutTabs';
import { PendingBulk } from './PendingBulk';
import { RunJobNote } from './RunJobNote';
import { WHAT_FILTER } from './words';

const FILTERS: Filter[] = [
    { name: 'q', title: 'Find a partner', kind: 'text' },
    { name: 'partner', title: 'Partner', kind: 'text' },
    { name: 'currency', title: 'Currency', kind: 'text', toQuery: (value) => value.toUpperCase() },
    // What can be paid comes first; that more stands there, the chip says.
    {
        ...WHAT_FILTER,
        preset: 'payable',
        choices: [{ value: 'payable', title: 'something is payable' }, ...(WHAT_FILTER.choices ?? [])],
    },
];
const TOTALS = {
    noun: ['line', 'lines'] as [string, string],
    names: { payable: 'Payable', onHold: 'On hold', notApproved: 'Not approved' },
};

/** One summed line for partner and currency. */
export function PendingPayments() {
    const program = useProgram();
    const may = useMay('finance');
    const { search, change } = useAddress();
    return (
        <Screen
            fill
            title="Payouts"
            says="What each partner would be paid now, one line for partner and currency, and why not where nothing would be."
            actions={<GenerateButton program={program} />}
            tabs={
                <>
                    <PayoutTabs program={program.code} />
                    {search.job !== undefined && <RunJobNote program={program.code} id={search.job} />}
                </>
            }
        >
            <DataTable<PendingPayment>
                name="pending-payments"
                label="Pending payments"
                path={inProgram(program.code, 'pending-payments')}
                columns={lineColumns(program)}
                filters={FILTERS}
                saved={[]}
                rowId={(row) => `${row.partner} ${row.payable.currency}`}
                rowTo={(row) => place(program.code, 'partners', row.partner)}
                keepSearch={false}
                totals={TOTALS}
                choice={
                    may
                        ? {
                              noun: ['line', 'lines'],
                              nameOf: (row) => `${row.partner} in ${row.payable.currency}`,
                              all: true,
                              bar: (chosen) => (
                                  <PendingBulk
                                      program={program}
                                      chosen={chosen}
                                      onStarted={(job) => change({ job }, true)}
                                  />
                              ),
                          }
                        : undefined
                }
                empty={
                    search.what === undefined ? (
                        <EmptyState
                            icon="payouts"
                            title="Nothing is payable now"
                            action={
                                <Button variant="default" onClick={() => change({ what: 'all' })}>
                                    Show every line
                                </Button>
                            }
                        >
                            What is not approved yet, or on hold, or comes to nothing, stands among all lines.
                        </EmptyState>
                    ) : (
                        <EmptyState
                            icon="payouts"
                            title="Nobody is owed anything"
                            action={
                                <Button component={Link} to={place(program.code, 'commissions')} variant="default">
                                    See the commissions
                                </Button>
                            }
                        >
                            A partner stands here from the first commission on. It is payable once it is approved and
                            past its hold.
                        </EmptyState>
                    )
                }
            />
        </Screen>
    );
}
