import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { Explanation } from '../../components/Explanation';
import { Facts } from '../../components/Facts';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { RecordDrawer } from '../../components/RecordDrawer';
import { commissionState, takenBackWord } from '../../components/records/states';
import { UnderVersions } from '../../components/records/UnderVersions';
import { type Commission, get, inProgram, type Program } from '../../lib/api';
import { amountText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import { CommissionActions } from './CommissionActions';
import { EmailPartner } from './EmailPartner';
import { Happened } from './Happened';

/** The explanation of an amount. */
export function CommissionDrawer() {
    const program = useProgram();
    const { commission: id = '' } = useParams({ strict: false }) as { commission?: string };
    const path = inProgram(program.code, 'commissions', id);
    const commission = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<Commission>(path, {}, signal) });
    const navigate = useNavigate();
    return (
        <RecordDrawer
            title={
                commission.data
                    ? `${commission.data.component || commission.data.kind} for ${commission.data.partner}`
                    : 'Commission'
            }
            onClose={() => void navigate({ to: place(program.code, 'commissions'), search: true as never })}
        >
            {commission.isPending && <Loading label="Loading the explanation" />}
            {commission.isError && (
                <ErrorNote
                    error={commission.error}
                    what="This commission could not be loaded"
                    onRetry={() => void commission.refetch()}
                />
            )}
            {commission.data && <Amount program={program} commission={commission.data} />}
        </RecordDrawer>
    );
}

function Amount({ program, commission }: { program: Program; commission: Commission }) {
    return (
        <Stack gap="lg">
            <div>
                <MoneyText money={commission.amount} large word={takenBackWord(commission)} />{' '}
                {commissionState(commission.state)}
                <div>
                    for sale{' '}
                    <Link className="link" to={place(program.code, 'sales', commission.sale.id)}>
                        {commission.sale.reference}
                    </Link>{' '}
                    on <DateText at={commission.occurredAt} zone={program.zone} />
                </div>
                {commission.payableFrom && (
                    <div className="quiet">
                        payable from <DateText at={commission.payableFrom} zone={program.zone} age />
                    </div>
                )}
            </div>
            <Group gap="xs">
                <CommissionActions program={program} commission={commission} />
                <EmailPartner program={program} commission={commission} />
            </Group>
            <Facts
                facts={[
                    ['Base', commission.base && <span className="figures">{amountText(commission.base)}</span>],
                    ['Rate', commission.rate],
                    ['Row', commission.row && `${commission.row} of ${commission.sheet ?? ''}`],
                    ['Version', commission.version],
                    ['Kind', commission.kind],
                    [
                        'Partner',
                        <Link key="p" className="link" to={place(program.code, 'partners', commission.partner)}>
                            {commission.partner}
                        </Link>,
                    ],
                    ['Note', commission.reason],
                ]}
            />
            {commission.explanation && (
                <Explanation
                    explanation={commission.explanation}
                    partner={commission.partner}
                    component={commission.component}
                    policy={{ program: program.code, version: commission.version }}
                />
            )}
            <Part title="What happened">
                <Happened commission={commission} zone={program.zone} />
            </Part>
            <Part title="Under another version">
                <UnderVersions program={program.code} sale={commission.sale.id} version={commission.version} />
            </Part>
        </Stack>
    );
}
