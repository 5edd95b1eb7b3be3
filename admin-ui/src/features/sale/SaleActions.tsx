import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { inProgram, post, type Program, type Sale } from '../../lib/api';
import { useMay } from '../../lib/session';

type Asked = 'correct' | 'void' | 'rerun' | null;

/** Correct, void, run again: each adds to the books and takes nothing out of them. */
export function SaleActions({ program, sale }: { program: Program; sale: Sale }) {
    const may = useMay('sales');
    const [asked, setAsked] = useState<Asked>(null);
    const queries = useQueryClient();
    if (!may) {
        return null;
    }
    const close = () => setAsked(null);
    const send = (what: string, said: string) => async (body: object) => {
        await post(inProgram(program.code, 'sales', sale.id, what), body);
        notifications.show({ message: `${sale.reference}: ${said}` });
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    return (
        <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => setAsked('correct')}>
                Correct
            </Button>
            <Button variant="default" size="xs" onClick={() => setAsked('rerun')}>
                Run again
            </Button>
            <Button variant="default" size="xs" onClick={() => setAsked('void')}>
                Void
            </Button>
            {asked === 'correct' && <Correction sale={sale} onClose={close} send={send('correct', 'corrected')} />}
            {asked === 'void' && (
                <ReasonDialog
                    title={`Void ${sale.reference}`}
                    says="The sale stays in the list and counts no more. What it earned is taken back by entries of their own."
                    action="Void this sale"
                    dangerous
                    onClose={close}
                    onDo={(reason) => send('void', 'voided')({ reason })}
                />
            )}
            {asked === 'rerun' && (
                <ReasonDialog
                    title={`Run ${sale.reference} again`}
                    says="It is decided again under the version in force on its day. If that gives other amounts, the difference is booked; if not, nothing is. What was declined of it is owed again."
                    action="Run again"
                    required={false}
                    onClose={close}
                    onDo={(reason) => send('rerun', 'run again')(reason === '' ? {} : { reason })}
                />
            )}
        </Group>
    );
}

/** As the sales file calls its columns. */
const FIELDS = [
    'partner',
    'customer',
    'product',
    'category',
    'country',
    'channel',
    'coupon',
    'quantity',
    'amount',
    'discount',
    'occurredAt',
    'orderReference',
];

function Correction({
    sale,
    onClose,
    send,
}: {
    sale: Sale;
    onClose: () => void;
    send: (body: object) => Promise<void>;
}) {
    const [field, setField] = useState('partner');
    const [value, setValue] = useState(text(sale, 'partner'));
    return (
        <ReasonDialog
            title={`Correct ${sale.reference}`}
            says="The content before stays readable, and the difference of what is earned is booked."
            action="Correct"
            onClose={onClose}
            onDo={(reason) => send({ reason, changes: { [field]: value.trim() } })}
        >
            <Group grow align="flex-start">
                <Select
                    label="Field"
                    data={FIELDS}
                    value={field}
                    allowDeselect={false}
                    onChange={(chosen) => {
                        setField(chosen ?? field);
                        setValue(text(sale, chosen ?? field));
                    }}
                />
                <TextInput
                    label="What it should be"
                    value={value}
                    onChange={(event) => setValue(event.currentTarget.value)}
                />
            </Group>
        </ReasonDialog>
    );
}

function text(sale: Sale, field: string): string {
    if (field === 'amount') {
        return sale.amount.amount;
    }
    const value = sale[field];
    return value === null || value === undefined ? '' : String(value);
}
