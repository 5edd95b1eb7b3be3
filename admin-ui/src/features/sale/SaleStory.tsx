import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { Explanation } from '../../components/Explanation';
import { Facts } from '../../components/Facts';
import { LineList } from '../../components/records/LineList';
import { UnderVersions } from '../../components/records/UnderVersions';
import { MoneyText } from '../../components/MoneyText';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { type Explanation as Told, get, inProgram, type Program, type Sale } from '../../lib/api';
import { place } from '../../lib/places';
import { Earlier } from './Earlier';
import { SaleActions } from './SaleActions';

/** What the sale is, what it earned and why, what came after it. */
export function SaleStory({ program, sale }: { program: Program; sale: Sale }) {
    return (
        <Stack gap="lg">
            <div>
                <MoneyText money={sale.amount} large word="refund" />
                <div className="quiet">
                    <DateText at={sale.occurredAt} zone={program.zone} time age />
                </div>
            </div>
            {sale.reason && <p style={{ margin: 0 }}>{sale.reason}</p>}
            <SaleActions program={program} sale={sale} />
            <Part title="What it earned">
                <LineList program={program} lines={sale.lines} commissions={sale.commissions} />
            </Part>
            <Part title="Why">
                <Why program={program.code} sale={sale} />
            </Part>
            <Part title="Under another version">
                <UnderVersions program={program.code} sale={sale.id} version={sale.version} />
            </Part>
            <Part title="The sale">
                <SaleFacts program={program} sale={sale} />
            </Part>
            {sale.refunds.length > 0 && (
                <Part title="Refunds">
                    {sale.refunds.map((refund) => (
                        <div key={refund.id} style={{ display: 'flex', justifyContent: 'space-between', gap: '1rem' }}>
                            <Link to={place(program.code, 'sales', refund.id)} className="link">
                                {refund.reference}
                            </Link>
                            <DateText at={refund.occurredAt} zone={program.zone} />
                            <MoneyText money={refund.amount} />
                        </div>
                    ))}
                </Part>
            )}
            {sale.earlier.length > 0 && (
                <Part title="Earlier contents">
                    <Earlier entries={sale.earlier} zone={program.zone} />
                </Part>
            )}
        </Stack>
    );
}

function Why({ program, sale }: { program: string; sale: Sale }) {
    const path = inProgram(program, 'sales', sale.id, 'explanation');
    const { data, isPending, isError, error, refetch } = useQuery({
        queryKey: [path, sale.version, sale.state],
        queryFn: ({ signal }) => get<Told | { explanation: Told }>(path, {}, signal),
        enabled: sale.state !== 'parked',
    });
    if (sale.state === 'parked') {
        return <p style={{ margin: 0 }}>It waits: {sale.reason ?? 'it could not be decided'}.</p>;
    }
    if (isPending) {
        return <Loading lines={4} label="Loading the explanation" />;
    }
    if (isError) {
        return <ErrorNote error={error} what="The explanation could not be loaded" onRetry={() => void refetch()} />;
    }
    return (
        <Explanation
            explanation={'explanation' in data ? data.explanation : data}
            policy={{ program, version: sale.version }}
        />
    );
}

function SaleFacts({ program, sale }: { program: Program; sale: Sale }) {
    return (
        <Facts
            facts={[
                [
                    'Partner',
                    sale.partner && (
                        <Link className="link" to={place(program.code, 'partners', sale.partner)}>
                            {sale.partner}
                        </Link>
                    ),
                ],
                [
                    'Credits',
                    sale.credits &&
                        sale.credits.length > 1 &&
                        sale.credits.map((one) => `${one.partner} ${one.percent} %`).join(', '),
                ],
                [
                    'Customer',
                    sale.customer && (
                        <Link className="link" to={place(program.code, 'customers', sale.customer)}>
                            {sale.customer}
                        </Link>
                    ),
                ],
                [
                    'Order',
                    sale.order && (
                        <Link
                            className="link"
                            to={place(program.code, 'sales')}
                            search={{ order: sale.order } as never}
                        >
                            {sale.order}
                        </Link>
                    ),
                ],
                ['Product', sale.product],
                ['Channel', text(sale.channel)],
                ['Coupon', text(sale.coupon)],
                ['Discount', text(sale.discount)],
                ['Tax', text(sale.tax)],
                ['Shipping', text(sale.shipping)],
                ['Category', sale.category],
                ['Country', sale.country],
                ['Quantity', sale.quantity],
                ['Revenue', sale.revenue && <MoneyText money={sale.revenue} />],
                ['Source', sale.source],
                ['Of sale', sale.originalReference],
                ['Version', sale.version],
                ['Recorded', sale.recordedAt && <DateText at={sale.recordedAt} zone={program.zone} time />],
                ...Object.entries(sale.attributes ?? {}).map(([name, value]): [string, string] => [
                    name,
                    String(value),
                ]),
            ]}
        />
    );
}

/** What may be there and be nothing: `0.00` says as little as nothing at all. */
const text = (value: unknown): string | null => (typeof value === 'string' && /[^0.]/.test(value) ? value : null);
