import { Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog } from '../../components/ReasonDialog';
import { PARTNER_STATES } from '../../components/records/states';
import { type PartnerDetail, post } from '../../lib/api';

export type PartnerAction = 'state' | 'level' | 'group' | 'erase';

interface Props {
    action: PartnerAction;
    path: string;
    partner: PartnerDetail;
    onClose: () => void;
}

export function PartnerDialog({ action, path, partner, onClose }: Props) {
    const queries = useQueryClient();
    const send = async (to: string, body: object) => {
        await post(`${path}/${to}`, body);
        await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    if (action === 'erase') {
        return (
            <ReasonDialog
                title={`Erase personal data of ${partner.code}`}
                says="Name, email and payment details go for good. The code, the commissions and the ledger stay, because what was paid must stay provable."
                action="Erase for good"
                dangerous
                onClose={onClose}
                onDo={(reason) => send('erase', { reason })}
            />
        );
    }
    return action === 'state' ? (
        <State partner={partner} send={send} onClose={onClose} />
    ) : (
        <DatedValue what={action} partner={partner} send={send} onClose={onClose} />
    );
}

type Send = (to: string, body: object) => Promise<void>;

function State({ partner, send, onClose }: { partner: PartnerDetail; send: Send; onClose: () => void }) {
    const [state, setState] = useState<string>(partner.state);
    const [from, setFrom] = useState('');
    return (
        <ReasonDialog
            title={`State of ${partner.name || partner.code}`}
            says="Sales on days on which a partner is not approved earn nothing."
            action="Change the state"
            required={false}
            onClose={onClose}
            onDo={(reason) => send('state', { state, ...(from && { from }), ...(reason && { reason }) })}
        >
            <Select
                label="State"
                data={PARTNER_STATES.map((one) => ({ value: one.value, label: one.title }))}
                value={state}
                allowDeselect={false}
                onChange={(chosen) => setState(chosen ?? state)}
            />
            <Day label="From (today if left out)" value={from} onChange={setFrom} />
        </ReasonDialog>
    );
}

function DatedValue({
    what,
    partner,
    send,
    onClose,
}: {
    what: 'level' | 'group';
    partner: PartnerDetail;
    send: Send;
    onClose: () => void;
}) {
    const [value, setValue] = useState('');
    const [from, setFrom] = useState('');
    const [to, setTo] = useState('');
    return (
        <ReasonDialog
            title={`${what === 'level' ? 'Level' : 'Group'} of ${partner.name || partner.code}`}
            says={
                what === 'level'
                    ? 'The level holds from that day on, until another begins.'
                    : 'The partner belongs to the group from that day on.'
            }
            action="Set it"
            required={false}
            onClose={onClose}
            onDo={() => send(what === 'level' ? 'level' : 'groups', { [what]: value.trim(), from, ...(to && { to }) })}
        >
            <TextInput
                label={what === 'level' ? 'Level' : 'Group'}
                required
                value={value}
                onChange={(event) => setValue(event.currentTarget.value)}
            />
            <Day label="From" required value={from} onChange={setFrom} />
            {what === 'group' && <Day label="Until (open if left out)" value={to} onChange={setTo} />}
        </ReasonDialog>
    );
}

function Day({
    label,
    value,
    onChange,
    required = false,
}: {
    label: string;
    value: string;
    onChange: (day: string) => void;
    required?: boolean;
}) {
    return (
        <TextInput
            type="date"
            label={label}
            required={required}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
        />
    );
}
