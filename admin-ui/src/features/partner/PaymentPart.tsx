import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '../../components/DateText';
import { Facts } from '../../components/Facts';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { get, type PaymentDetails, type PaymentHistory } from '../../lib/api';
import { useMay } from '../../lib/session';
import classes from './PartnerFacts.module.css';
import { PaymentDialog, RemovePayment } from './PaymentDialog';
import { fieldsOf, METHOD_NAMES } from './paymentMethods';
import { usePartner } from './usePartner';

/** Where the money of the partner goes, and where it went before. */
export function PaymentPart() {
    const { program, path: partnerPath, partner } = usePartner();
    const path = `${partnerPath}/payment-details`;
    const payment = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) => get<PaymentHistory>(path, {}, signal),
    });
    const finance = useMay('finance');
    const people = useMay('people');
    const [asked, setAsked] = useState<'edit' | 'remove' | null>(null);
    const may = (finance || people) && !partner.data?.erasedAt;
    const current = payment.data?.current ?? null;
    const earlier = payment.data?.history.filter((one) => one.id !== current?.id) ?? [];
    return (
        <Part
            title="Payment details"
            aside={
                may &&
                payment.data && (
                    <Group gap="xs">
                        {current && (
                            <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label="Remove the payment details"
                                onClick={() => setAsked('remove')}
                            >
                                Remove
                            </Button>
                        )}
                        <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={current ? 'Change the payment details' : 'Enter payment details'}
                            onClick={() => setAsked('edit')}
                        >
                            {current ? 'Change' : 'Enter'}
                        </Button>
                    </Group>
                )
            }
        >
            {payment.isPending && <Loading lines={2} label="Loading the payment details" />}
            {payment.isError && (
                <ErrorNote
                    error={payment.error}
                    what="The payment details could not be loaded"
                    onRetry={() => void payment.refetch()}
                />
            )}
            {payment.data &&
                (current ? (
                    <Current details={current} zone={program.zone} />
                ) : (
                    <span className="quiet">None: this partner is left out of payouts until they are entered.</span>
                ))}
            {earlier.length > 0 && (
                <>
                    <h3 className={classes.before}>Before</h3>
                    <ul className={`${classes.dated} ${classes.stacked}`} aria-label="Earlier payment details">
                        {earlier.map((one) => (
                            <li key={one.id}>
                                <span>{one.erasedAt ? `${one.text} (erased)` : one.text}</span>
                                <span className="quiet">
                                    <DateText at={one.from} zone={program.zone} /> until{' '}
                                    <DateText at={one.to} zone={program.zone} />
                                    {one.endedBy && `, ended by ${one.endedBy}`}
                                </span>
                            </li>
                        ))}
                    </ul>
                </>
            )}
            {asked === 'edit' && (
                <PaymentDialog
                    path={path}
                    partner={partner.data?.name || (partner.data?.code ?? '')}
                    current={current}
                    onClose={() => setAsked(null)}
                />
            )}
            {asked === 'remove' && <RemovePayment path={path} onClose={() => setAsked(null)} />}
        </Part>
    );
}

function Current({ details, zone }: { details: PaymentDetails; zone: string }) {
    const waits = Date.parse(details.countsFrom) > Date.now();
    return (
        <Facts
            facts={[
                ['Method', METHOD_NAMES[details.method]],
                ...fieldsOf(details.method).map((field): [string, string | null] => [field.title, details[field.name]]),
                [
                    'Entered',
                    <>
                        <DateText at={details.from} zone={zone} age /> by {details.by}
                    </>,
                ],
                ['Can be paid to from', waits && <DateText at={details.countsFrom} zone={zone} time />],
            ]}
        />
    );
}
