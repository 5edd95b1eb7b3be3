import { useNavigate } from '@tanstack/react-router';
import { inProgram, type Lead, post, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import { LeadFields } from './LeadFields';
import { useFresh } from './useLead';

export function NewLead({ program, onClose }: { program: Program; onClose: () => void }) {
    const navigate = useNavigate();
    const fresh = useFresh();
    const save = async (values: Record<string, string>) => {
        const said = Object.entries(values)
            .map(([name, value]) => [name, value.trim()] as const)
            .filter(([, value]) => value !== '');
        const made = await post<Lead>(inProgram(program.code, 'leads'), Object.fromEntries(said));
        await fresh();
        onClose();
        await navigate({ to: place(program.code, 'leads', made.id), search: true as never });
    };
    return (
        <LeadFields
            title="New lead"
            action="Add"
            what="The lead is not added"
            fields={[
                { name: 'partner', label: 'Partner, by code', required: true },
                { name: 'name', label: 'Name of the lead', required: true },
                { name: 'company', label: 'Company' },
                { name: 'email', label: 'Email' },
                { name: 'code', label: 'Code', says: 'As sales name it; made for you if left out.' },
                {
                    name: 'commissionPercent',
                    label: 'Commission in percent',
                    says: 'Left out: what the policy gives this partner for a lead that is won.',
                },
                { name: 'note', label: 'Note', long: true },
            ]}
            onSave={save}
            onClose={onClose}
        />
    );
}
